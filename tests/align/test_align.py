"""Which claims of a story land in one group."""

from claimcheck.align import align_claims
from claimcheck.settings import Settings
from tests.compare.builders import make_entities, make_extract


def align(*marked):
    extracts = [make_extract(text, id=f"s{number}") for number, text in enumerate(marked)]
    return align_claims(extracts, make_entities(*extracts), None, Settings())


def test_claims_that_share_names_figures_and_words_are_grouped_without_an_encoder():
    found = align(
        "Floods in [Tyrol|LOC] killed {14 people||people} on Tuesday night.",
        "{14 people||people} were killed by floods in [Tyrol|LOC].",
        "The museum of [Ghent|LOC] will stay closed until Monday.",
    )
    assert [group.sources for group in found.groups] == [("s0", "s1")]
    assert found.groups[0].origins == 2


def test_claims_that_conflict_in_a_figure_are_still_a_pair():
    found = align(
        "Floods in [Tyrol|LOC] killed {14 people||people}.", "Floods killed {11 people||people} in [Tyrol|LOC]."
    )
    assert found.pairs[0].score > 0.3


def test_groups_do_not_depend_on_the_order_of_the_sources():
    texts = (
        "[Ann Lee|PERSON] met [Bo Dahl|PERSON] in [Oslo|LOC].",
        "In [Oslo|LOC] [Ann Lee|PERSON] met [Bo Dahl|PERSON].",
    )
    assert align(*texts).groups[0].id == align(*texts).groups[0].id
    assert len(align(*texts[::-1]).groups) == len(align(*texts).groups) == 1


def test_the_pairs_of_many_copies_grow_with_their_number_and_no_faster():
    text = "Floods in [Tyrol|LOC] killed {14 people||people} on Tuesday night."
    few, many = (align(*[text] * count) for count in (20, 40))
    assert len(many.pairs) - len(few.pairs) == 20
    assert [len(found.groups[0].sources) for found in (few, many)] == [20, 40]
