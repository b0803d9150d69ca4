"""What a review does with findings and lines, without a browser."""

import datetime
import json
import xml.etree.ElementTree as ET

import msgspec
import pytest

import bilint
from bilint.checks.run import Runner
from bilint.checks.select import select
from bilint.errors import InputError, OutputError, UnknownNameError
from bilint.model import OBJECT, Finding, Inline, Pair, Report, Severity, Span, fingerprint
from bilint.review.corrections import originals
from bilint.review.export import disposition, export
from bilint.review.never_again import ignore_of
from bilint.review.rows import Filter, about, matching, progress, rows, text_parts
from bilint.review.session import ReviewError, Session
from bilint.review.store import Store


def finding(pair, check, severity, source, target, *suggestions):
    spans = [None if part is None else Span(text.index(part), text.index(part) + len(part))
             for text, part in ((pair.source, source), (pair.target, target))]  # fmt: skip
    return Finding(
        id=pair.id, check=check, category="accuracy/mistranslation", severity=severity, message=f"“{target}” is wrong",
        source=pair.source, target=pair.target, source_span=spans[0], target_span=spans[1], suggestions=suggestions,
        fingerprint=fingerprint(check, pair.source, pair.target, spans),
    )  # fmt: skip


@pytest.fixture
def report():
    def pair(id, source, target, document, **more):
        return Pair(id=id, source=source, target=target, source_lang="ar", target_lang="en", document=document, **more)

    one = pair("1", "دفع ٣ ملايين", "He paid 5 million and 5 euros.", "a")
    two = pair("2", f"اضغط {OBJECT}", f"Press {OBJECT} for the vice boss.", "a",
               target_inlines=(Inline(6, "code", "<Esc>"),))  # fmt: skip
    three = pair("3", "نائب الرئيس", "The vice boss\tleft.", "b")
    findings = [
        finding(one, "numbers.mismatch", Severity.MAJOR, "٣", "5 million", "3 million", "three million"),
        finding(one, "style.short", Severity.MINOR, None, "euros", "€"),
        finding(two, "calques.title", Severity.MAJOR, None, "vice boss", "deputy head"),
        finding(three, "calques.title", Severity.CRITICAL, "نائب الرئيس", "vice boss", "deputy head"),
        finding(three, "coverage.omission", Severity.MAJOR, None, None),
    ]
    return Report(version="1", pairs=[one, two, three], findings=findings)


@pytest.fixture
def session(report, tmp_path):
    store = Store(tmp_path / "s.sqlite3")
    yield Session(report, store, reviewer="anna", checks=Runner([c for c in select() if not c.document]))
    store.close()


def found(session, reviewer="anna", blind=False, **wanted):
    return matching(session, Filter(**wanted), reviewer, blind)


def row(session, index, reviewer="anna", blind=False):
    return rows(session, [index], reviewer, blind)[0]


def test_judging_filters_and_progress(session):
    session.judge("anna", 0, {"verdict": "accepted", "note": "ja"})
    session.judge("anna", 1, {"verdict": "dismissed", "severity": "critical", "category": "style/register"})
    session.judge("ben", 1, {"verdict": "accepted"})
    assert progress(session, "anna", False) == {"judged": 2, "total": 5}
    assert found(session) == [0, 1, 2, 3, 4]
    assert found(session, verdict="open") == [2, 3, 4]
    assert found(session, verdict="accepted") == [0]
    assert found(session, verdict="dismissed") == [1]
    assert found(session, verdict="noted") == [0]
    assert found(session, verdict="disputed") == [1]
    assert found(session, verdict="disputed", blind=True) == []
    assert found(session, reviewer="anna", verdict="accepted") == [0]
    assert matching(session, Filter(reviewer="ben"), "anna", False) == [1]
    assert found(session, severity=("critical",)) == [1, 3]
    assert found(session, category="style/register") == [1]
    assert found(session, check="calques.title", document="b") == [3]
    assert found(session, text="VICE") == [2, 3, 4]
    assert found(session, text="ملايين") == [0, 1]
    assert [other["reviewer"] for other in row(session, 1)["others"]] == ["ben"]
    assert row(session, 1, blind=True)["others"] == []
    session.judge("anna", 0, {"verdict": None})
    assert found(session, verdict="accepted") == []


