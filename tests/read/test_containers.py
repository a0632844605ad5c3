"""PDF and WARC, whole and broken."""

import gzip
import io
import re
from itertools import islice

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from claimcheck.errors import InputError
from claimcheck.read.pdf import read_pdf
from claimcheck.read.warc import read_warc
from claimcheck.records import Problem, Source

PARAGRAPH = "The minister resigned on Tuesday after losing a vote in parliament, her office said in a statement. "
HEAD = "<html><head><title>Minister resigns after vote</title></head>"
PAGE = f"{HEAD}<body><article><p>{PARAGRAPH * 4}</p></article></body></html>"


def pdf(*pages, password=None, title=None):
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(300, 400)
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 10 Tf 14 TL 20 350 Td {shown} ET".encode("latin-1"))
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_s_pages_are_one_text_with_words_mended():
    data = pdf(
        ["The govern-", "ment fell on", "Monday."], ["It was a well-", "Known case."], title="How the government fell"
    )
    (source,) = read_pdf(data, "a.pdf", "a")
    assert source.text == "The government fell on\nMonday.\n\nIt was a well-\nKnown case."
    assert source.title == "How the government fell"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a cross-", "border deal"], "a crossborder deal"),
        (["a cross-", "border deal; Cross-border trade"], "a cross-border deal; Cross-border trade"),
        (["la d\xe9mis-", "sion"], "la démission"),
        (["in 2024-", "and later"], "in 2024-\nand later"),
        (["he said -", "and left"], "he said -\nand left"),
    ],
)
def test_which_hyphens_are_mended(lines, text):
    (source,) = read_pdf(pdf(lines), "a.pdf", "a")
    assert source.text == text


def test_a_word_cut_at_a_page_s_end_is_mended():
    (source,) = read_pdf(pdf(["The parlia-"], ["ment voted."]), "a.pdf", "a")
    assert source.text == "The parliament voted."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf([]), "no text"),
        (pdf(["Hidden."], password="x"), "encrypted: save it without its password"),
        (pdf(["Hidden."], password="x").replace(b"/V 2", b"/V 5").replace(b"/R 3", b"/R 6"), "encrypted"),
        (b"%PDF-1.7\nnothing", "broken"),
        (pdf(["A sentence stands here."])[:300], "broken|no text"),
    ],
)
def test_a_bad_pdf_says_why(data, why):
    with pytest.raises(InputError, match=why):
        list(read_pdf(data, "a.pdf", "a"))


def warc(*bodies, compressed=True, kind="text/html", status="200 OK"):
    records = []
    for number, body in enumerate(bodies, 1):
        payload = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Target-URI: https://planet.example/{number}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
        )
        record = head.encode() + payload + b"\r\n\r\n"
        records.append(gzip.compress(record) if compressed else record)
    return b"".join(records)


@pytest.mark.parametrize("compressed", [True, False])
def test_every_page_of_an_archive_is_a_source(compressed):
    one, two = read_warc(warc(PAGE.encode(), PAGE.encode(), compressed=compressed), "w.warc", "w")
    assert (one.id, two.id, two.url) == ("w-1", "w-2", "https://planet.example/2")
    assert one.title == "Minister resigns after vote"


def reasons(items):
    return [item.reason for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize("compressed", [True, False])
def test_wherever_an_archive_is_cut_it_gives_what_it_has_and_says_so(compressed):
    second = warc(PAGE.encode(), compressed=compressed)
    whole = second + second
    for lost in range(1, len(second), 23):
        items = list(read_warc(whole[:-lost], "w.warc.gz", "w"))
        assert isinstance(items[0], Source)
        why = reasons(items)[0]
        assert re.search(r"ends in the middle of|broken: it and what follows|no record", why), lost


def test_an_archive_packed_as_a_whole_is_read_too():
    data = gzip.compress(warc(PAGE.encode(), PAGE.encode(), compressed=False))
    assert [item.id for item in read_warc(data, "w.warc.gz", "w")] == ["w-1", "w-2"]


def test_what_is_no_page_is_counted():
    with pytest.raises(InputError, match="no HTML page"):
        list(read_warc(warc(b"{}", kind="application/json"), "w.warc", "w"))
    with pytest.raises(InputError, match="no HTML page"):
        list(read_warc(warc(PAGE.encode(), status="404 Not Found"), "w.warc", "w"))


@pytest.mark.parametrize("data", [b"", b"WARC/1.0\r\nbroken", gzip.compress(b"not an archive at all, but text")])
def test_a_broken_archive_is_a_problem(data):
    items = []
    try:
        items = list(read_warc(data, "w.warc", "w"))
    except InputError:
        return
    assert items
    assert all(isinstance(item, Problem) for item in items)


@pytest.mark.parametrize("limit", ["LARGEST_RECORD", "LARGEST_MEMBER"])
def test_a_record_that_unpacks_to_a_bomb_is_refused(monkeypatch, limit):
    monkeypatch.setattr(f"claimcheck.read.warc.{limit}", 2_000_000)
    items = list(read_warc(warc(b"<html>" + b" " * 9_000_000, PAGE.encode()), "w.warc.gz", "w"))
    assert reasons(items) == ["record 1: unpacks to more than 2 MB"]
    assert isinstance(items[1], Source)


def test_an_archive_that_unpacks_to_a_bomb_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr("claimcheck.read.warc.LARGEST_ARCHIVE", 2_000_000)
    items = list(read_warc(warc(PAGE.encode(), b" " * 9_000_000, PAGE.encode()), "w.warc.gz", "w"))
    assert isinstance(items[0], Source)
    assert reasons(items) == ["record 2: unpacks to more than 2 MB: the rest is not read"]


@pytest.mark.parametrize("made", [b"WARC/1.0\r\nX: " + b"a" * 9_000_000, b"no archive"])
def test_a_header_without_end_is_refused(made):
    items = []
    with pytest.raises(InputError, match="no HTML page"):
        items.extend(read_warc(gzip.compress(made), "w.warc.gz", "w"))
    (problem,) = islice(read_warc(gzip.compress(made), "w.warc.gz", "w"), 1)
    assert problem.reason == "record 1: no record of a web archive"
