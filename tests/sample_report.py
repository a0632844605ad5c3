"""A report made by hand with every kind of finding, and with everything in it that an article could do us harm with."""

from claimcheck.ids import content_id
from claimcheck.records import (
    Attribution,
    Claim,
    Date,
    Entity,
    Evidence,
    Figure,
    Finding,
    Group,
    Mention,
    Problem,
    Quote,
    Removed,
    Report,
    Source,
    Step,
    Tool,
    When,
)

WIRE = (
    "Ferry runs aground off Tarn island\n\n"
    "TARN, March 3 (Reuters) - A ferry carrying 212 people ran aground off Tarn on Tuesday and 14 passengers "
    "were hurt, the coast guard said.\n\n"
    '"We saw no fog and the lights were working," said harbour master Ines Caro.\n\n'
    "The ferry will be towed to Port Selm on Thursday.\n\n"
    "More from us\nTen beaches to see before you die\nSubscribe to our newsletter\n"
)
COPY = (
    "Ferry stranded near island\n\n"
    "A ferry carrying 212 people ran aground off Tarn on Tuesday and 41 passengers were hurt, the coast guard said.\n\n"
    '"We saw fog and the lights were working," said harbour master Ines Caro.\n\n'
    "The operator, Selm Lines, has run the route since 1987.\n"
)
FRENCH = (
    "Un ferry s'échoue près de l'île de Tarn\n\n"
    "Un ferry transportant 212 personnes s'est échoué mardi au large de Tarn. Quatorze passagers ont été blessés, "
    "selon les garde-côtes.\n\n"
    "Le capitaine affirme que le phare était éteint. La maire, Odile Brun, assure qu'il était allumé.\n\n"
    "Mercredi, le bilan est passé à 17 blessés.\n"
)
HOSTILE = (
    "\x1b[31mFerry\x1b[0m </script><script>alert(1)</script> & `rm -rf` | ![x](javascript:alert(2))\n\n"
    '=HYPERLINK("http://evil.example","click") was the headline; 14 people were hurt, '
    "\u202ediaS eno\u202c.\x00\x9b2J\r\n"
    "A lone \udc80 surrogate, an emoji 👩‍👩‍👧 and a ]]> end; | pipes | and # hashes and _under_scores_ 3 < 4 > 2.\n"
)
OTHER = "Mushroom fair opens\n\nThe yearly mushroom fair opened in Lorn with 60 stalls.\n"

TEXTS = {"wire_1": WIRE, "copy_2": COPY, "fr_3": FRENCH, "hostile_4": HOSTILE, "fair_5": OTHER}


