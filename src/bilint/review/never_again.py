""" "Never again for this word": what is meant by the word, and the `[[ignore]]` of it in the settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from bilint.config import edit
from bilint.config.change import change
from bilint.errors import BilintError
from bilint.model import Finding


def word_key(finding: Finding) -> str | None:
    """The subject of "never again for this word": the check and the words it marks, in the translation if it can be.

    None where it marks none. `word_of_key` takes it apart.
    """
    for text, span in ((finding.target, finding.target_span), (finding.source, finding.source_span)):
        if text is not None and span is not None and (words := span.of(text).strip()):
            return f"{finding.check}\x1f{words.casefold()}"
    return None


def word_of_key(key: str) -> tuple[str, str]:
    """The check and the words of a `word_key`."""
    check, _, words = key.partition("\x1f")
    return check, words


def ignore_of(key: str, reason: str, reviewer: str) -> dict[str, str]:
    """The `[[ignore]]` of a `word_key`, with the reason and who gave it.

    `text` means words that stand in what a finding marks; where these are figures it would hold for others too (3 in
    3 million), so that a `regex` says it has to be all that is marked.
    """
    check, words = word_of_key(key)
    figures = any(char.isnumeric() for char in words)
    what = {"regex": rf"(?i)^\s*{_pattern(words)}\s*$"} if figures else {"text": words}
    return {"check": check, **what, "reason": f"{reason} ({reviewer})"}


def _pattern(words: str) -> str:
    return re.sub(r"[][\\.^$*+?{}|()]", r"\\\g<0>", words)


def into_settings(
    path: Path, reviewer: str, before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[str | None, str | None]:
    """Makes the settings follow what changed among a reviewer's ignores (reason by key).

    The file that was changed, or why it was left alone.
    """
    if before == after:
        return None, None

    def follow(text: str) -> str:
        for key in sorted(before.keys() | after.keys()):
            if before.get(key) != after.get(key):
                if key in before:
                    text = edit.without_ignore(text, ignore_of(key, before[key], reviewer), str(path))
                if key in after:
                    text = edit.with_ignore(text, ignore_of(key, after[key], reviewer), str(path))
        return text

    try:
        change(path, follow)
    except BilintError as error:
        return None, str(error)
    return str(path), None
