"""Corpora of any size: pairs in, findings and scores out, over local processes."""

from bilint.batch.run import BatchResult, Interrupted, run

__all__ = ["BatchResult", "Interrupted", "run"]
