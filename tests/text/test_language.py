"""Languages by code and by text."""

import pytest

from bilint.errors import LanguageError
from bilint.text.language import foreign_letters, identify, parse_language, script_of, table


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de", "de"), ("de-AT", "de"), ("pt_BR", "pt"), ("zh-Hant-TW", "zh"), ("German", "de"), ("deu", "de"),
        ("no", "nb"), ("iw", "he"), ("sh", "sr"), ("  EN ", "en"), ("oc", "oc"), ("cmn", "zh"),
    ],
)  # fmt: skip
def test_parse(tag: str, code: str):
    assert parse_language(tag).code == code


@pytest.mark.parametrize(("tag", "hint"), [("Germn", "did you mean 'german'"), ("qqq", "give a code")])
def test_unknown(tag: str, hint: str):
    with pytest.raises(LanguageError, match=hint):
        parse_language(tag)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Stadtrat hat den Bau der Brücke gestern abgelehnt.", "de"),
        ("市议会昨天否决了建桥计划，居民表示欢迎。", "zh"),
        ("رفض مجلس المدينة أمس خطة بناء الجسر.", "ar"),
        ("नगर परिषद ने कल पुल की योजना को अस्वीकार कर दिया।", "hi"),
        ("Der Rat\x00\x07 hat den Bau der Brücke gestern abgelehnt.", "de"),
        ("12345", None),
        ("", None),
    ],
)
def test_identify(text: str, expected: str | None):
    assert identify(text) == expected


def test_directions_and_spaces():
    rtl = {code for code, language in table().items() if language.direction == "rtl"}
    assert rtl == {"ar", "fa", "he", "ps", "ur", "yi"}
    unspaced = {code for code, language in table().items() if not language.spaced}
    assert unspaced == {"ja", "km", "lo", "my", "th", "zh"}


@pytest.mark.parametrize(
    ("char", "script"),
    [("a", "Latn"), ("ß", "Latn"), ("я", "Cyrl"), ("ע", "Hebr"), ("ع", "Arab"), ("中", "Hani"), ("ん", "Hira"),
     ("한", "Hang"), ("ก", "Thai"), ("1", None), ("-", None), ("・", None)],
)  # fmt: skip
def test_script(char: str, script: str | None):
    assert script_of(char) == script


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "the 胡同 and the базар, 25 С°", ["胡同", "базар"]),
        ("ru", "Он сказал hello", []),
        ("zh", "他说こんにちは了", ["こんにちは"]),
        ("ja", "彼はこんにちはと言った", []),
    ],
)
def test_foreign_letters(code: str, text: str, expected: list[str]):
    assert foreign_letters(code).findall(text) == expected
