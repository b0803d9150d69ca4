"""Names and how alike two spellings are."""

import pytest

from bilint.text.names import misspelt, names
from bilint.text.side import Side


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Wedelkamp", "Wedlekamp", True),  # letters swapped
        ("Bukele", "Bukale", True),  # one letter changed
        ("Lohmann", "Lohman", False),  # may be an ending
        ("Wedelkamp", "Wedelkamps", False),  # genitive
        ("Ábrego", "Abrego", False),  # marks
        ("Selenskyj", "Zelenskyy", False),  # another first letter: a transcription
        ("Tschaikowski", "Chaikovski", False),
        ("Zhang", "Zhong", True),
        ("Иванова", "Иванове", False),  # case ending
        ("Иванова", "Иватова", True),
        ("Ott", "Otto", False),  # too short
    ],
)
def test_misspelt(one: str, other: str, expected: bool):
    assert misspelt(one, other) is expected
    assert misspelt(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("Calvignac", "Calvignat", True), ("Wedelkamp", "Wedelkamps", False), ("Morin", "Morini", False)],
)
def test_misspelt_where_names_have_no_endings(one: str, other: str, expected: bool):
    assert misspelt(one, other, declined=False) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Yesterday Wedelkamp met the Mayor.", "en", ["Wedelkamp"]),
        ("Gestern traf Wedelkamp die Bürgermeisterin.", "de", ["Wedelkamp"]),
        ("昨天张晓梅来了。", "zh", []),
    ],
)
def test_names(text: str, language: str, expected: list[str]):
    assert [word.text for word in names(Side(text, language))] == expected
