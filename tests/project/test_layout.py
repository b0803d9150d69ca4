"""What `bilint init` sees in a folder."""

from pathlib import Path

import pytest

from bilint.config import PairPattern
from bilint.project.layout import look

TEXTS = {
    "de": "Der Stadtrat hat am Montag beschlossen, das alte Bad noch in diesem Jahr zu schließen.\n",
    "en": "The city council decided on Monday to close the old swimming pool before the end of the year.\n",
    "fr": "Le conseil municipal a décidé lundi de fermer la vieille piscine avant la fin de l’année.\n",
    "ar": "قرر مجلس المدينة يوم الاثنين إغلاق المسبح القديم قبل نهاية هذا العام بسبب ارتفاع التكاليف.\n",
    "zh": "市议会星期一决定，由于维修费用过高，旧游泳馆将在今年年底之前关闭，市民对此表示遗憾。\n",
}


def put(folder: Path, **files: str) -> None:
    """Writes files, given as path -> language, with a text in that language."""
    for name, language in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXTS.get(language, language), "utf-8")


def seen(folder: Path) -> list[tuple[str | None, str | None, str | None, str | None, int]]:
    return [(p.source, p.target, p.source_lang, p.target_lang, number) for p, number, _ in look(folder)]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"content/de/a.md": "de", "content/en/a.md": "en", "content/de/b.md": "de"},
            [("content/de/{name}.md", "content/en/{name}.md", "de", "en", 1)],
        ),
        (
            {"de/a.md": "de", "en/a.md": "en", "ar/a.md": "ar", "en/b.md": "en", "en/c.md": "en", "de/b.md": "de"},
            [
                ("en/{name}.md", "de/{name}.md", "en", "de", 2),
                ("en/{name}.md", "ar/{name}.md", "en", "ar", 1),
            ],
        ),
        (
            {"de/x/a.html": "de", "zh/x/a.html": "zh", "de/y/b.html": "de"},
            [("de/{**path}/{name}.html", "zh/{**path}/{name}.html", "de", "zh", 1)],
        ),
        (
            {"news/a.de.txt": "de", "news/a.fr.txt": "fr", "news/b.de.txt": "de"},
            [("news/{name}.de.txt", "news/{name}.fr.txt", "de", "fr", 1)],
        ),
        (
            {"2024/a.de.md": "de", "2024/a.en.md": "en", "2025/b.de.md": "de", "2025/b.en.md": "en"},
            [("{**folders}/{name}.de.md", "{**folders}/{name}.en.md", "de", "en", 2)],
        ),
        ({"a.md": "de", "b.md": "de", "a.en.md": "en"}, [("{name}.md", "{name}.en.md", "de", "en", 1)]),
        (
            {"pool/de.md": "de", "pool/en.md": "en", "vote/de.md": "de"},
            [("{**folders}/de.md", "{**folders}/en.md", "de", "en", 1)],
        ),
        (
            {f"{n}/{code}/text.md": code for n in ("a", "b", "c", "d") for code in ("de", "en")},
            [("{**folders}/de/{name}.md", "{**folders}/en/{name}.md", "de", "en", 4)],
        ),
        # A code that is no language here: both folders hold English.
        ({"docs/is/a.md": "en", "docs/no/a.md": "en"}, []),
        ({"a.md": "en", "b.txt": "de", "node_modules/x/de/a.md": "de", "node_modules/x/en/a.md": "en"}, []),
        ({".git/de/a.md": "de", ".git/en/a.md": "en"}, []),
    ],
)
def test_documents(tmp_path: Path, files: dict[str, str], expected: list[tuple[str, str, str, str, int]]):
    put(tmp_path, **files)
    assert seen(tmp_path) == expected


def test_bilingual_files(tmp_path: Path):
    put(tmp_path, **{"l/de/m.po": "x", "l/fr/m.po": "x", "l/m.pot": "x", "x/a.de.xlf": "x", "x/b.xlf": "x"})
    assert [(one.pattern, one.found) for one in look(tmp_path)] == [
        (PairPattern(bilingual="l/{lang}/{name}.po"), 2),
        (PairPattern(bilingual="x/{name}.xlf"), 2),
    ]


def test_a_source_that_had_to_be_guessed_is_told(tmp_path: Path):
    put(tmp_path, **{"de/a.md": "de", "en/a.md": "en"})
    [one] = look(tmp_path)
    assert "swap the two" in one.remark
    put(tmp_path, **{"en/b.md": "en"})
    [one] = look(tmp_path)
    assert (one.pattern.source_lang, one.remark) == ("en", "")
