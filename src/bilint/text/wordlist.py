"""simplemma's lists of words, read where they lie: found by hash, decoded one entry at a time.

simplemma makes a Python dict of a list: some 3.6 s and 340 MB for the 3.5 million Finnish forms. Here a list stays the
front-coded stream that simplemma ships, with some arrays beside it: 2 s and 140 MB (German: 51 MB in place of 101).
simplemma's strategies take such a mapping through the DictionaryFactory protocol.

A record of the stream is: how many bytes of the key are those of the key before; the number of other bytes, and these;
then how the value is told from the key (see `WordList._value`). A number is a varint, nearly always of one byte.
"""

from __future__ import annotations

import functools
import lzma
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from simplemma.strategies.dictionaries.dictionary_factory import (
    DEFAULT_DICTIONARY_FACTORY,
    DecodedStrMapping,
    DictionaryFactory,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MAGIC = b"SMFC1"
_REVERSED = 1
_SAME_VALUE, _WHOLE_VALUE = 254, 255
_PRIME = 0x3A5F1B7C9D0F5
"""50 bits: a byte times a power of 256, modulo this, can be summed 16 times before a 64-bit integer is full."""
_SUMS = 16
_BUCKET_BITS = 34
"""Hashes are looked up by what stands above these bits: 59,773 buckets, full ones where many short words end alike."""
_STRETCH = 1 << 15
"""Bytes that are looked at in one go, so that the arrays stay in the processor's cache."""
_BEHIND = 600
"""Zero bytes behind the stream, so that the jumps from its last bytes lead nowhere else (twice 255 and some)."""
_BLOCK = 1 << 16
"""Entries of a list that are hashed together, at the least."""
_UNTOLD = np.iinfo(np.int32).max


class WordLists(DictionaryFactory):
    """Gives simplemma's strategies the lists of words by language."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """The list of a language: word -> base form."""
        return words_of(lang)


@functools.cache
def words_of(lang: str) -> Mapping[str, str]:
    """The list of a language by simplemma's name for it; loaded once, and kept."""
    file = resources.files("simplemma").joinpath("strategies", "dictionaries", "data", f"{lang}.plzma")
    data = lzma.decompress(file.read_bytes())
    if not data.startswith(_MAGIC):  # another layout, which simplemma itself can read
        return DEFAULT_DICTIONARY_FACTORY.get_dictionary(lang)
    return WordList(data)


class WordList(DecodedStrMapping):
    """A list of words with their base forms, in simplemma's front-coded form."""

    def __init__(self, data: bytes) -> None:
        """Takes the decompressed stream; raises ValueError where it is cut short or damaged."""
        count, first = _varint(data, len(_MAGIC) + 1)
        heads = _heads(data, _starts(data, first))
        if len(heads.shared) != count:
            raise ValueError(f"a list of words of {count} entries has {len(heads.shared)}")
        self._data = data
        self._reversed = bool(data[len(_MAGIC)] & _REVERSED)
        # By record, in the order of the stream; bytes are indexed and searched fastest.
        self._shared = heads.shared.astype(np.uint8).tobytes()
        self._length = heads.length.astype(np.uint8).tobytes()
        self._own_value = (np.frombuffer(data, np.uint8)[heads.value_at] != _SAME_VALUE).tobytes()
        self._value_at = heads.value_at.data
        # By hash.
        hashes = _hashes(data, heads)
        order = np.argsort(hashes)
        hashes = hashes[order]
        buckets = np.arange((_PRIME >> _BUCKET_BITS) + 2, dtype=np.uint64) << np.uint64(_BUCKET_BITS)
        self._hashes = hashes.data
        self._records = order.astype(np.int32).data
        self._buckets = np.searchsorted(hashes, buckets).astype(np.int32).data

    def __len__(self) -> int:
        return len(self._value_at)

    def __iter__(self) -> Iterator[str]:
        key = b""
        for record in range(len(self)):
            key = key[: self._shared[record]] + self._rest(record)
            yield self._text(key)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._record(self._stored(word)) >= 0

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The base form of a word, or `default`."""
        stored = self._stored(key)
        record = self._record(stored)
        return default if record < 0 else self._text(self._value(record, stored))

    def _lookup(self, key: str) -> str | None:
        return self.get(key)

    def _record(self, key: bytes) -> int:
        """The index of the record with that key, -1 where there is none."""
        wanted = int.from_bytes(key, "little") % _PRIME
        bucket = wanted >> _BUCKET_BITS
        end = self._buckets[bucket + 1]
        place = bisect_left(self._hashes, wanted, self._buckets[bucket], end)
        while place < end and self._hashes[place] == wanted:
            record = self._records[place]
            if len(key) == self._length[record] and key.endswith(self._rest(record)):
                return record
            place += 1
        return -1

    def _rest(self, record: int) -> bytes:
        """The bytes of a key that are not those of the key before."""
        end = self._value_at[record]
        return self._data[end - self._length[record] + self._shared[record] : end]

    def _value(self, record: int, key: bytes) -> bytes:
        """The value of a record: its key less so many bytes at the end, and others put there.

        Forms of one word mostly stand together, and then only the first says its value.
        """
        first = self._own_value.rfind(1, 0, record + 1)
        at = self._value_at[first]
        trim = self._data[at]
        length, begin = self._data[at + 1], at + 2
        if length >= 0x80:
            length, begin = _varint(self._data, at + 1)
        added = self._data[begin : begin + length]
        if trim == _WHOLE_VALUE:
            return added
        kept = self._length[first] - trim
        if first < record and min(self._shared[first + 1 : record + 1]) < kept:
            for behind in range(record, first, -1):
                key = self._key_before(behind, key)
        return key[:kept] + added

    def _key_before(self, record: int, key: bytes) -> bytes:
        """The key of the record before the one that is given with its key."""
        known = self._shared[record]
        record -= 1
        rest, found_from = b"", self._length[record]
        while found_from > known:
            begin = self._shared[record]
            rest = self._rest(record)[max(0, known - begin) : max(0, found_from - begin)] + rest
            found_from = min(found_from, begin)
            record -= 1
        return key[:known] + rest

    def _stored(self, word: str) -> bytes:
        stored = word.encode()
        return stored[::-1] if self._reversed else stored

    def _text(self, stored: bytes) -> str:
        return (stored[::-1] if self._reversed else stored).decode()


class _Heads(NamedTuple):
    """What stands in front of the values of all records, an array each."""

    shared: NDArray[np.int16]
    """Bytes of the key that are those of the key before."""
    length: NDArray[np.int16]
    """Bytes of the key."""
    value_at: NDArray[np.int32]
    """Where the value begins in the stream: right behind the key's own bytes."""


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, low ones first, and where it ends."""
    number, shift = 0, 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, at
        shift += 7


def _key(data: bytes, start: int) -> tuple[int, int, int]:
    """How many bytes a record's key shares, how many it has, and where its value begins; for numbers of any size."""
    shared, at = _varint(data, start)
    own, at = _varint(data, at)
    return shared, shared + own, at + own


def _starts(data: bytes, first: int) -> NDArray[np.int32]:
    """Where each record begins, in order.

    For every byte of the stream it is computed at once where the next record would begin if one began there; then the
    jumps from the first record on are taken.
    """
    jumps, size = _jumps(data).data, len(data)
    starts = array("i")
    add = starts.append
    at = first
    while at != size:
        while at < size:
            add(at)
            at = jumps[at]
        if at == _UNTOLD:
            _, _, at = _key(data, starts[-1])
            if data[at] == _SAME_VALUE:
                at += 1
            else:
                length, begin = _varint(data, at + 1)
                at = begin + length
        if at > size:
            raise ValueError("a list of words ends in the middle of an entry")
    return np.frombuffer(starts, np.int32)


def _jumps(data: bytes) -> NDArray[np.int32]:
    """For each byte, where the record after one that begins there would begin; _UNTOLD where a number is long."""
    padded = np.frombuffer(data + bytes(_BEHIND), np.uint8)
    jumps = np.empty(len(data), np.int32)
    for begin in range(0, len(data), _STRETCH):
        end = min(len(data), begin + _STRETCH)
        window = padded[begin : end + _BEHIND]
        shared, own = window[: end - begin], window[1 : end - begin + 1]
        value_at = np.arange(2, end - begin + 2) + own
        trim, added = window[value_at], window[value_at + 1]
        same = trim == _SAME_VALUE
        after = value_at + np.where(same, 1, 2 + added.astype(np.int16)) + begin
        jumps[begin:end] = np.where((shared | own | np.where(same, 0, added)) < 0x80, after, _UNTOLD)
    return jumps


def _heads(data: bytes, starts: NDArray[np.int32]) -> _Heads:
    padded = np.frombuffer(data + bytes(_BEHIND), np.uint8)
    shared_byte, own_byte = padded[starts], padded[starts + 1]
    shared, own = shared_byte.astype(np.int16), own_byte.astype(np.int16)
    length, value_at = shared + own, starts + 2 + own
    for index in np.flatnonzero((shared_byte | own_byte) >= 0x80):
        shared[index], length[index], value_at[index] = _key(data, int(starts[index]))
    if length.max(initial=0) > 0xFF:
        raise ValueError("a list of words has a word of more than 255 bytes")
    return _Heads(shared, length, value_at)


def _hashes(data: bytes, heads: _Heads) -> NDArray[np.uint64]:
    """The hash of each key: its bytes as one number, the first the lowest, modulo `_PRIME`.

    Worked out from one key that shares nothing with the key before to another, so that little memory is needed.
    """
    signs = np.frombuffer(data, np.uint8)
    hashes = np.empty(len(heads.shared), np.uint64)
    fresh = np.flatnonzero(heads.shared == 0)
    begin = 0
    while begin < len(hashes):
        behind = np.searchsorted(fresh, begin + _BLOCK)
        end = int(fresh[behind]) if behind < len(fresh) else len(hashes)
        length = heads.length[begin:end]
        hashes[begin:end] = _hashes_of(signs, heads.shared[begin:end], length, heads.value_at[begin:end] - length)
        begin = end
    return hashes


def _hashes_of(
    signs: NDArray[np.uint8], shared: NDArray[np.int16], length: NDArray[np.int16], text_at: NDArray[np.int32]
) -> NDArray[np.uint64]:
    """The hashes of keys of which the first shares nothing; `text_at`: where each would begin if it were there whole.

    One column of the keys at a time: a key that shares the byte with the key before has its sum so far, too.
    """
    count = len(shared)
    hashes, sums = np.zeros(count, np.uint64), np.zeros(count, np.uint64)
    left = np.arange(count, dtype=np.int32)
    column, power = 0, 1
    while len(left):
        own = np.flatnonzero(shared <= column)
        added = signs[text_at[own] + column].astype(np.uint64)
        added *= np.uint64(power)
        added += sums[own]
        if column % _SUMS == _SUMS - 1:
            added %= np.uint64(_PRIME)
        sums = np.repeat(added, np.diff(own, append=len(shared)))
        column, power = column + 1, power * 256 % _PRIME
        going = length > column
        if not going.all():
            ended = ~going
            hashes[left[ended]] = sums[ended]
            left, shared, length = left[going], shared[going], length[going]
            text_at, sums = text_at[going], sums[going]
    hashes %= np.uint64(_PRIME)
    return hashes