def test_suggestions_go_in_one_after_the_other(session):
    session.apply("anna", 0, 1)
    session.apply("anna", 1, 0)
    assert row(session, 0)["text"] == "He paid three million and 5 €."
    assert found(session, verdict="edited") == [0, 1]
    assert found(session, verdict="accepted") == [0, 1]
    with pytest.raises(ReviewError, match="corrected already"):
        session.apply("anna", 0, 0)
    with pytest.raises(ReviewError, match="no such suggestion"):
        session.apply("anna", 0, 2)
    assert session.undo("anna").findings == [0, 1]
    assert row(session, 0)["text"] == "He paid three million and 5 euros."
    assert row(session, 1)["verdict"] is None


def test_edits_of_others_are_seen_unless_blind(session):
    session.edit("ben", 0, "He paid 3 million\nand 5 euros. ")
    assert row(session, 0)["text"] == "He paid 3 million and 5 euros."
    assert row(session, 0, blind=True)["text"] == "He paid 5 million and 5 euros."
    session.edit("anna", 0, "Mine.")
    assert row(session, 0)["text"] == "Mine."
    session.edit("anna", 0, session.lines[0].pair.target)
    assert row(session, 0)["text"] == "He paid 3 million and 5 euros."


def test_placeholders_stay(session):
    with pytest.raises(ReviewError, match="keep each sign"):
        session.edit("anna", 1, "Press for the deputy.")
    session.edit("anna", 1, f"Now {OBJECT} for the vice boss.")
    assert row(session, 2)["target"]["parts"] == [
        ("text", "Now "), ("code", "<Esc>"), ("text", " for the "), ("mark", "vice boss"), ("text", "."),
    ]  # fmt: skip


def test_never_again(session):
    with pytest.raises(ReviewError, match="say why"):
        session.ignore("anna", 2, "  ")
    with pytest.raises(ReviewError, match="marks no words"):
        session.ignore("anna", 4, "because")
    assert session.ignore("anna", 2, "our term").findings == [2, 3]
    assert found(session, verdict="dismissed") == [2, 3]
    # For everybody, but not for those who shall not see it; and a verdict of one's own has the last word.
    assert found(session, "ben", verdict="dismissed") == [2, 3]
    assert found(session, "ben", blind=True, verdict="dismissed") == []
    session.judge("ben", 3, {"verdict": "accepted"})
    assert found(session, "ben", verdict="dismissed") == [2]
    assert (row(session, 2)["ignored"], row(session, 2)["word"], row(session, 4)["word"]) == (
        "our term",
        "vice boss",
        None,
    )
    made = export(session, "ignores", "anna")
    assert made.data.decode() == '[[ignore]]\ncheck = "calques.title"\ntext = "vice boss"\nreason = "our term (anna)"\n'
    assert session.undo("anna").findings == [2, 3]
    assert found(session, verdict="dismissed") == []


def test_never_again_goes_into_the_settings(session, tmp_path):
    session.judge("anna", 2, {"verdict": "accepted"})
    session.settings = tmp_path / "bilint.toml"
    session.settings.write_bytes(b"# ours\r\npreview = true\r\n")
    done = session.ignore("anna", 2, "our term")
    assert (done.findings, done.settings, done.problem) == ([2, 3], str(session.settings), None)
    assert session.settings.read_bytes().decode() == (
        '# ours\r\npreview = true\r\n\r\n[[ignore]]\r\ncheck = "calques.title"\r\ntext = "vice boss"\r\n'
        'reason = "our term (anna)"\r\n'
    )
    assert found(session, verdict="dismissed") == [2, 3]
    session.ignore("anna", 2, "the house style")
    assert session.settings.read_text("utf-8").count("[[ignore]]") == 1
    assert "the house style (anna)" in session.settings.read_text("utf-8")
    session.undo("anna")
    assert "our term (anna)" in session.settings.read_text("utf-8")
    assert session.undo("anna").settings == str(session.settings)
    assert session.settings.read_bytes() == b"# ours\r\npreview = true\r\n"


