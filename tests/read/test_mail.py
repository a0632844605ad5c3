"""Saved e-mail as articles."""

import time
from email.message import EmailMessage

import pytest

from claimcheck.errors import InputError
from claimcheck.read import read_inputs
from claimcheck.read.mail import read_mail
from claimcheck.records import Problem
from claimcheck.settings import Settings

BODY = "La ministre a démissionné mardi après avoir perdu un vote au parlement, a annoncé son cabinet. " * 4
PAGE = f"<html><body><table><tr><td><h1>La ministre part</h1><p>{BODY}</p></td></tr></table><script>x()</script></body></html>"


def message(plain=None, page=None, attached=0, **headers):
    mail = EmailMessage()
    values = {"Subject": "La ministre part", "From": "Le Phare <lettre@phare.example>", **headers}
    values.setdefault("Date", "Tue, 03 Mar 2026 23:10:00 +0100")
    for name, value in values.items():
        mail[name] = value
    if plain is not None:
        mail.set_content(plain)
    if page is not None:
        (mail.add_alternative if plain is not None else mail.set_content)(page, subtype="html")
    for _ in range(attached):
        mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    return mail.as_bytes()


def read(data):
    return list(read_mail(data, "m.eml", "m"))


@pytest.mark.parametrize(("plain", "page"), [(BODY, None), (None, PAGE), (BODY, PAGE), ("Lire en ligne.", PAGE)])
def test_a_message_is_a_source(plain, page):
    (source,) = read(message(plain, page))
    assert (source.id, source.title, source.outlet, source.published) == (
        "m",
        "La ministre part",
        "Le Phare",
        "2026-03-03",
    )
    assert source.text.startswith("La ministre part\n\nLa ministre a démissionné mardi")
    assert "x()" not in source.text and "Lire en ligne" not in source.text


def test_attachments_are_counted():
    source, note = read(message(BODY, attached=2))
    assert BODY.strip() in source.text.replace("\n", " ")
    assert isinstance(note, Problem) and (note.level, note.reason) == ("note", "2 attachments were left out")


@pytest.mark.parametrize(
    ("headers", "title", "outlet", "day"),
    [
        ({"Subject": "=?utf-8?q?D=C3=A9mission?="}, "Démission", "Le Phare", "2026-03-03"),
        ({"From": "lettre@phare.example"}, "La ministre part", "phare.example", "2026-03-03"),
        ({"Date": "yesterday"}, "La ministre part", "Le Phare", None),
        ({"Subject": "", "From": ""}, None, None, "2026-03-03"),
    ],
)
def test_what_the_headers_say(headers, title, outlet, day):
    if "Subject" in headers and headers["Subject"].startswith("=?"):
        data = message(BODY).replace(b"Subject: La ministre part", b"Subject: " + headers["Subject"].encode())
    else:
        data = message(BODY, **headers)
    (source,) = read(data)
    assert (source.title, source.outlet, source.published) == (title, outlet, day)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no e-mail"),
        (b"\x00\x01\x02", "no e-mail|no text"),
        (b"Subject: x\n\n", "no text"),
        (b"Subject: x\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n", "no text"),
        (b"Subject: x\nContent-Type: multipart/mixed\n\nno boundary", "no text|broken"),
    ],
)
def test_a_bad_message_says_why(data, why):
    with pytest.raises(InputError, match=why):
        read(data)


def test_an_unknown_encoding_is_read_as_far_as_it_goes():
    (source,) = read(b"Subject: Resigned\nContent-Type: text/plain; charset=nonsense\n\nShe resigned on Tuesday.\n")
    assert "She resigned on Tuesday." in source.text


def test_a_folder_holds_messages_and_feeds(tmp_path):
    (tmp_path / "m.eml").write_bytes(message(BODY))
    (tmp_path / "f.rss").write_text(
        f"<rss><channel><item><title>T</title><description>{BODY}</description></item></channel></rss>"
    )
    (tmp_path / "g.atom").write_text("<feed><entry><title>T</title></entry></feed>")
    (tmp_path / "other.xml").write_text("<other/>")
    items = list(read_inputs([str(tmp_path)], Settings()))
    assert [getattr(item, "id", None) or item.level for item in items] == ["f-1", "error", "m", "note"]


@pytest.mark.parametrize(
    ("header", "filling"),
    [
        ("Content-Type: text/plain; ", "a=b; "),
        ("Subject: ", "=?utf-8?q?a?= "),
        ("From: ", "("),
        ("From: ", "a@b,\r\n "),
    ],
)
def test_a_header_without_end_is_refused_at_once(header, filling):
    began = time.process_time()
    with pytest.raises(InputError, match="longer than"):
        read(f"{header}{filling * 20_000}\n\n{BODY}".encode())
    assert time.process_time() - began < 1


def test_parts_within_parts_do_no_harm():
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n" for at in range(2000))
    try:
        read(f"Subject: x\n{nested}Content-Type: text/plain\n\n{BODY}".encode())
    except InputError as error:
        assert "broken" in str(error)
