"""PDF and WARC, whole and broken."""

import gzip
import io

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
    ("data", "why"),
    [
        (pdf([]), "no text"),
        (pdf(["Hidden."], password="x"), "encrypted"),
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


def test_a_cut_archive_gives_what_it_has():
    whole = warc(PAGE.encode(), PAGE.encode() * 50)
    items = list(read_warc(whole[:-60], "w.warc.gz", "w"))
    assert isinstance(items[0], Source)


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


def test_a_record_that_unpacks_to_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("claimcheck.read.warc.LARGEST_RECORD", 10_000)
    items = list(read_warc(warc(b"<html>" + b" " * 1_000_000, PAGE.encode()), "w.warc.gz", "w"))
    assert isinstance(items[0], Problem) and "MB" in items[0].reason
    assert isinstance(items[1], Source)
