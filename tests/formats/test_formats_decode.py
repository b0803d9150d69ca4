"""Bytes to text: encodings, line breaks, gzip, standard input, and what is refused."""

import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilint.errors import EncodingError, InputError
from bilint.formats import decode, read_document

TEXT = "Grüße,\r\n𝒳 und “Y”\n日本語\rEnde"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        gzip.compress(TEXT.encode()),
        gzip.compress(TEXT[:9].encode()) + gzip.compress(TEXT[9:].encode()),
        gzip.compress(b"\xff\xfe" + TEXT.encode("utf-16-le")),
    ],
)
def test_text_is_read(write, data):
    assert decode.read_text(write("a.txt", data)) == TEXT
    assert decode.read_text("-", io.BytesIO(data)) == TEXT


def test_standard_input_stays_open():
    stream = io.BytesIO(b"Text")
    assert read_document("-", stdin=stream).segments[0].text == "Text"
    assert not stream.closed


@given(st.text(st.sampled_from("ab\r\nü𝒳\u2028\x0b")), st.integers(4, 20))
def test_lines_add_up_to_the_text(text, block):
    """Whatever the size of the blocks that are read: lines, numbers and offsets are those of the text."""
    if not text:
        return
    size, decode._BLOCK = decode._BLOCK, block
    try:
        lines = list(decode.lines("-", io.BytesIO(text.encode())))
    finally:
        decode._BLOCK = size
    assert [number for number, _, _ in lines] == list(range(1, len(lines) + 1))
    ends = [offset for _, offset, _ in lines[1:]] + [len(text)]
    for (_, offset, line), end in zip(lines, ends, strict=True):
        assert text[offset : offset + len(line)] == line
        assert text[offset + len(line) : end] in ("\n", "\r", "\r\n", "")
        assert "\n" not in line
        assert "\r" not in line


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "{}: the file is empty"),
        (b" \n\t\n", "{}: there is no text in it"),
        (
            b"eins\r\nzwei\ncaf\xe9 x",
            "{}:3: byte 0xe9 at byte offset 14 is not UTF-8 (invalid continuation byte); "
            "convert the file from the encoding it has, e.g. iconv -f WINDOWS-1252 -t UTF-8",
        ),
        (b"ab\xc3", "{}:1: byte 0xc3 at byte offset 2 is not UTF-8 (unexpected end of data)"),
        (b"\xed\xa0\x80", "{}:1: byte 0xed at byte offset 0 is not UTF-8"),
        (
            b"\xff\xfea\x00\n\x00\x00\xd8b\x00",
            "{}:2: byte 0x00 at byte offset 6 is not UTF-16 (illegal UTF-16 surrogate)",
        ),
        ("Text".encode("utf-32"), "{}: is UTF-32; convert it: iconv -f UTF-32 -t UTF-8"),
        ("Wörter".encode("utf-16-le"), "{}: looks like UTF-16LE without a byte order mark; convert it"),
        ("Wörter".encode("utf-16-be"), "{}: looks like UTF-16BE without a byte order mark; convert it"),
        (b"\x7fELF\x00\x01\xff", "{}: holds a NUL byte at offset 4: this is no text"),
        (b"a" * 2000 + b"\n\0", "{}:2: holds a NUL character: this is no text"),
        (b"PK\x03\x04\x14\x00", "{}: is a ZIP archive (a Word, Excel or OpenDocument file?), not a text"),
        (b"%PDF-1.7\n\xe2", "{}: is a PDF file, not a text"),
        (gzip.compress(b"abc" * 5000)[:-9], "{}: broken gzip file: Compressed file ended before"),
    ],
)
def test_refused(write, data, message):
    path = write("a.txt", data)
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert str(caught.value).startswith(message.format(path))
    assert "\n" not in str(caught.value)


def test_refused_bytes_have_their_own_class(write):
    with pytest.raises(EncodingError) as caught:
        read_document(write("a.txt", b"\n\xff"))
    assert caught.value.line == 2


def test_error_far_behind_the_first_block(write):
    """The byte offset and the line count from the start of the file, not of the block."""
    data = "zwölf Zeichen\n".encode() * 100_000 + b"\xe9\n"
    with pytest.raises(EncodingError, match=rf":100001: byte 0xe9 at byte offset {len(data) - 2} "):
        read_document(write("a.txt", data))


def test_a_suffix_that_lies(write):
    with pytest.raises(InputError, match="broken gzip file: Not a gzipped file"):
        read_document(write("a.txt.gz", b"plain"))


def test_no_file(tmp_path):
    with pytest.raises(InputError, match=r"none\.txt: no such file"):
        read_document(str(tmp_path / "none.txt"))
    with pytest.raises(InputError, match="is a directory; name a file in it"):
        read_document(str(tmp_path))