def test_settings_that_cannot_be_changed_lose_no_verdict(session, tmp_path):
    session.settings = tmp_path / "bilint.toml"
    session.settings.write_text("this is no TOML")
    done = session.ignore("anna", 2, "our term")
    assert done.settings is None
    assert str(session.settings) in done.problem
    assert found(session, verdict="dismissed") == [2, 3]
    assert session.settings.read_text() == "this is no TOML"


def test_a_figure_dismissed_for_good_is_that_figure_alone(session, tmp_path):
    from bilint.config import Ignore
    from bilint.suppress.rules import Rules

    assert ignore_of("numbers.mismatch\x1f3 (net)", "as agreed", "anna")["regex"] == r"(?i)^\s*3 \(net\)\s*$"
    ignore = ignore_of("numbers.mismatch\x1f3", "as agreed", "anna")
    rules = Rules([Ignore(**ignore)], tmp_path, datetime.date.today())
    texts = {"He paid 3 euros.": True, "He paid 3 million euros.": False}
    for text, held in texts.items():
        span = Span(8, 9) if held else Span(8, 17)
        finding = msgspec.structs.replace(
            session.findings[0], check="numbers.mismatch", target=text, target_span=span, source=None, source_span=None
        )
        assert rules.hold(finding, session.lines[0].pair) is held


def test_verdicts_stay_over_runs_in_which_lines_moved(session, report):
    session.judge("anna", 3, {"verdict": "accepted"})
    session.edit("anna", 2, "The deputy head left.")
    report.pairs.insert(0, Pair(id="0", source="x", target="y", target_lang="en", document="b"))
    again = Session(report, session.store, reviewer="anna")
    assert found(again, verdict="accepted") == [3]
    assert row(again, 3)["text"] == "The deputy head left."
    with pytest.raises(ReviewError, match="not at hand"):
        again.recheck(0, "text")


def test_undo_tells_where_the_action_was_taken(session):
    session.edit("anna", 0, "He paid 3 million and 5 euros.", accepts=1)
    done = session.undo("anna")
    assert (done.findings, done.at) == ([0, 1], 1)  # both are of that line, the second one was accepted
    session.judge("anna", 4, {"note": "hm"})
    assert session.undo("anna").at == 4
    session.ignore("anna", 3, "our term")
    assert session.undo("anna").at is None
    assert session.undo("anna").at is None


def test_what_another_process_says_is_seen_at_once(session, report, tmp_path):
    other = Session(report, Store(tmp_path / "s.sqlite3"), reviewer="ben")
    session.judge("anna", 0, {"verdict": "accepted"})
    assert row(other, 0, "ben")["others"] == [{"reviewer": "anna", "verdict": "accepted", "note": None}]
    other.judge("ben", 1, {"verdict": "dismissed"})
    other.ignore("ben", 2, "our term")
    session.judge("anna", 1, {"note": "n"})
    assert found(session, verdict="dismissed") == [2, 3]
    assert [each["reviewer"] for each in row(session, 1)["others"]] == ["ben"]
    other.undo("ben")
    assert found(session, verdict="dismissed") == []
    assert progress(session, "anna", False) == progress(Session(report, session.store, reviewer="x"), "anna", False)
    other.store.close()


def test_undo_leaves_other_reviews_in_the_store_alone(session):
    session.judge("anna", 0, {"verdict": "accepted"})
    other = Report(version="1", pairs=[Pair(id="9", target="Other.")], findings=[])
    other.findings.append(finding(other.pairs[0], "style.short", Severity.MINOR, None, "Other"))
    elsewhere = Session(other, session.store, reviewer="anna")
    elsewhere.judge("anna", 0, {"verdict": "dismissed"})
    assert session.undo("anna").findings == [0]
    assert session.undo("anna").findings == []
    assert found(elsewhere, verdict="dismissed") == [0]


def test_a_line_is_checked_anew(session):
    assert {each.check for each in session.recheck(0, "He paid 5 million and 5 euros.")} >= {"numbers.mismatch"}
    checks = [each.check for each in session.recheck(0, "He paid 3 million euros euros.")]
    assert "numbers.mismatch" not in checks
    assert "repetition.word" in checks


def test_blind_names_nobody(session):
    session.judge("ben", 0, {"verdict": "accepted"})
    assert about(session, True)["reviewers"] == []
    assert about(session, False)["reviewers"] == ["ben"]
    assert "ben" not in json.dumps(rows(session, [0], "anna", True))


