"""An Excel workbook: a scorecard, the findings with a column for a person's verdict, and all segments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO

from bilint.errors import LanguageError, MissingExtraError
from bilint.model import Finding, Pair, Report, Severity
from bilint.reports.counts import WORST_FIRST, count_of, summary, worst_first
from bilint.reports.display import LEAVE_OUT, UNSHOWABLE
from bilint.reports.entries import document_of, entries
from bilint.reports.style import Style
from bilint.reports.verdict import verdict
from bilint.reports.xml import content
from bilint.text.language import parse_language

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

CELL = 32_767
"""Characters (UTF-16 code units) that Excel holds in a cell."""
ROWS = 1_048_576
"""Rows of a sheet."""
VERDICTS = ("accepted", "dismissed", "unsure")
"""What a person can say of a finding; the first two are the words of `bilint review`."""

_IN_MEMORY = 1 << 20
"""Bytes of a workbook that are held in memory; a larger one takes a temporary file."""
_Value = str | float | None
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_FINDINGS = {
    **{"severity": 10, "check": 24, "category": 30, "document": 24, "line": 7, "pair": 8, "message": 48},
    **{"in the source": 26, "in the translation": 26, "better": 30, "verdict": 12, "note": 30},
    **{"source": 60, "translation": 60, "confidence": 11, "fingerprint": 20},
}
_SEGMENTS = {"pair": 8, "document": 24, "line": 7, "findings": 9, "worst": 10, "source": 70, "translation": 70}
_SCORECARD = (34, 16, 12, 12, 60)


def write(report: Report, out: BinaryIO, style: Style, verdicts: Mapping[str, tuple[str, str]] | None = None) -> None:
    """Writes the workbook row by row: memory does not grow with the findings.

    `verdicts`: by fingerprint, what a person has said already: a verdict and a note.

    Every text is written as a text, so that none is computed as a formula or taken for a link. Raises
    MissingExtraError without XlsxWriter.
    """
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError:
        raise MissingExtraError("the xlsx report", "xlsx") from None
    # In a file of its own first: the ZIP archive complains of its own accord where `out` ends before it does.
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        with Workbook(file, {"constant_memory": True}) as book:
            writer = _Writer(book)
            writer.scorecard(report)
            writer.findings(report, verdicts or {})
            writer.segments(report)
        file.seek(0)
        copyfileobj(file, out)


class _Writer:
    """The formats of one workbook, and its three sheets."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._bold = book.add_format({"bold": True})
        self._text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        # Reading order 2: from right to left.
        self._rtl = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "reading_order": 2})
        self._whole = book.add_format({"valign": "top"})
        self._decimal = book.add_format({"valign": "top", "num_format": "0.00"})

    def scorecard(self, report: Report) -> None:
        """Verdict, counts by category and severity, scores, inputs, and what a reader has to know."""
        sheet = self._sheet("Scorecard", _SCORECARD)
        result = verdict(report)
        rows: list[Sequence[_Value]] = [
            ("passes" if result.passed else "does not pass", result.reason),
            (summary(report),),
            (),
            ("category", *(severity.value for severity in WORST_FIRST)),
        ]
        counted = Counter((finding.category, finding.severity) for finding in report.findings)
        for category in sorted({category for category, _ in counted}):
            rows.append((category, *(counted[category, severity] for severity in WORST_FIRST)))
        rows.append(("all", *(sum(n for (_, s), n in counted.items() if s is severity) for severity in WORST_FIRST)))
        rows += [(), ("score", "value", "of", "better", "signature")]
        for score in report.scores:
            if score.level != "segment":
                of = score.unit or score.system or score.level
                better = "higher" if score.higher_is_better else "lower"
                rows.append((score.name, score.value, of, better, score.signature))
        rows += [(), ("read", "language", "segments", "side")]
        rows += [(given.path or "-", given.language, given.segments, given.side) for given in report.inputs]
        rows += [(), ("notes and problems",)]
        rows += [(problem.message,) for problem in report.problems]
        rows += [(note,) for note in report.notes]
        heads = {"category", "score", "read", "notes and problems"}
        for number, row in enumerate(rows[: ROWS - 1]):
            bold = number < 2 or (bool(row) and row[0] in heads)
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, cell(value), self._bold if bold else self._text)
                elif value is not None:
                    sheet.write_number(number, column, value, self._number(value))

    def findings(self, report: Report, verdicts: Mapping[str, tuple[str, str]]) -> None:
        """A row for each finding, the worst first, with a list of verdicts to choose from."""
        sheet = self._sheet("Findings", tuple(_FINDINGS.values()), tuple(_FINDINGS))
        pairs = {pair.id: pair for pair in report.pairs}
        kept = worst_first(report.findings)[: ROWS - 2]
        for number, finding in enumerate(kept, 1):
            said = verdicts.get(finding.fingerprint, ("", ""))
            self._finding(sheet, number, finding, pairs.get(finding.id), said)
        if len(kept) < len(report.findings):
            left = count_of(len(report.findings) - len(kept), "finding")
            sheet.write_string(len(kept) + 1, 0, f"and {left} of the least severity, for which a sheet has no rows")
        column = list(_FINDINGS).index("verdict")
        last = max(len(kept), 1)
        sheet.data_validation(1, column, last, column, {"validate": "list", "source": list(VERDICTS)})
        sheet.autofilter(0, 0, last, len(_FINDINGS) - 1)

    def _finding(
        self, sheet: Worksheet, number: int, finding: Finding, pair: Pair | None, said: tuple[str, str]
    ) -> None:
        source, target = finding.source or "", finding.target or ""
        source_format = self._of(pair.source_lang if pair else None)
        target_format = self._of(pair.target_lang if pair else None)
        cells: list[tuple[_Value, Any]] = [
            (finding.severity.value, None),
            (finding.check, None),
            (finding.category, None),
            ((document_of(pair) if pair else None) or finding.path, None),
            (finding.line, None),
            (finding.id, None),
            (finding.message, None),
            (finding.source_span.of(source) if finding.source_span else "", source_format),
            (finding.target_span.of(target) if finding.target_span else "", target_format),
            (" / ".join(text or f"({LEAVE_OUT})" for text in finding.suggestions), target_format),
            (said[0], None),
            (said[1], None),
            (source, source_format),
            (target, target_format),
            (finding.confidence, None),
            (finding.fingerprint, None),
        ]
        self._row(sheet, number, [value for value, _ in cells], [form for _, form in cells])

    def segments(self, report: Report) -> None:
        """A row for each pair, in reading order."""
        sheet = self._sheet("Segments", tuple(_SEGMENTS.values()), tuple(_SEGMENTS))
        number = 0
        for number, (pair, findings) in enumerate(entries(report), 1):
            if number == ROWS - 1:
                sheet.write_string(number, 0, "and more, for which a sheet has no rows")
                break
            worst: Severity | None = max((finding.severity for finding in findings), default=None)
            line = pair.target_place.runs[0].line if pair.target_place else None
            row = (
                *(pair.id, document_of(pair), line, len(findings), worst.value if worst else ""),
                *(pair.source or "", pair.target),
            )
            forms = [None] * 5 + [self._of(pair.source_lang), self._of(pair.target_lang)]
            self._row(sheet, number, row, forms)
        sheet.autofilter(0, 0, max(number, 1), len(_SEGMENTS) - 1)

    def _sheet(self, name: str, widths: Sequence[int], titles: Sequence[str] = ()) -> Worksheet:
        """A sheet with columns so many characters wide; titles stay in sight."""
        sheet: Worksheet = self._book.add_worksheet(name)
        for number, width in enumerate(widths):
            sheet.set_column(number, number, width)
        for number, title in enumerate(titles):
            sheet.write_string(0, number, title, self._head)
        if titles:
            sheet.freeze_panes(1, 0)
            # Ids and figures are texts here: no warning at each of them.
            sheet.ignore_errors({"number_stored_as_text": f"A1:{_LETTERS[len(titles) - 1]}{ROWS}"})
        return sheet

    def _row(self, sheet: Any, row: int, values: Iterable[_Value], forms: Iterable[Any]) -> None:
        """Writes a row as XML, three times as fast as cell by cell.

        That reaches behind XlsxWriter's interface, to the file of the rows that it keeps in constant memory.
        """
        cells = []
        for letter, value, form in zip(_LETTERS, values, forms, strict=False):
            at = f'<c r="{letter}{row + 1}" s='
            if isinstance(value, str):
                if value:
                    index = (form or self._text)._get_xf_index()
                    cells.append(f'{at}"{index}" t="inlineStr"><is>{_inline(value)}</is></c>')
            elif value is not None:
                cells.append(f'{at}"{self._number(value)._get_xf_index()}"><v>{value:.16g}</v></c>')
        sheet._write_single_row(row)  # what has been written cell by cell, as the titles
        sheet.dim_rowmax = row
        sheet.fh.write(f'<row r="{row + 1}">{"".join(cells)}</row>')

    def _number(self, value: float) -> Any:
        return self._whole if isinstance(value, int) else self._decimal

    def _of(self, language: str | None) -> Any:
        return self._rtl if language and _direction(language) == "rtl" else self._text


def _direction(language: str) -> str:
    try:
        return parse_language(language).direction
    except LanguageError:
        return "ltr"


# What Excel reads as a character by its code (ECMA-376, part 1, 22.9.2.19), and so an underscore that is meant.
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def _inline(text: str) -> str:
    """A text as the XML of a cell that holds it itself."""
    text = cell(text)
    if "_x" in text:
        text = _CODE.sub("_x005F_", text)
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() or "\n" in text else ""
    return f"<t{space}>{content(text)}</t>"


_NO_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), UNSHOWABLE)


def cell(text: str) -> str:
    """A text that fits into a cell; a longer one is cut and says so."""
    if not text.isprintable():
        text = text.translate(_NO_SURROGATES)
    if len(text) * 2 > CELL and len(text.encode("utf-16-le")) // 2 > CELL:
        text = text.encode("utf-16-le")[: (CELL - 20) * 2].decode("utf-16-le", "ignore") + "… (cut by bilint)"
    return text
