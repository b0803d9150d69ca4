"""XLIFF: a copy of the input with the findings in it, or a new file; read back by our reader and translate-toolkit."""

import re
from io import StringIO

import pytest
from lxml import etree
from translate.storage import xliff as toolkit
from translate.storage import xliff2 as toolkit2

import bilint
from bilint.errors import OutputError
from bilint.model import Finding, Input, Report, Severity, Span
from bilint.mqm import CATEGORIES
from bilint.reports import Style
from bilint.reports.xliff import write

ITS = "{http://www.w3.org/2005/11/its}"
CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

OLD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- kept -->
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="a.txt" source-language="de" target-language="en" datatype="plaintext"><body>
    <trans-unit id="a"><source>Er zahlte 5 &amp; ging.</source><target>He paid 6 &amp; left.</target>
      <alt-trans><target>nothing</target></alt-trans></trans-unit>
    <trans-unit id="b"><source>Nie.</source></trans-unit>
    <trans-unit id="c"><source>Leer</source><target/><note>a note</note></trans-unit>
    <trans-unit id="d"><source>سلة 🌾</source><target>basket</target></trans-unit>
  </body></file>
</xliff>
"""
NEW = """<?xml version="1.0"?>
<xliff version="2.1" srcLang="de" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
 <file id="f1">
  <unit id="u1">
   <notes><note id="n1">hers</note></notes>
   <originalData><data id="d1">&lt;b></data></originalData>
   <segment id="s1">
    <source>Drei <pc id="1">rote 🌾 Autos</pc> &amp; ein Rad.</source>
    <target>Three <pc id="1">red 🌾 cars</pc> &amp; a<ph id="2"/> bike.</target>
   </segment>
   <segment id="s2"><source>Ende.</source><target>The end.</target></segment>
  </unit>
  <unit id="u2"><segment><source>Aus.</source><target>Over.</target></segment></unit>
  <unit id="u3"><notes/><segment><source>Ja.</source><target><![CDATA[Yes, x]]></target></segment></unit>
 </file>
</xliff>
"""


def checked(path, marked, category="accuracy/mistranslation"):
    """A report on a bilingual file; `marked` gives (words of the translation, or "<" and words of the source)."""
    pairs = bilint.read(str(path))
    findings = []
    for number, words in enumerate(marked):
        side = "source" if words.startswith("<") else "target"
        words = words.lstrip("<")
        pair = next(pair for pair in pairs if words in getattr(pair, side))
        start = getattr(pair, side).index(words)
        span = Span(start, start + len(words)) if words else None
        findings.append(
            Finding(
                id=pair.id,
                check="a.b",
                category=category,
                severity=Severity.MAJOR,
                message=f"m{number} <&> “سلة”",
                source=pair.source,
                target=pair.target,
                **{f"{side}_span": span},
            )
        )
    inputs = [Input(path=str(path), side=side) for side in ("source", "target")]
    return Report(version="0", inputs=inputs, pairs=pairs, findings=findings)


def copy_of(tmp_path, text, marked, encoding="utf-8"):
    path = tmp_path / "in.xlf"
    path.write_bytes(text.encode(encoding))
    return written(checked(path, marked))


def written(report):
    out = StringIO()
    write(report, out, Style())
    return out.getvalue()


def without_findings(text):
    """The copy without all that was put in."""
    text = re.sub(r"<its:locQualityIssues.*?</its:locQualityIssues>", "", text)
    text = re.sub(r'<note [^>]*(?:from|category)="bilint".*?</note>', "", text)
    text = re.sub(r'<mrk id="bilint-\d+"[^>]*?/>|<[se]m (?:id|startRef)="bilint-\d+"[^>]*/>', "", text)
    text = re.sub(r'<mrk id="bilint-\d+"[^>]*?>(.*?)</mrk>', r"\1", text)
    return re.sub(r' xmlns:its="[^"]*" its:version="2.0"', "", text)


def test_1_2_gets_notes_and_nothing_else(tmp_path):
    text = copy_of(tmp_path, OLD, ["6", "6 & left", "<Nie", "<Leer", "<سلة 🌾"])
    assert without_findings(text) == OLD
    notes = {}
    for unit in toolkit.xlifffile.parsestring(text.encode()).units:
        notes[unit.getid().rpartition("\x04")[2]] = (
            unit.getnotes(origin="bilint").split("\n") if unit.getnotes() else []
        )
    assert len(notes["a"]) == 2
    assert notes["a"][0] == "major a.b (accuracy/mistranslation): m0 <&> “⁨سلة⁩”"
    assert [len(notes[name]) for name in "bcd"] == [1, 1, 1]
    # The schema of 1.2 has notes between <target> and <alt-trans> or behind it, never in front.
    for unit in etree.fromstring(text.encode()).iter("{*}trans-unit"):
        names = [etree.QName(child).localname for child in unit]
        assert names == sorted(names, key=["source", "target", "note", "alt-trans"].index)


def test_2_1_gets_marks_issues_and_notes(tmp_path):
    text = copy_of(tmp_path, NEW, ["red", "Three red", "& a", "end", "a\ufffc", "<Rad", "Over."])
    assert without_findings(text).replace("<notes></notes>", "") == NEW
    root = etree.fromstring(text.encode())
    marked = {}
    for element in root.iter(f"{CORE}mrk"):
        marked[element.get("id")] = "".join(element.itertext())
    starts = {element.get("id") for element in root.iter(f"{CORE}sm")}
    assert starts == {element.get("startRef") for element in root.iter(f"{CORE}em")} == {"bilint-2", "bilint-4"}
    assert marked == {"bilint-1": "red", "bilint-3": "& a", "bilint-5": "Rad", "bilint-6": "end", "bilint-7": "Over."}
    issues = {element.get(XML_ID): element[0] for element in root.iter(f"{ITS}locQualityIssues")}
    for element in root.iter(f"{CORE}mrk", f"{CORE}sm"):
        assert element.get(f"{ITS}locQualityIssuesRef") == f"#its={element.get('id')}"
        issue = issues.pop(element.get("id"))
        assert issue.get("locQualityIssueType") == "mistranslation"
        assert 0 <= float(issue.get("locQualityIssueSeverity")) <= 100
    assert not issues
    assert root.get(f"{ITS}version") == "2.0"


def test_2_1_stays_what_the_reader_read(tmp_path):
    """Our reader and the toolkit's see the same texts in the copy as in the original."""
    before = tmp_path / "before.xlf"
    before.write_text(NEW, "utf-8")
    after = tmp_path / "after.xlf"
    after.write_text(written(checked(before, ["red", "Three red", "& a", "end", "<Rad", "Over."])), "utf-8")
    texts = [[(pair.id, pair.source, pair.target) for pair in bilint.read(str(path))] for path in (before, after)]
    assert texts[0] == texts[1]
    toolkit_units = [toolkit2.Xliff2File.parsefile(str(path)).units for path in (before, after)]
    assert [unit.getid() for unit in toolkit_units[0]] == [unit.getid() for unit in toolkit_units[1]]


