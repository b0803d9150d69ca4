"""Vectors of what two sentences share on the surface: figures, names, cognates, punctuation, and learnt word pairs.

For languages that the sentence encoder doesn't know. A feature becomes one signed entry of a fixed number of
dimensions by its hash, so that vectors stay small for any text and a bead's similarity is a box sum as with any vector.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from bilint.align.costs import Matrix
from bilint.text.side import Side

_DIMENSIONS = 1024

_FIGURE, _PART, _GRAM = 3.0, 1.0, 0.5
"""What a figure, the start of a word and four letters of it count, where the whole word counts 1."""

_RARITY = 1.5
"""Power of the logarithm of how rare a feature is."""

_MARKS = str.maketrans("？؟！：；（）„“”«»「」", '??!:;()"""""""')
_MARK = re.compile(r"[?!:;()\"%$€£]")

Features = dict[str, float]
Dictionary = Mapping[str, Sequence[tuple[str, float]]]
"""Word of the source -> words of the target with their strength in [0, 1], both folded."""


class Surface(NamedTuple):
    """What of a sentence may stand in its translation as well, each with its count."""

    words: frozenset[str]
    features: Features


def surface(text: str) -> Surface:
    """The features of a sentence: figures, words, starts and four-letter parts of words, marks."""
    features: Features = defaultdict(float)
    words = [_fold(word.text) for word in Side(text, None).words]
    for word in words:
        if word[:1].isdigit():
            features["#" + word] += _FIGURE
            continue
        features["w" + word] += 1
        if len(word) > 4:
            features["p" + word[:4]] += _PART
            for start in range(len(word) - 3):
                features["g" + word[start : start + 4]] += _GRAM
    for mark in _MARK.findall(text.translate(_MARKS)):
        features["." + mark] += 1
    return Surface(frozenset(words), features)


@functools.lru_cache(maxsize=100_000)
def _fold(word: str) -> str:
    """In small letters without accents and with common digits: "Café" and "cafe", "١٢" and "12" look alike."""
    bare = (char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char))
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in bare)


def vectors(
    source: Sequence[Surface], target: Sequence[Surface], dictionary: Dictionary | None = None
) -> tuple[Matrix, Matrix]:
    """Unit vectors of the sentences of both sides; zeros where a sentence shares nothing with the other side.

    With a dictionary a source sentence also holds the translations of its words.
    """
    rarity = _shared_rarity([row.features for row in source], [row.features for row in target])
    rows_source = [_weighted(row.features, rarity) for row in source]
    rows_target = [_weighted(row.features, rarity) for row in target]
    if dictionary:
        known = {other for entries in dictionary.values() for other, _ in entries}
        counts = Counter(word for row in target for word in row.words & known)
        weight = {word: math.log(1 + len(target) / count) ** _RARITY for word, count in counts.items()}
        for features, row in zip(rows_source, source, strict=True):
            for word in row.words & dictionary.keys():
                for other, strength in dictionary[word]:
                    features["t" + other] = features.get("t" + other, 0.0) + strength * weight[other]
        for features, row in zip(rows_target, target, strict=True):
            features.update({"t" + word: weight[word] for word in row.words & known})
    return _hashed(rows_source), _hashed(rows_target)


def _shared_rarity(source: Sequence[Features], target: Sequence[Features]) -> dict[str, float]:
    """How much each feature says that stands on both sides."""
    of_source = Counter(feature for row in source for feature in row)
    of_target = Counter(feature for row in target for feature in row)
    total = len(source) + len(target)
    return {
        feature: math.log(1 + total / (of_source[feature] + of_target[feature])) ** _RARITY
        for feature in of_source.keys() & of_target.keys()
    }


def _weighted(features: Features, rarity: Mapping[str, float]) -> dict[str, float]:
    return {feature: math.sqrt(count) * rarity[feature] for feature, count in features.items() if feature in rarity}


def _hashed(rows: Sequence[Mapping[str, float]]) -> Matrix:
    matrix = np.zeros((len(rows), _DIMENSIONS), np.float32)
    for row, features in zip(matrix, rows, strict=True):
        # In a fixed order, so that sums round alike on every run.
        for feature in sorted(features):
            hashed = _hash(feature)
            row[hashed % _DIMENSIONS] += features[feature] if hashed & 0x40000000 else -features[feature]
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-6)
    return matrix


@functools.lru_cache(maxsize=200_000)
def _hash(feature: str) -> int:
    return zlib.crc32(feature.encode("utf-8", "surrogatepass"))
