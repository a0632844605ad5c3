"""One good file of every kind that is read, and what must hold of whatever is read in its place."""

import gzip
import json
import re

from hostile.cases import FRENCH, GOOD, LEAD, SENTENCE, page, paragraphs, pdf, warc

from claimcheck.clean import clean_source
from claimcheck.errors import InputError
from claimcheck.read.formats import reader_for
from claimcheck.records import Problem
from claimcheck.settings import Settings

_ITEM = f"<title>Fire</title><description>{SENTENCE * 3}</description><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate>"
FEED = (
    f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item>{_ITEM}</item></channel></rss>'.encode()
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Journal</title><entry>'
    f'<title type="html">Incendie &amp;lt;</title><link href="http://example.org/1"/><author><name>A. B.</name></author>'
    f'<updated>2025-03-03T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FRENCH * 2}'
    "</p></div></content></entry></feed>"
).encode()
MAIL = (
    "From: News <a@b.org>\nSubject: =?utf-8?q?Fire_=C3=A0_Lyon?=\nDate: Mon, 3 Mar 2025 10:00:00 +0100\nMIME-Version: 1.0\n"
    'Content-Type: multipart/alternative; boundary="x"\n\n--x\nContent-Type: text/plain; charset=utf-8\n'
    f"Content-Transfer-Encoding: quoted-printable\n\n{SENTENCE * 3}\n--x\nContent-Type: text/html\n\n<p>{SENTENCE * 3}</p>\n--x--\n"
).encode()
ARTICLE = json.dumps({"text": LEAD + SENTENCE, "title": "Fire", "published": "2025-03-03", "language": "en"}).encode()
FRONT_MATTER = f"---\ntitle: Fire\ndate: 2025-03-03\nauthor: [A, B]\n---\n\n# Fire\n\n{LEAD}* one\n> two\n".encode()
SAMPLES = {
    ".txt": GOOD.encode(), ".md": FRONT_MATTER, ".html": page(paragraphs(3)), ".xhtml": page(paragraphs(2)),
    ".json": ARTICLE, ".jsonl": ARTICLE + b"\n" + ARTICLE + b"\n", ".pdf": pdf(SENTENCE.encode() * 2, filtered=True),
    ".warc": warc(page(paragraphs(3))), ".warc.gz": gzip.compress(warc(page(paragraphs(3)))), ".rss": FEED, ".atom": ATOM,
    ".eml": MAIL,
}  # fmt: skip
SETTINGS = Settings()
_ACTIVE = re.compile("[\ud800-\udfff]")


def assert_read(ending: str, data: bytes) -> int:
    """Read and clean the bytes as a file of that ending; return how many sources they gave."""
    try:
        items = list(reader_for(ending, data)(data, "a" + ending, "a"))
    except InputError as error:
        assert str(error) and "\n" not in str(error)
        return 0
    for item in items:
        if isinstance(item, Problem):
            assert item.reason and "\n" not in item.reason
            continue
        assert item.characters == len(item.text) and not _ACTIVE.search(item.text)
        for said in (item.title, item.outlet, item.byline, item.url, item.published, item.language):
            assert said is None or (said.strip() and "\n" not in said and not _ACTIVE.search(said))
        _assert_cleaned(clean_source(item, SETTINGS))
    return len(items)


def _assert_cleaned(source):
    regions = sorted([*source.kept, *((r.start, r.end) for r in source.removed)])
    assert [start for start, _ in regions] == [0, *(end for _, end in regions[:-1])][: len(regions)]
    assert not regions or regions[-1][1] == len(source.text)
    for block in source.blocks:
        assert 0 <= block.start < block.end <= len(source.text)
