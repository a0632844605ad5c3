"""Addresses on the command line, end to end: a page of a local server beside one that it does not have."""

import json

from read.conftest import server  # noqa: F401 - a fixture
from read.web import put, robots

PAGE = (
    "<html lang=en><head><title>Mill fire: 14 hurt</title></head><body><article><h1>Mill fire: 14 hurt</h1>"
    + "<p>A fire destroyed a paper mill in Givors on Monday and injured 14 workers, the prefecture said.</p>" * 3
    + '<p>"The roof came down within minutes," fire chief Claire Morel told reporters.</p></article></body></html>'
)


def test_a_page_is_extracted_and_what_cannot_be_had_costs_3(server, claim, tmp_path):  # noqa: F811
    robots(server, "User-agent: *\nDisallow: /secret")
    good = put(server, "/2026/fire.html", PAGE)
    missing, secret = server.address + "/missing", put(server, "/secret/a.html", PAGE)
    done = claim("extract", good, missing, secret, "--no-cache")
    assert done.status == 3
    assert done.lines == [
        f"claimcheck: {missing}: the server answers 404 Not Found",
        f"claimcheck: {secret}: the site's robots.txt does not allow it: save the page yourself and name the file",
    ]
    records = [json.loads(line) for line in done.out.splitlines()]
    (source,) = [item for item in records if item["record"] == "source"]
    assert (source["id"], source["path"], source["url"]) == ("fire", good, good)
    quotes = [item for item in records if item["record"] == "quote"]
    assert "The roof came down within minutes" in quotes[0]["text"]
    for item in records:
        if {"start", "end"} <= set(item):
            assert source["text"][item["start"] : item["end"]] == item["text"]
    assert all("/secret" not in path for path, _ in server.asked)