def test_order_of_children_in_a_unit(tmp_path):
    """XLIFF 2.1, section 4.2.2.5: other namespaces, notes, originalData, segments."""
    root = etree.fromstring(copy_of(tmp_path, NEW, ["red", "Over", "Yes"]).encode())
    for unit in root.iter(f"{CORE}unit"):
        names = [etree.QName(child).localname for child in unit]
        assert names == sorted(names, key=["locQualityIssues", "notes", "originalData", "segment"].index)
        assert names.count("notes") == 1


def test_cdata_gets_a_note_only(tmp_path):
    text = copy_of(tmp_path, NEW, ["Yes"])
    assert "<![CDATA[Yes, x]]>" in text
    assert "<notes><note id=" in text
    assert "<mrk" not in text


def test_2_0_gets_notes_only(tmp_path):
    text = copy_of(tmp_path, NEW.replace('version="2.1"', 'version="2.0"'), ["red"])
    assert 'category="bilint"' in text
    assert "its:" not in text


def test_prefixes_are_kept(tmp_path):
    prefixed = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", NEW).replace("xmlns=", "xmlns:x=")
    prefixed = prefixed.replace("<x:xliff ", '<x:xliff xmlns:q="http://www.w3.org/2005/11/its" q:version="2.0" ')
    text = copy_of(tmp_path, prefixed, ["red"])
    assert "<q:locQualityIssues" in text
    assert "<x:note " in text
    assert '<x:mrk id="bilint-1"' in text
    assert "xmlns:its" not in text
    etree.fromstring(text.encode())


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_utf_16_and_its_declaration(tmp_path, newline):
    original = NEW.replace('version="1.0"?', 'version="1.0" encoding="UTF-16"?').replace("\n", newline)
    text = copy_of(tmp_path, original, ["red"], "utf-16")
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert without_findings(text) == original.replace("UTF-16", "UTF-8")


def test_a_file_that_has_changed_is_refused(tmp_path):
    path = tmp_path / "in.xlf"
    path.write_text(NEW, "utf-8")
    report = checked(path, ["red"])
    path.write_text(NEW.replace("red", "green"), "utf-8")
    with pytest.raises(OutputError, match=r"in\.xlf: has changed since the report was made; check it again"):
        written(report)


def test_a_new_file_holds_all_pairs(report, tmp_path):
    text = written(report)
    path = tmp_path / "new.xlf"
    path.write_text(text, "utf-8")
    read = bilint.read(str(path))
    assert len(read) == len(report.pairs)
    assert [pair.document for pair in read[:6:5]] == ["texts/news.en.md", "basket"]
    for new, old in zip(read[:7], report.pairs, strict=False):
        assert (new.source, new.target) == (old.source, old.target)
    root = etree.fromstring(text.encode())
    ids = [element.get(XML_ID) for element in root.iter(f"{ITS}locQualityIssues")]
    assert len(ids) == len(set(ids)) == 10  # the omission marks nothing
    assert len(list(root.iter(f"{CORE}note"))) == len(report.findings)
    assert len(toolkit2.Xliff2File.parsestring(text.encode()).units) == len(report.pairs)


def test_every_category_has_an_issue_type_of_its():
    # ITS 2.0, section 8.21 (its.xsd, issueType).
    known = set(
        "terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register "
        "locale-specific-content locale-violation style characters misspelling typographical formatting "
        "inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance "
        "uncategorized other".split()
    )
    assert set(CATEGORIES.values()) <= known
