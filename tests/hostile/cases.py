"""The table of hostile inputs: a file name and what makes its bytes, or what makes something that is no plain file."""

import gzip
import io
import os
import zlib
from collections.abc import Callable
from pathlib import Path

GOOD = (
    "LYON, March 3, 2025 (Reuters) - A fire destroyed a paper mill in Givors on Monday and injured 14 workers, "
    'the prefecture said.\n\n"The roof came down within minutes," fire chief Claire Morel told reporters.\n'
)
SENTENCE = "The minister said on Monday that 14 workers were hurt in the fire at the mill near Lyon. "
FRENCH = "Le ministre a déclaré lundi que 14 ouvriers avaient été blessés dans l’incendie de l’usine près de Lyon. "
LEAD = SENTENCE + "The mayor visited the site and the police opened an inquiry into the cause.\n\n"


def body(text: str) -> bytes:
    """The text behind a paragraph that shows its language, so that it is analysed and not refused."""
    return (LEAD + text).encode("utf-8", "surrogatepass")


def page(inner: str, head: str = "") -> bytes:
    return f"<html><head><title>Fire at the mill</title>{head}</head><body>{inner}</body></html>".encode()


def paragraphs(count: int) -> str:
    return "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(count))


def warc(*bodies: bytes, kind: str = "text/html") -> bytes:
    records = []
    for number, content in enumerate(bodies):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + content
        records.append(
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032d}>\r\n"
            f"WARC-Target-URI: http://example.org/{number}\r\nWARC-Date: 2025-03-04T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n".encode()
            + http + b"\r\n\r\n"
        )  # fmt: skip
    return b"".join(records)


def pdf(text: bytes, filtered: bool = False) -> bytes:
    """A PDF of one page; its text in a compressed stream when asked."""
    stream = b"BT /F1 12 Tf 72 700 Td (" + text + b") Tj ET"
    entry = b""
    if filtered:
        stream, entry = zlib.compress(stream, 9), b"/Filter /FlateDecode "
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< " + entry + b"/Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, item in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + item + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


NAMES = [
    f"{first}{last}"
    for first in ("Al", "Be", "Da", "Ka", "Lo", "Mi", "Ro", "Su")
    for last in ("bert", "rik", "mina", "sten", "vari")
]
LAUGHS = '<!DOCTYPE html [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
) + "]>"  # fmt: skip

