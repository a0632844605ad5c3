"""Nothing but an address that the user names makes claimcheck open a connection, whatever an input asks for."""

import io
import json
import socket

import pytest
from read.test_containers import pdf, warc
from read.test_mail import message
from sample_report import build_report

from claimcheck.clean import clean_source
from claimcheck.read import read_inputs
from claimcheck.records import Source
from claimcheck.report import FORMATS, write_report
from claimcheck.settings import Settings

WORDS = "The mayor of Lowen resigned on Monday after nine years in office, her spokeswoman said. " * 3
OUTSIDE = (
    "<link rel=stylesheet href=http://planet.example/a.css><script src=http://planet.example/a.js></script>"
    "<meta http-equiv=refresh content='0; url=http://planet.example/'><base href=http://planet.example/>"
)
PAGE = f"<html><head><title>Mayor resigns</title>{OUTSIDE}</head><body><img src=http://planet.example/a.png><p>{WORDS}</p></body></html>"
DTD = (
    '<!DOCTYPE {0} PUBLIC "-//P//DTD//EN" "http://planet.example/a.dtd" [<!ENTITY x SYSTEM "http://planet.example/x">]>'
)
INPUTS = {
    "a.txt": f"See http://planet.example/. {WORDS}",
    "b.md": f"![x](http://planet.example/x.png) {WORDS}",
    "c.html": PAGE,
    "d.xhtml": f"<?xml version='1.0'?>{DTD.format('html')}{PAGE}",
    "e.json": json.dumps({"text": WORDS, "url": "http://planet.example/a"}),
    "f.jsonl": json.dumps({"text": WORDS, "url": "http://planet.example/b"}),
    "g.rss": f"<?xml version='1.0'?>{DTD.format('rss')}<rss><channel><item><title>T</title><link>http://planet.example/c"
    f"</link><enclosure url='http://planet.example/x.mp3'/><description>{WORDS} &x;</description></item></channel></rss>",
    "h.eml": message(WORDS, PAGE),
    "i.warc.gz": warc(PAGE.encode()),
    "j.pdf": pdf(["The mayor of Lowen resigned on Monday", "after nine years in office."]),
}


@pytest.fixture
def offline(monkeypatch):
    """Any use of the network ends the test."""

    def refuse(*arguments, **named):
        raise AssertionError("a network call")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)


def test_reading_and_cleaning_stay_offline(offline, tmp_path):
    for name, content in INPUTS.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    items = list(read_inputs([str(tmp_path)], Settings()))
    assert [item for item in items if not isinstance(item, Source)] == []
    assert len(items) == len(INPUTS)
    for item in items:
        assert "Lowen" in clean_source(item, Settings()).text


@pytest.mark.parametrize("name", FORMATS)
def test_reports_are_written_offline(offline, name):
    write_report(build_report(), name, io.StringIO(), 2)


def test_the_guard_itself_holds(offline):
    with pytest.raises(AssertionError, match="a network call"):
        read_inputs(["http://127.0.0.1:9/"], Settings())
