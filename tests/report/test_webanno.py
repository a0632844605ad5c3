import json
from dataclasses import replace

import pytest
from pyld import jsonld

OA = "http://www.w3.org/ns/oa#"
#: The terms of the standard's context that our annotations use, mapped as the standard maps them.
CONTEXT = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": {"@id": "@type", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: f"oa:{name}" for name in ("TextPositionSelector", "TextQuoteSelector")},
    **{name: f"oa:{name}" for name in ("assessing", "linking", "tagging", "commenting", "highlighting", "questioning")},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Software": "as:Application",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
    "label": "rdfs:label",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
}


@pytest.fixture
def collection(render):
    return json.loads(render("webanno"))


@pytest.fixture
def items(collection):
    return collection["first"]["items"]


def load_context(url, options):
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXT},
    }


def test_a_json_ld_reader_knows_every_term(collection):
    expanded = jsonld.expand(collection, {"documentLoader": load_context, "base": "file:///stories/"})[0]
    page = expanded["http://www.w3.org/ns/activitystreams#first"][0]
    annotations = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert len(annotations) == expanded["http://www.w3.org/ns/activitystreams#totalItems"][0]["@value"]

    def names(value):
        yield from value if isinstance(value, dict) else ()
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from names(item)

    assert all(name.startswith(("@", "http://")) for name in names(annotations))
    written = {key for item in collection["first"]["items"] for key in names(item)}
    assert written <= set(CONTEXT)


def test_every_side_of_every_finding_is_an_annotation(report, items):
    found = {item["id"]: item for item in items}
    for finding in report.findings:
        for number, side in enumerate(finding.evidence, start=1):
            position, quote = found[f"urn:claimcheck:{finding.id}:{number}"]["target"]["selector"]
            assert (position["start"], position["end"]) == (side.start, side.end)
            assert quote["exact"] == side.text
    assert len(items) == sum(len(finding.evidence) for finding in report.findings)


def test_selectors_find_the_words(report, items):
    texts = {source.path: source.text for source in report.sources}
    for item in items:
        text = texts[item["target"]["source"]["id"]]
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_the_other_sides_are_linked(items, report):
    first = next(item for item in report.findings if item.kind == "agreement" and len(item.evidence) == 3)
    item = next(item for item in items if item["id"] == f"urn:claimcheck:{first.id}:1")
    links = [body for body in item["body"] if body.get("purpose") == "linking"]
    assert [link["selector"][1]["exact"] for link in links] == [side.text for side in first.evidence[1:]]


def test_a_page_is_named_by_its_address(report, render):
    online = replace(report, sources=tuple(replace(item, url="https://example.org/a") for item in report.sources))
    items = json.loads(render("webanno", of=online))["first"]["items"]
    assert {item["target"]["source"]["id"] for item in items} == {"https://example.org/a"}