def test_parts():
    text = f"a {OBJECT}b\x1b\nc"
    assert text_parts(text, Span(1, 4), [Inline(2, "code", "<x>")]) == [
        ("text", "a"), ("mark", " "), ("code", "<x>"), ("mark", "b"), ("text", "␛↵c"),
    ]  # fmt: skip
    assert text_parts("ab", Span(1, 1)) == [("text", "a"), ("gap", ""), ("text", "b")]
    assert text_parts("ab", None) == [("text", "ab")]


def test_export_jsonl(session):
    session.apply("anna", 0, 0)
    session.judge("anna", 0, {"severity": "minor", "note": "n"})
    session.judge("ben", 2, {"verdict": "dismissed"})
    lines = [json.loads(line) for line in export(session, "jsonl", "anna").data.splitlines()]
    assert [(line["reviewer"], line["verdict"], line["severity"], line["finding"]["check"]) for line in lines] == [
        ("anna", "accepted", "minor", "numbers.mismatch"),
        ("ben", "dismissed", "major", "calques.title"),
    ]
    assert (lines[0]["corrected"], lines[0]["note"]) == ("He paid 3 million and 5 euros.", "n")
    assert export(session, "jsonl", "anna", blind=True).data.count(b"\n") == 1


def test_export_marot(session):
    session.judge("anna", 0, {"verdict": "accepted", "category": "accuracy/omission"})
    session.judge("anna", 3, {"verdict": "dismissed"})
    table = [line.split("\t") for line in export(session, "marot", "anna").data.decode().splitlines()]
    assert [len(cells) for cells in table] == [10, 10, 10]
    assert table[1][1:9] == ["a", "1", "1", "anna", "دفع <v>٣</v> ملايين", "He paid <v>5 million</v> and 5 euros.",
                            "accuracy/omission", "major"]  # fmt: skip
    assert table[2][1:9] == ["b", "1", "3", "anna", "نائب الرئيس", "The vice boss left.", "no-error", "no-error"]
    assert json.loads(table[1][9])["check"] == "numbers.mismatch"


def test_export_tmx_is_read_again(session, tmp_path):
    session.apply("anna", 2, 0)
    path = tmp_path / "out.tmx"
    path.write_bytes(export(session, "tmx", "anna").data)
    assert ET.parse(path).getroot().get("version") == "1.4"
    pairs = bilint.read(str(path))
    assert [pair.target for pair in pairs][:2] == [
        "He paid 5 million and 5 euros.",
        f"Press {OBJECT} for the deputy head.",
    ]
    assert pairs[1].source == f"اضغط {OBJECT}"
    assert (pairs[1].source_lang, pairs[1].target_lang) == ("ar", "en")


def test_other_exports(session):
    with pytest.raises(UnknownNameError, match="docx"):
        export(session, "docx", "anna")
    with pytest.raises(InputError, match="not known which file"):
        export(session, "target", "anna")
    assert disposition('مقال "x".txt').startswith("attachment; filename=\"______x_.txt\"; filename*=UTF-8''%D9")


def test_the_file_is_written_when_that_was_asked_for(tmp_path):
    path = tmp_path / "t.en.txt"
    path.write_text("He came came late.\n\nAnother line.\n", "utf-8")
    checked = bilint.check(str(path), source_lang="de", select=["repetition"])
    store = Store(tmp_path / "s")
    files = originals(checked.pairs, None)
    Session(checked, store, reviewer="anna").apply("anna", 0, 0)
    with pytest.raises(OutputError, match="--write"):
        Session(checked, store, reviewer="anna", originals=files).write("anna")
    writing = Session(checked, store, reviewer="anna", originals=files, may_write=True)
    assert (writing.write("anna")[0].corrected, path.read_text("utf-8")) == (1, "He came late.\n\nAnother line.\n")
    # What was written can be corrected again, and taken back; what somebody else wrote is left alone.
    writing.undo("anna")
    writing.write("anna")
    assert path.read_text("utf-8") == "He came came late.\n\nAnother line.\n"
    path.write_text("He went.\n", "utf-8")
    with pytest.raises(OutputError, match="was changed since"):
        writing.write("anna")
    assert path.read_text("utf-8") == "He went.\n"
    store.close()
