"""The sentence encoder: unit rows, the same for any company, close for translations, one BLAS thread while it works."""

import numpy as np
import pytest

from bilint.text import vectors
from bilint.text.vectors import encoder, knows


def test_rows_are_unit_vectors_in_order():
    rows = encoder().sentences(["Der Zug fährt um acht.", "", "   ", "火车八点开。", "\ud800"])
    assert rows.shape == (5, vectors.DIMENSIONS)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-4)
    alone = encoder().sentences(["火车八点开。"])
    assert alone[0] == pytest.approx(rows[3], abs=1e-5)


def test_nothing_gives_no_rows():
    assert encoder().sentences([]).shape == (0, vectors.DIMENSIONS)
    assert encoder().words([]).shape == (0, vectors.DIMENSIONS)


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Der Zug nach Bern fährt um acht Uhr ab.", "The train to Bern leaves at eight o'clock."),
        ("Le conseil a rejeté le budget.", "The council rejected the budget."),
        ("Совет отклонил бюджет.", "The council rejected the budget."),
        ("议会否决了预算。", "The council rejected the budget."),
        ("رفض المجلس الميزانية.", "The council rejected the budget."),
    ],
)
def test_a_translation_is_nearer_than_another_sentence(text: str, translation: str):
    own, other, wrong = encoder().sentences([text, translation, "She feeds the neighbour's cats in the evening."])
    assert own @ other > 0.45
    assert own @ other > own @ wrong + 0.3


def test_a_long_text_is_the_mean_of_its_pieces(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(vectors, "_PIECE", 10)
    whole, first, second, short = encoder().sentences(["Zehn ZeichFünf!", "Zehn Zeich", "Fünf!", "kurz"])
    mean = 10 * first + 5 * second
    assert whole == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)
    assert short == pytest.approx(encoder().sentences(["kurz"])[0], abs=1e-5)


def test_words_are_kept_up_to_a_bound(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(vectors, "_WORDS_KEPT", 3)
    fresh = vectors.Encoder()
    rows = fresh.words(["Haus", "house", "Haus", "maison", "casa"])
    assert (rows[0] == rows[2]).all()
    assert rows[1] == pytest.approx(fresh.sentences(["house"])[0], abs=1e-5)
    assert list(fresh._words) == ["Haus", "maison", "casa"]
    assert fresh.words(["house"])[0] == pytest.approx(rows[1], abs=1e-5)


def test_the_callers_threads_stay_as_they_were():
    threadpoolctl = pytest.importorskip("threadpoolctl")
    with threadpoolctl.threadpool_limits(2, user_api="blas"):
        encoder().sentences(["ein Satz"])
        assert {pool["num_threads"] for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"} == {2}


def test_it_knows_its_languages_only():
    assert knows("de")
    assert knows("zh")
    assert not knows("cs")
    assert not knows("und")
    assert not knows(None)
