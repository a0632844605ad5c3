"""Which sources are held against each other for copying."""

from claimcheck.stories.pairing import PARTNERS, REACH, source_pairs
from claimcheck.stories.reuse import read_wording, windows

WIRE = "Ferry service to the northern islands will stop for two weeks because engineers found cracks in the hull."
OTHER = "Farmers cheered when the senate rejected a tax on sugar that the treasury had planned for the spring."


def pairs(extracts):
    return source_pairs(extracts, [windows(read_wording(extract)) for extract in extracts])


def test_sources_that_share_no_wording_are_not_paired_and_those_that_do_are(article):
    assert pairs([article("a", WIRE), article("b", OTHER), article("c", WIRE + " More follows.")]) == [(0, 2)]


def test_a_hundred_copies_have_few_partners_each_and_still_hang_together(article):
    found = pairs([article(f"c{number:03}", f"{WIRE} Copy {number}.") for number in range(100)])
    assert len(found) <= 100 * max(PARTNERS, REACH)
    joined = {0}
    for one, other in found:
        if one in joined or other in joined:
            joined |= {one, other}
    assert joined == set(range(100))


def test_another_language_and_a_common_agency_bring_sources_together(article):
    french = article("b", "La ligne des îles est arrêtée pour deux semaines.", "fr")
    assert pairs([article("a", WIRE), french]) == [(0, 1)]
    credited = [article("a", WIRE, credited_to=("AFP",)), article("b", OTHER, credited_to=("AFP",))]
    assert pairs(credited) == [(0, 1)]
