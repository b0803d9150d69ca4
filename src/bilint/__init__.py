"""bilint reads a text and its translation and says what a careful bilingual editor would say.

report = bilint.check("article.de.txt", "article.en.txt")
for finding in report.findings:
    print(finding.line, finding.check, finding.message)
"""

__version__ = "0.1.0"

from bilint.errors import (
    BilintError,
    ConfigError,
    EncodingError,
    InputError,
    LanguageError,
    MissingExtraError,
    OutputError,
    UnknownNameError,
)
from bilint.model import Bead, Document, Finding, Pair, Place, Report, Score, Segment, Severity, Span
from bilint.pipeline import align, check, check_pairs, read, score

__all__ = [
    "Bead",
    "BilintError",
    "ConfigError",
    "Document",
    "EncodingError",
    "Finding",
    "InputError",
    "LanguageError",
    "MissingExtraError",
    "OutputError",
    "Pair",
    "Place",
    "Report",
    "Score",
    "Segment",
    "Severity",
    "Span",
    "UnknownNameError",
    "__version__",
    "align",
    "check",
    "check_pairs",
    "read",
    "score",
]
