"""What became of an idiom for which no pattern tells it: the sense of its words, or of the whole, in the target.

Told by vectors of single words and of windows of words, so only in languages that the encoder knows. On human
translations of news (5,128 pairs, nine directions) all words of an idiom of three or more stood in the target once.
"""

from __future__ import annotations

from bilint.model import Span
from bilint.text.lemmas import lemmatizer
from bilint.text.phrases.finder import Entry
from bilint.text.phrases.reading import Reading, Token
from bilint.text.phrases.words import function_words
from bilint.text.side import Side
from bilint.text.vectors import encoder, knows

_WORD, _WORDS = 0.6, 0.7
"""Least cosine of a word with its counterpart, and of all on average: dictionary pairs lie at .6 to .9."""
_GAP = 4
"""Words that may stand between the counterparts, beside twice their number."""
_WINDOW = 6
"""Words that are looked at together for the meaning of an idiom."""
_MEANT = 0.35
"""Cosine under which no window of the target says what an idiom means."""
_NEAR = 4
"""Words between the two halves of a mixed rendering, at the most."""


def literal_words(entry: Entry, target: Side) -> Span | None:
    """Where all that the words of an idiom say stands in a target text, each in a word of its own."""
    import numpy as np

    words = _content(Side(entry.idiom.says, "en"))
    tokens = _content(target)
    if len(words) < 2 or len(tokens) < len(words) or not knows(target.code):
        return None
    vectors = encoder()
    wanted = vectors.words([word.text for word in words])
    lemma = lemmatizer(target.code)
    # A word counts as it stands or in its base form, whichever is nearer.
    surfaces = vectors.words([token.text for token in tokens])
    bases = vectors.words([lemma(token.text) for token in tokens])
    cosines = np.maximum(wanted @ surfaces.T, wanted @ bases.T)
    found = cosines.argmax(axis=1)
    best = cosines.max(axis=1)
    if len(set(found.tolist())) < len(words) or best.min() < _WORD or best.mean() < _WORDS:
        return None
    first, last = int(found.min()), int(found.max())
    if last - first > 2 * len(words) + _GAP:
        return None
    return Span(tokens[first].start, tokens[last].end)


def is_said(entry: Entry, target: Side) -> bool:
    """Whether a window of the target says what an idiom means, or one of its good renderings; True where unknown."""
    if not knows(target.code):
        return True
    words = target.words
    starts = range(max(1, len(words) - _WINDOW + 1))
    windows = [
        target.text[words[start].start : words[min(start + _WINDOW, len(words)) - 1].end] for start in starts if words
    ]
    senses = [entry.idiom.means, *entry.idiom.goods(target.code)]
    if not windows:
        return False
    vectors = encoder()
    return float((vectors.sentences(senses) @ vectors.sentences(windows).T).max()) >= _MEANT


def mixed(entry: Entry, target: Side) -> Span | None:
    """Where a word of a literal rendering stands beside one of a good rendering, and neither as a whole."""
    tokens = Reading(target).tokens
    literal = [i for i, token in enumerate(tokens) if any(one.has_content(token.text) for one in entry.literals)]
    good = [i for i, token in enumerate(tokens) if any(one.has_content(token.text) for one in entry.goods)]
    for i in literal:
        for j in good:
            if 0 < abs(i - j) <= _NEAR and i not in good and j not in literal:
                return Span(tokens[min(i, j)].start, tokens[max(i, j)].end)
    return None


def _content(side: Side) -> list[Token]:
    """The words of a text that are no function words."""
    common = function_words(side.code)
    return [token for token in Reading(side).tokens if token.text.lower() not in common and len(token.text) > 1]