def span(source, words, nth=0):
    """Where the words stand in a source."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[source].index(words, start + 1)
    return start, start + len(words)


def claim(source, words, **more):
    start, end = span(source, words)
    values = {"statement": words, "kind": "statement", "checkworthy": 0.8, "language": "en", **more}
    return Claim(content_id("c", source, start, end), source, start, end, words, **values)


def evidence(of, words=None, value=None, marked=()):
    words = of.text if words is None else words
    start = TEXTS[of.source].index(words, of.start)
    spans = tuple((start + words.index(word), start + words.index(word) + len(word)) for word in marked)
    return Evidence(of.id, of.source, start, start + len(words), words, value, spans)


def mention(source, words, label):
    start, end = span(source, words)
    return Mention(content_id("m", source, start, end), source, start, end, words, label)


def finding(kind, type_, rule, evidences, origins, explanation, confidence=0.9, story="s1", **more):
    claims = tuple(item.claim for item in evidences)
    sources = tuple(dict.fromkeys(item.source for item in evidences))
    number = content_id("n", kind, rule, *sorted(claims))
    return Finding(
        number, kind, type_, rule, confidence, story, claims, sources, origins, explanation, evidences, **more
    )


CARO = Entity(
    "e1", "Ines Caro", "PERSON", (mention("wire_1", "Ines Caro", "PERSON"), mention("copy_2", "Ines Caro", "PERSON"))
)
GUARD = Entity("e2", "coast guard", "ORG", (mention("wire_1", "coast guard", "ORG"),))
TARN = Entity("e3", "Tarn <b>island</b>", "LOC", (mention("fr_3", "Tarn", "LOC"),))

GUARD_SAYS = {"attribution": (Attribution("the coast guard", "said"),), "holder": "e2", "modality": "reported"}
C = {
    "hurt_wire": claim("wire_1", "14 passengers were hurt", when=When("2026-03-03", "2026-03-03"), **GUARD_SAYS),
    "hurt_copy": claim("copy_2", "41 passengers were hurt", **GUARD_SAYS),
    "hurt_fr": claim("fr_3", "Quatorze passagers ont été blessés", language="fr"),
    "hurt_hostile": claim("hostile_4", "14 people were hurt, \u202ediaS eno\u202c."),
    "aground_wire": claim("wire_1", "A ferry carrying 212 people ran aground off Tarn on Tuesday"),
    "aground_copy": claim("copy_2", "A ferry carrying 212 people ran aground off Tarn on Tuesday"),
    "aground_fr": claim(
        "fr_3", "Un ferry transportant 212 personnes s'est échoué mardi au large de Tarn", language="fr"
    ),
    "fog_wire": claim("wire_1", "We saw no fog and the lights were working", kind="quote", holder="e1"),
    "fog_copy": claim("copy_2", "We saw fog and the lights were working", kind="quote", holder="e1"),
    "dark_fr": claim("fr_3", "le phare était éteint", attribution=(Attribution("Le capitaine", "affirme"),)),
    "lit_fr": claim("fr_3", "il était allumé", attribution=(Attribution("La maire, Odile Brun", "assure"),)),
    "later_fr": claim("fr_3", "Mercredi, le bilan est passé à 17 blessés", when=When("2026-03-04", "2026-03-04")),
    "tow_wire": claim("wire_1", "The ferry will be towed to Port Selm on Thursday", modality="planned"),
    "route_copy": claim("copy_2", "The operator, Selm Lines, has run the route since 1987"),
    "formula": claim("hostile_4", '=HYPERLINK("http://evil.example","click") was the headline'),
}

FINDINGS = (
    finding(
        "contradiction", "figure", "figure.disjoint",
        (
            evidence(C["hurt_wire"], "14", "14 passenger"),
            evidence(C["hurt_copy"], "41", "41 passenger"),
        ),
        2, "14 passengers were hurt against 41 passengers were hurt: both count passengers hurt on 2026-03-03", 0.97,
        steps=(
            Step("figure.same_count", "passed", "both count passengers"),
            Step("figure.disjoint", "conflict", "[14, 14] and [41, 41] share no number", 0.5),
        ),
    ),
    finding(
        "altered_quote", "polarity", "quote.polarity",
        (
            evidence(C["fog_wire"], marked=("no ",)),
            evidence(C["fog_copy"], marked=("saw",)),
        ),
        2, "the copy leaves out “no”: the quote says the opposite", 0.94,
    ),
    finding(
        "dispute", "antonym", "antonym.pair",
        (evidence(C["dark_fr"], marked=("éteint",)), evidence(C["lit_fr"], marked=("allumé",))),
        1, "the captain and the mayor contradict each other; the article reports both", 0.81,
    ),
    finding(
        "update", "figure", "figure.later",
        (evidence(C["hurt_fr"], "Quatorze", "14 passenger"), evidence(C["later_fr"], "17", "17 injured")),
        1, "14 on 2026-03-03, 17 on 2026-03-04: the later count may replace the earlier one", 0.77,
    ),
    finding(
        "agreement", "statement", "group.same",
        (evidence(C["aground_wire"]), evidence(C["aground_copy"]), evidence(C["aground_fr"])),
        2, "three sources say that the ferry ran aground off Tarn with 212 people", 0.93,
    ),
    finding(
        "agreement", "figure", "group.same",
        (evidence(C["hurt_wire"]), evidence(C["hurt_hostile"])),
        2, "14 hurt in both; </script><script>alert(3)</script> \x1b]0;owned\x07", 0.71,
    ),
    finding("addition", "statement", "addition.alone", (evidence(C["route_copy"], "since 1987"),), 1,
            "only this source says since when the operator has run the route", 0.66, missing_from=("wire_1",)),
    finding("addition", "statement", "addition.alone", (evidence(C["tow_wire"]),), 1,
            "only this source says that the ferry will be towed", 0.64),
    finding("addition", "statement", "addition.alone", (evidence(C["formula"]),), 1, "=1+1", 0.5),
    finding("unresolved", "entity", "entity.unlinked", (evidence(C["hurt_fr"]), evidence(C["hurt_copy"])), 2,
            "who was counted is not the same word: passagers, passengers", 0.4),
)  # fmt: skip


def source(id_, **more):
    text = TEXTS[id_]
    removed = more.pop("removed", ())
    kept_to = removed[0].start if removed else len(text)
    values = {"language": "en", "story": "s1", "kept": ((0, kept_to),), "removed": removed, **more}
    return Source(id_, f"articles/{id_}.txt", text, content_id("", id_, text), len(text), **values)


def build_report():
    """The sample as a report; its findings stand in no editor's order."""
    furniture = Removed(WIRE.index("More from us"), len(WIRE), "related-links")
    sources = (
        source("wire_1", title="Ferry runs aground off Tarn island", published="2026-03-03", published_from="dateline",
               credited_to=("Reuters",), removed=(furniture,), outlet="Reuters", origin="wire_1"),
        source("copy_2", title="Ferry stranded near island", outlet="The Selm Herald", published="2026-03-04",
               published_from="metadata", derived_from=("wire_1",), credited_to=("Reuters",), origin="wire_1"),
        source("fr_3", language="fr", title="Un ferry s'échoue près de l'île de Tarn", outlet="Le Phare",
               published="2026-03-04", published_from="option"),
        source("hostile_4", title=HOSTILE.split("\n")[0], outlet="<img src=x onerror=alert(4)>", byline="javascript:x",
               url="javascript:alert(5)"),
        source("fair_5", title="Mushroom fair opens", story="s2"),
    )  # fmt: skip
    start, end = span("wire_1", "14 passengers")
    figure = Figure(
        content_id("f", "wire_1", start), "wire_1", start, end, "14 passengers", 14, 14, "=", 14, "passenger"
    )
    start, end = span("wire_1", "Tuesday")
    day = Date(content_id("d", start), "wire_1", start, end, "Tuesday", "2026-03-03", "2026-03-03", "day", "published")
    said = C["fog_wire"]
    quote = Quote(content_id("q", said.start), "wire_1", said.start, said.end, said.text, "e1", "Ines Caro", cue="said")
    group = Group("g1", "s1", tuple(C[name].id for name in ("aground_wire", "aground_copy", "aground_fr")),
                  ("wire_1", "copy_2", "fr_3"), 2)  # fmt: skip
    return Report(
        tool=Tool("claimcheck", "0.0.test", {"en": "0" * 64}, {"min_confidence": 0.0}),
        sources=sources,
        entities=(CARO, GUARD, TARN),
        dates=(day,),
        figures=(figure,),
        quotes=(quote,),
        claims=tuple(C.values()),
        groups=(group,),
        findings=tuple(reversed(FINDINGS)),
        problems=(
            Problem("articles/blank.txt", "read", "error", "the file is empty"),
            Problem("articles/\x1b[2Jphoto.jpg", "read", "note", "no article by its ending"),
        ),
    )