#: Name, file name, what makes the bytes of a file of about ``n`` characters. Small ones ignore ``n``.
FILES: list[tuple[str, str, Callable[[int], bytes]]] = [
    # encodings
    ("latin-1", "a.txt", lambda n: (FRENCH * 5).encode("cp1252")),
    ("mixed encodings", "a.txt", lambda n: (FRENCH * 5).encode() + (FRENCH * 5).encode("cp1252")),
    ("utf-16 odd length", "a.txt", lambda n: (FRENCH * 5).encode("utf-16")[:-1]),
    ("utf-16 lone surrogates", "a.txt", lambda n: b"\xff\xfe" + LEAD.encode("utf-16-le") + b"\x00\xd8" * 50),
    ("utf-32 beyond unicode", "a.txt", lambda n: b"\xff\xfe\0\0" + LEAD.encode("utf-32-le") + b"\xff\xff\xff\x7f"),
    ("utf-8 lone surrogates", "a.txt", lambda n: body("The \ud800 mayor \udfff said \udc00\ud800 so. " * 20)),
    ("utf-8 cut in a character", "a.txt", lambda n: (FRENCH * 5).encode() + b"\xe2\x80"),
    ("overlong utf-8", "a.txt", lambda n: body("") + b"\xc0\xaf\xe0\x80\xaf" * 20),
    ("nothing but a mark", "a.txt", lambda n: b"\xef\xbb\xbf"),
    ("empty", "a.txt", lambda n: b""),
    ("only blanks", "a.txt", lambda n: b" \t\r\n\x0b\x0c" * (n // 8)),
    ("NULs in words", "a.txt", lambda n: body("The ma\0yor sa\0id \0\0 so on Mon\0day. " * 3)),
    ("NULs alone", "a.txt", lambda n: bytes(n)),
    ("all bytes", "a.txt", lambda n: bytes(range(256)) * 40),
    ("ANSI escapes", "a.txt", lambda n: body("\x1b]0;owned\x07\x1b[2J\x1b[31m The mayor resigned on Monday.\x1b[0m\x9b")),
    ("carriage returns", "a.txt", lambda n: body("The mayor resigned.\rNo she did not.\r" * 50)),
    ("unusual line ends", "a.txt", lambda n: body("The mayor resigned.\u2028She left.\u2029\x85\x0b\x0c" * 50)),
    # length
    ("one long line", "a.txt", lambda n: SENTENCE.encode() * (n // 90)),
    ("many lines", "a.txt", lambda n: (SENTENCE[:-1] + "\n").encode() * (n // 90)),
    ("short lines", "a.txt", lambda n: body("Yes\n" * (n // 4))),
    ("empty lines", "a.txt", lambda n: body("\n" * n + SENTENCE)),
    ("one word", "a.txt", lambda n: body("word " * (n // 5))),
    ("one name", "a.txt", lambda n: body("Paris " * (n // 6))),
    ("one letter", "a.txt", lambda n: body("a" * n)),
    ("no blanks", "a.txt", lambda n: body("TheMayorSaid" * (n // 12))),
    ("no punctuation", "a.txt", lambda n: SENTENCE.replace(".", "").encode() * (n // 90)),
    ("all capitals", "a.txt", lambda n: SENTENCE.upper().encode() * (n // 90)),
    ("punctuation only", "a.txt", lambda n: body(".,;:!?…-–—()[]{}/\\" * (n // 18))),
    ("full stops", "a.txt", lambda n: body("." * n)),
    ("commas", "a.txt", lambda n: body("a, " * (n // 3))),
    ("hyphens", "a.txt", lambda n: body("well-" * (n // 5) + "known")),
    ("apostrophes", "a.txt", lambda n: body("l'" * (n // 2) + "eau")),
    ("initials", "a.txt", lambda n: body("J. " * (n // 3))),
    ("open parentheses", "a.txt", lambda n: body("(the mayor " * (n // 11))),
    ("nested parentheses", "a.txt", lambda n: body("(" * (n // 2) + "x" + ")" * (n // 2))),
    # numbers and days
    ("long number", "a.txt", lambda n: body("The firm lost $" + "9" * n + " on Monday.")),
    ("long grouped number", "a.txt", lambda n: body("It lost " + "1,000" + ",000" * (n // 4) + " euros.")),
    ("long decimal", "a.txt", lambda n: body("It lost 0." + "3" * n + " percent.")),
    ("long number in words", "a.txt", lambda n: body("It lost " + "twenty-one million " * (n // 19) + "euros.")),
    ("long number in French", "a.txt", lambda n: (FRENCH * 3 + "Il a perdu " + "quatre-vingt mille " * (n // 19)).encode()),
    ("million million", "a.txt", lambda n: body("It lost 3 " + "million " * (n // 8))),
    ("many numbers", "a.txt", lambda n: body(" ".join(str(i) for i in range(n // 6)))),
    ("many ranges", "a.txt", lambda n: body("between 1 and " * (n // 14) + "2")),
    ("many signs", "a.txt", lambda n: body("$€£%+-1" * (n // 7))),
    ("exponents", "a.txt", lambda n: body("It lost 1e999999 and 9E9 and 1²³ and ½¾ and ٣٤٥ and Ⅷ euros. " * 20)),
    ("many dates", "a.txt", lambda n: body("on March 3, 2025 and " * (n // 21))),
    ("many weekdays", "a.txt", lambda n: body("Monday " * (n // 7))),
    ("impossible dates", "a.txt", lambda n: body("On February 31, 99999 and 0/0/0000 and 2025-13-45 and May 0 it rained. " * 20)),
    ("far dates", "a.txt", lambda n: body("It was 999999999999 years ago, 10000000 days later, in 9999, in 0001 BC. " * 20)),
    ("colons and digits", "a.txt", lambda n: body("12:30:45:" * (n // 9))),
    ("slashes and digits", "a.txt", lambda n: body("1/2/" * (n // 4))),
    # marks of quotation
    *((f"open {mark!r}", "a.txt", lambda n, mark=mark: body(f"He said {mark} no and " * (n // 17))) for mark in "\"'“”‘’«»„‹›`"),
    ("all marks mixed", "a.txt", lambda n: body("\"“«‘'’»”„‚‹›``''" * (n // 16))),
    ("dashes of dialogue", "a.txt", lambda n: (FRENCH * 3 + "\n— Oui, dit-il." * (n // 15)).encode()),
    ("said said", "a.txt", lambda n: body("said " * (n // 5))),
    ("nested saying", "a.txt", lambda n: body("Smith said that " * (n // 16) + "it rained.")),
    ("according to", "a.txt", lambda n: body("according to " * (n // 13))),
    # names
    ("many names", "a.txt", lambda n: body("Anna Karlsson, " * (n // 15))),
    ("names unlike", "a.txt", lambda n: body(", ".join(f"Abc{i:x} Def{i:x}" for i in range(n // 18)))),
    ("namesakes", "a.txt", lambda n: body(", ".join(f"{NAMES[i % 40]}{NAMES[i // 40 % 40].lower()} Smith" for i in range(n // 16)))),
    ("one name, many short forms", "a.txt", lambda n: body("Anna Karlsson met Bert Karlsson. " + "Karlsson left. " * (n // 16))),
    ("acronyms", "a.txt", lambda n: body(" ".join(f"The {chr(65 + i % 26)}{chr(65 + i // 26 % 26)}{chr(65 + i // 676)} party won." for i in range(n // 18)))),
    ("names joined by hyphens", "a.txt", lambda n: body(" ".join(f"The {NAMES[i % 40]}-{NAMES[i // 40 % 40]} talks." for i in range(n // 24)))),
    ("offices", "a.txt", lambda n: body(" ".join(f"President {NAMES[i % 40]}{NAMES[i // 40 % 40].lower()} spoke. The president left." for i in range(n // 46)))),
    ("titles", "a.txt", lambda n: body("President Prime Minister " * (n // 25))),
    ("pronouns", "a.txt", lambda n: body("He told her that she told him. " * (n // 31))),
    # writing
    ("right to left", "a.txt", lambda n: body("\u202e.yadnoM no dengiser royam ehT\u202c \u2066\u2067\u200f " * 30)),
    ("zero width", "a.txt", lambda n: body("The\u200b ma\u200dyor\ufeff re\u2060signed\u200c. " * 50)),
    ("combining marks", "a.txt", lambda n: body("The mayor re" + "\u0301" * n + "signed.")),
    ("soft hyphens", "a.txt", lambda n: body("The may\u00ador re\u00adsigned on Mon\u00adday. " * (n // 30))),
    ("ligatures", "a.txt", lambda n: body("The ﬁrst oﬃcial ﬂed; ſo diᵭ the ﬆaﬀ of № 5 at ㏂. " * 50)),
    ("full width", "a.txt", lambda n: body("Ｔｈｅ　ｆｉｒｍ　ｌｏｓｔ　１４　ｐｅｒｃｅｎｔ． " * 50)),
    ("case that changes length", "a.txt", lambda n: body("İSTANBUL ŉ ǰ ΐ ﬃ ẞ STRAẞE ἈΙ lost 3 million on MONDAY. " * 30)),
    ("emoji", "a.txt", lambda n: body("👩‍👩‍👧‍👦🏳️‍🌈 14 workers 🇫🇷 hurt 🔥 on Monday 👍🏽. " * 50)),
    ("private use and unassigned", "a.txt", lambda n: body("\ue000\uf8ff\U000e0041\U0010fffd\ufffe\uffff The mayor said so. " * 20)),
    ("another script", "a.txt", lambda n: "部长周一表示，火灾造成十四名工人受伤。".encode() * 50),
    ("spaces of all kinds", "a.txt", lambda n: body("\u00a0\u2009\u3000\u202f\u1680".join(["14", "000", "workers", "left"] * 50))),
    # injection
    ("formulas", "a.txt", lambda n: body('=HYPERLINK("http://x","y") @SUM(1) +1+cmd|calc -2+3 said the mayor. ' * 5)),
    ("markup in text", "a.txt", lambda n: body('<script>alert(1)</script> ![x](http://x) [a](javascript:b) </td> {{7*7}} [red]said[/red] "so". ' * 5)),
    # pages
    ("page nested deep", "a.html", lambda n: page("<div>" * (n // 5) + SENTENCE * 5)),
    ("page nested inline", "a.html", lambda n: page("<p>" + "<b><i>" * (n // 6) + SENTENCE * 5)),
    ("page of lists", "a.html", lambda n: page("<ul><li>" * (n // 8) + SENTENCE * 5)),
    ("page of tables", "a.html", lambda n: page("<table><tr><td>" * (n // 15) + SENTENCE * 5)),
    ("page never closed", "a.html", lambda n: page(paragraphs(3) + "<a href='" + "x" * n)),
    ("page of one tag", "a.html", lambda n: page("<" * n)),
    ("page of entities", "a.html", lambda n: page("<p>" + SENTENCE * 5 + "&amp;lt;&#0;&#xD800;&#x110000;&nosuch;" * (n // 45))),
    ("entity bomb", "a.html", lambda n: (LAUGHS + "<html><body><p>&j;</p>" + paragraphs(3) + "</body></html>").encode()),
    ("entity bomb in XML", "a.xhtml", lambda n: ("<?xml version='1.0'?>" + LAUGHS + "<html><body><p>&j;</p>" + paragraphs(3) + "</body></html>").encode()),
    ("external entity", "a.xhtml", lambda n: b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html><body><p>&x;</p>" + paragraphs(3).encode() + b"</body></html>"),
    ("page with many attributes", "a.html", lambda n: page("<p " + " ".join(f"a{i}='1'" for i in range(n // 10)) + ">" + SENTENCE * 5)),
    ("page of comments", "a.html", lambda n: page("<!-- x -->" * (n // 10) + paragraphs(3))),
    ("page of scripts", "a.html", lambda n: page("<script>var a='<p>';</script>" * (n // 30) + paragraphs(3))),
    ("page with a wrong charset", "a.html", lambda n: page(paragraphs(3), "<meta charset='utf-99'>")),
    ("page with a long title", "a.html", lambda n: page(paragraphs(3), "<meta property='og:title' content='" + "Fire " * (n // 5) + "'>")),
    ("page without text", "a.html", lambda n: page("<img src=x>")),
    ("page with a bad date", "a.html", lambda n: page(paragraphs(3), "<meta property='article:published_time' content='99999-99-99T99:99:99'>")),
    # JSON
    ("JSON nested deep", "a.json", lambda n: b"[" * n),
    ("JSON nested and closed", "a.json", lambda n: b'{"a":' * (n // 6) + b"1" + b"}" * (n // 6)),
    ("JSON long number", "a.json", lambda n: b'{"text": ' + b"9" * n + b"}"),
    ("JSON with odd types", "a.json", lambda n: b'{"text": ["x"], "title": {"a": 1}, "published": NaN, "url": 1e999}'),
    ("JSON surrogates and NULs", "a.json", lambda n: b'{"text": "' + LEAD.strip().encode() + b' \\ud800 \\u0000 \\udfff", "title": "\\ud800"}'),
    ("JSON lines, some broken", "a.jsonl", lambda n: b'{"text": "' + LEAD.strip().encode() + b'"}\n{"text": \n\xff\xfe\n[1]\nnull\n' + b"[" * n + b"\n"),
    ("JSON lines, deep", "a.jsonl", lambda n: (b'{"text":' * 5000 + b"\n") * 3),
    ("JSON keys doubled", "a.json", lambda n: b'{"text": "a", "text": "' + LEAD.strip().encode() + b'"}'),
    # containers
    ("PDF cut", "a.pdf", lambda n: pdf(SENTENCE.encode() * 3)[:-200]),
    ("PDF whole", "a.pdf", lambda n: pdf(SENTENCE.encode() * 3)),
    ("PDF header alone", "a.pdf", lambda n: b"%PDF-1.7\n" + b"\x00\xff" * 500),
    ("PDF bomb", "a.pdf", lambda n: pdf(b"a" * (n * 100), filtered=True)),
    ("PDF in a circle", "a.pdf", lambda n: pdf(b"x").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")),
    ("PDF claims many pages", "a.pdf", lambda n: pdf(b"x").replace(b"/Count 1", b"/Count 999999999")),
    ("WARC cut", "a.warc", lambda n: warc(page(paragraphs(3)), page(paragraphs(3)))[:-300]),
    ("WARC wrong length", "a.warc", lambda n: warc(page(paragraphs(3))).replace(b"Content-Length: ", b"Content-Length: 99999")),
    ("WARC negative length", "a.warc", lambda n: warc(page(paragraphs(3))).replace(b"Content-Length: ", b"Content-Length: -")),
    ("WARC noise", "a.warc", lambda n: b"WARC/1.0\r\n" + bytes(range(256)) * 10),
    ("gzip bomb", "a.warc.gz", lambda n: gzip.compress(warc(b"a" * (n * 300)), 9)),
    ("gzip bomb in headers", "a.warc.gz", lambda n: gzip.compress(b"WARC/1.0\r\nX: " + b"a" * (n * 300), 9)),
    ("gzip cut", "a.warc.gz", lambda n: gzip.compress(warc(page(paragraphs(3))))[:-20]),
    ("gzip in gzip", "a.warc.gz", lambda n: gzip.compress(gzip.compress(b"a" * n))),
    ("ZIP called text", "a.txt", lambda n: b"PK\x03\x04" + bytes(100)),
    ("program called text", "a.md", lambda n: b"\x7fELF" + bytes(range(256)) * 8),
    # names of files
    ("newline in the name", "a\nb.txt", lambda n: body(SENTENCE)),
    ("escape in the name", "a\x1b[31mb.txt", lambda n: body(SENTENCE)),
    ("bytes in the name", os.fsdecode(b"a\xff\xfe.txt"), lambda n: body(SENTENCE)),
    ("formula in the name", "=1+1.txt", lambda n: body(SENTENCE)),
    ("markup in the name", "[bold]<b>.txt", lambda n: body(SENTENCE)),
    ("long name", "a" * 240 + ".txt", lambda n: body(SENTENCE)),
    ("name of a standard stream", "-", lambda n: body(SENTENCE)),
    ("two dots", "...txt", lambda n: body(SENTENCE)),
]  # fmt: skip


def _link(folder: Path, target: str) -> None:
    (folder / "a.txt").symlink_to(target)


def _deep(folder: Path) -> None:
    for _ in range(100):
        folder = folder / "d"
        folder.mkdir()
    (folder / "a.txt").write_bytes(body(SENTENCE))


def _unreadable(folder: Path) -> None:
    (folder / "a.txt").write_bytes(body(SENTENCE))
    (folder / "a.txt").chmod(0)


def _folder(folder: Path) -> None:
    (folder / "a.txt").mkdir()
    (folder / "a.txt" / "b.txt").symlink_to(folder / "gone.txt")


def _sparse(folder: Path) -> None:
    with (folder / "a.txt").open("wb") as file:
        file.truncate(10**12)


def _circles(folder: Path) -> None:
    (folder / "up").symlink_to(folder)
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "again").symlink_to(folder / "sub")


#: Name, what makes the thing in a folder of its own.
THINGS: list[tuple[str, Callable[[Path], object]]] = [
    ("link to itself", lambda folder: _link(folder, "a.txt")),
    ("link to nothing", lambda folder: _link(folder, "gone.txt")),
    ("link to a device", lambda folder: _link(folder, "/dev/zero")),
    ("link to memory", lambda folder: _link(folder, "/proc/self/mem")),
    ("folders in a circle", _circles),
    ("named pipe", lambda folder: os.mkfifo(folder / "a.txt")),
    ("folder called as a file", _folder),
    ("no permission", _unreadable),
    ("deep folders", _deep),
    ("a thousand thousand megabytes", _sparse),
]
