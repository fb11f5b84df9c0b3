"""Bytes become text without guessing; what no encoding explains is refused with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.faults import EmptyFile, IsAWorkbook, NoEncoding, NotText
from tracker.exchange.leaves.decoding import decoded

TEXT = "code,title\r\nS1,Åtgärd – “ö”\r\n"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_each_encoding_gives_the_same_text_and_is_named(encoding: str, told: str) -> None:
    assert decoded(TEXT.encode(encoding)) == (TEXT, told)


def test_big_endian_utf_16_is_known_by_its_mark() -> None:
    assert decoded(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_that_no_encoding_explains_is_refused_with_its_line(byte: int) -> None:
    data = "code,title\nS1,å\nS2,".encode("cp1252") + bytes([byte]) + b"\n"
    with pytest.raises(NoEncoding) as caught:
        decoded(data)
    assert caught.value.values == {"byte": f"{byte:02X}", "row": 3}


def test_a_broken_byte_in_a_utf_8_file_does_not_make_it_an_older_encoding() -> None:
    with pytest.raises(NoEncoding) as caught:
        decoded("code,title\nS1,åäö\nS2,".encode() + b"\xff\n")
    assert caught.value.values["row"] == 3


@pytest.mark.parametrize("data", [b"", b"\r\n \r\n", b"\xef\xbb\xbf", "\n".encode("utf-16")])
def test_nothing_is_an_empty_file(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        decoded(data)


@pytest.mark.parametrize("data", [b"PK\x03\x04 xl/workbook.xml", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_under_the_name_of_a_csv_is_called_one(data: bytes) -> None:
    with pytest.raises(IsAWorkbook):
        decoded(data)


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7", b"\x89PNG\r\n", b"code\x00title", b"\x01\x02\x03\x04", b"\xff\xfe\x00\x00"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises((NotText, NoEncoding, EmptyFile)):
        decoded(data)


@given(st.binary(min_size=1))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        told = f"{decoded(data).text}."
    except (NotText, NoEncoding, EmptyFile) as refused:
        told = str(refused)
    assert told.endswith(".")
    assert "\x00" not in told


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_text_in_utf_8_is_read_as_it_is(text: str) -> None:
    assert decoded(f"code\n{text}\n".encode()).text == f"code\n{text}\n"
