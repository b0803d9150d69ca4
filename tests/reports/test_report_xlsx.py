"""The workbook, read back by openpyxl."""

import sys
import zipfile
from io import BytesIO

import openpyxl
import pytest

from bilint.errors import MissingExtraError
from bilint.model import Finding, Pair, Report, Severity
from bilint.reports import Style, is_binary, xlsx
from bilint.reports.xlsx import CELL, VERDICTS, cell, write


def book_of(report):
    out = BytesIO()
    write(report, out, Style())
    out.seek(0)
    return openpyxl.load_workbook(out)


@pytest.fixture(scope="module")
def book(report):
    return book_of(report)


def columns(sheet):
    return {value.value: value.column for value in sheet[1]}


def test_sheets_filters_and_frozen_heads(book):
    assert book.sheetnames == ["Scorecard", "Findings", "Segments"]
    for name in ("Findings", "Segments"):
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref.startswith("A1:")


def test_the_worst_come_first_with_a_list_of_verdicts(book, report):
    sheet = book["Findings"]
    severities = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert severities == sorted(severities, key=lambda name: -Severity(name).rank)
    assert len(severities) == len(report.findings)
    (validation,) = sheet.data_validations.dataValidation
    assert validation.formula1 == f'"{",".join(VERDICTS)}"'
    letter = sheet.cell(1, columns(sheet)["verdict"]).column_letter
    assert str(validation.sqref) == f"{letter}2:{letter}{len(severities) + 1}"


def test_every_text_is_a_text(book):
    sheet = book["Findings"]
    cells = [one for row in sheet.iter_rows(min_row=2) for one in row if one.value is not None]
    assert {one.data_type for one in cells} == {"s", "n"}
    assert "=1+1" in {one.value for one in cells}
    assert all(one.hyperlink is None for one in cells)


def test_what_to_leave_out_is_said(book):
    sheet = book["Findings"]
    better = columns(sheet)["better"]
    shown = {row[6].value: row[better - 1].value for row in sheet.iter_rows(min_row=2)}
    assert shown["a figure without source"] == "(leave it out)"
    assert shown["a sentence is missing"] is None


def test_arabic_is_read_from_the_right(book):
    sheet = book["Segments"]
    target = columns(sheet)["translation"]
    order = {row[target - 1].value: row[target - 1].alignment.readingOrder for row in sheet.iter_rows(min_row=2)}
    assert order["أضف ٥ عناصر إلى السلة"] == 2
    assert order["Nobody objected."] == 0


def test_segments_hold_every_pair(book, report):
    sheet = book["Segments"]
    rows = [[one.value for one in row] for row in sheet.iter_rows(min_row=2)]
    assert len(rows) == len(report.pairs)
    assert [row[3] for row in rows] == [3, 0, 1, 2, 1, 1, 1, 1, 1]


def test_scorecard(book):
    rows = [[one.value for one in row if one.value is not None] for row in book["Scorecard"].iter_rows()]
    assert rows[0] == ["does not pass", "1 problem kept checks from running"]
    assert ["accuracy/mistranslation", 1, 2, 1, 1] in rows
    assert ["all", 1, 4, 4, 2] in rows
    assert any(row[:2] == ["chrF", 61.237] for row in rows)


def test_long_and_broken_texts():
    assert cell("a" * CELL) == "a" * CELL
    for long in ("a" * (CELL + 1), "🌾" * CELL):
        cut = cell(long)
        assert len(cut.encode("utf-16-le")) // 2 <= CELL
        assert cut.endswith("… (cut by bilint)")
    odd = Finding(id="1", check="a.b", category="c", severity=Severity.MINOR, message="\ud800 \x1b \x00 https://x.y")
    sheet = book_of(Report(version="0", findings=[odd]))["Findings"]
    assert sheet.cell(2, columns(sheet)["message"]).value.startswith("\ufffd ")


TEXTS = [
    *("_x0041_ stays", " edges ", "two\nlines", "a\ttab", '<b> & ]]> "q"', "=HYPERLINK(1)", "سلة 🌾 上海", "-1", "1e5"),
    *("https://x.y", "<r>no rich text</r>", "{=1}", "\u00a0"),
]


def test_texts_are_the_same_in_the_cells():
    pairs = [Pair(id=str(n), source=text, target=text) for n, text in enumerate(TEXTS)]
    out = BytesIO()
    write(Report(version="0", pairs=pairs), out, Style())
    sheet = openpyxl.load_workbook(out)["Segments"]
    for side in ("source", "translation"):
        column = columns(sheet)[side]
        shown = [row[column - 1] for row in sheet.iter_rows(min_row=2)]
        # Excel reads _xHHHH_ as a character; openpyxl does not.
        assert [one.value.replace("_x005F_", "_") for one in shown] == TEXTS
        assert {one.data_type for one in shown} == {"s"}
    # What Excel goes by and openpyxl does not.
    raw = zipfile.ZipFile(out).read("xl/worksheets/sheet3.xml").decode()
    assert f'<dimension ref="A1:G{len(TEXTS) + 1}"/>' in raw
    assert '<t xml:space="preserve"> edges </t>' in raw
    assert "<t>_x005F_x0041_ stays</t>" in raw


def test_a_sheet_with_too_few_rows_says_so(monkeypatch, report):
    monkeypatch.setattr(xlsx, "ROWS", 6)
    book = book_of(report)
    rows = [[one.value for one in row if one.value is not None] for row in book["Findings"].iter_rows(min_row=2)]
    assert [row[0] for row in rows[:4]] == ["critical", "major", "major", "major"]
    assert rows[4] == ["and 7 findings of the least severity, for which a sheet has no rows"]
    assert book["Findings"].max_row == book["Segments"].max_row == 6
    assert book["Segments"].cell(6, 1).value == "and more, for which a sheet has no rows"


def test_nothing_found():
    book = book_of(Report(version="0"))
    assert book["Findings"].max_row == 1


def test_it_is_named_binary_and_asks_for_its_package(monkeypatch):
    assert is_binary("xlsx")
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"bilint\[xlsx\]"):
        write(Report(version="0"), BytesIO(), Style())
