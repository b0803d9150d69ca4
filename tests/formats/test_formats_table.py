"""Which reader a file gets, and where its language comes from."""

import io

import pytest

from bilint import formats
from bilint.errors import InputError, UnknownNameError


@pytest.mark.parametrize(
    ("path", "name", "bilingual"),
    [
        ("a.txt", "text", False),
        ("a", "text", False),
        ("a.docx", "text", False),
        ("-", "text", False),
        ("b/a.de.MD", "markdown", False),
        ("a.md.gz", "markdown", False),
        ("a.htm", "html", False),
        ("a.tsv", "tsv", True),
        ("a.csv.gz", "csv", True),
        ("a.jsonl", "jsonl", True),
        ("a.xlf", "xliff", True),
        ("a.tmx", "tmx", True),
        ("a.po", "po", True),
    ],
)
def test_format_of(path, name, bilingual):
    assert formats.format_of(path) == name
    assert formats.is_bilingual(path) is bilingual


def test_option_beats_suffix():
    assert formats.format_of("a.txt", "tmx") == "tmx"
    assert formats.is_bilingual("-", "jsonl")


def test_unknown_format():
    with pytest.raises(UnknownNameError, match="no format is called 'xlif'; did you mean 'xliff'"):
        formats.format_of("a.txt", "xlif")


def test_every_reader_can_be_loaded():
    for table in (formats.DOCUMENTS, formats.BILINGUAL):
        assert all(callable(table.load(name)) for name in table.names())


@pytest.mark.parametrize(
    ("name", "content", "language"),
    [
        ("article.de.md", "Text", "de"),
        ("report.pt-BR.txt", "Text", "pt-BR"),
        ("a.zh_Hant.txt", "文", "zh_Hant"),
        ("a.fr.txt", "Text", "fr"),
        ("notes.final.txt", "Text", None),
        ("de.txt", "Text", None),
        ("a.de.md", "---\nlang: fr\n---\nTexte", "fr"),
        ("a.de.html", "<html lang='pl'><p>Tekst", "pl"),
    ],
)
def test_language_of_a_document(write, name, content, language):
    path = write(name, content)
    document = formats.read_document(path)
    assert (document.language, document.language_from) == (language, "metadata" if language else None)
    document = formats.read_document(path, language="sv")
    assert (document.language, document.language_from) == ("sv", "option")


@pytest.mark.parametrize(
    ("name", "content", "languages"),
    [
        ("news.de-en.tsv", "a\tb\n", ("de", "en")),
        ("news.tsv", "a\tb\n", (None, None)),
        ("news.fr-es.jsonl", '{"source": "a", "target": "b", "source_lang": "de"}', ("de", "es")),
        ("de.po", 'msgid "a"\nmsgstr "b"\n', (None, "de")),
        ("de.po", 'msgid ""\nmsgstr "Language: sr@latin\\n"\nmsgid "a"\nmsgstr "b"\n', (None, "sr")),
    ],
)
def test_languages_of_pairs(write, name, content, languages):
    path = write(name, content)
    (pair,) = formats.read_pairs(path)
    assert (pair.source_lang, pair.target_lang) == languages
    (pair,) = formats.read_pairs(path, source_lang="ja", target_lang="ko")
    assert (pair.source_lang, pair.target_lang) == ("ja", "ko")


def test_pairs_from_standard_input():
    (pair,) = formats.read_pairs("-", format="tsv", stdin=io.BytesIO(b"eins\tone\n"))
    assert (pair.source, pair.target) == ("eins", "one")
    assert pair.target_place.path == "<stdin>"


def test_wrong_kind_of_file(write):
    with pytest.raises(InputError, match=r"is a bilingual file \(tmx\); here a text in one language is needed"):
        formats.read_document("a.tmx")
    with pytest.raises(
        InputError, match=r"a\.txt: is no bilingual file \(format text\); known are csv, jsonl, po, tmx"
    ):
        list(formats.read_pairs("a.txt"))
    with pytest.raises(InputError, match=r"<stdin>: is no bilingual file \(format text\); give --format"):
        list(formats.read_pairs("-"))
    with pytest.raises(InputError, match="one sentence a line is for plain text, not for markdown"):
        formats.read_document("a.md", one_sentence_a_line=True)
