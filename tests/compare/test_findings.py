"""Conflicts that are one finding: the same two camps, told by whichever source."""

from claimcheck.compare.findings import Decided, merge_camps
from claimcheck.compare.verdict import Verdict
from claimcheck.records import Evidence

THIRD = ("c", 0, "320,000 households")


def side(source, start, value):
    """Evidence of one figure."""
    return Evidence(f"{source}{start}", source, start, start + 20, value, value, ((start, start + 7),))


def conflict(one, two, type_="figure"):
    verdict = Verdict("contradiction", type_, f"{type_}.disjoint", "", side(*one), side(*two))
    return Decided(verdict, 0.5, (f"{one[0]}{one[1]}", f"{two[0]}{two[1]}"))


def test_two_sources_with_one_figure_against_a_third_are_one_camp():
    found = [conflict(("a", 0, "220,000 homes"), THIRD), conflict(THIRD, ("b", 5, "220,000 foyers"))]
    assert [len(group) for group in merge_camps(found, {})] == [2]


def test_other_figures_and_other_words_stay_apart():
    first = conflict(("a", 0, "220,000 homes"), THIRD)
    another_figure = conflict(("b", 5, "200,000 homes"), THIRD)
    another_side = conflict(("b", 5, "220,000 homes"), ("c", 90, "320,000 households"))
    assert len(merge_camps([first, another_figure], {})) == 2
    assert len(merge_camps([first, another_side], {})) == 2
    days = [conflict(("a", 0, "2 May"), THIRD, "date"), conflict(("b", 5, "2 May"), THIRD, "date")]
    assert len(merge_camps(days, {})) == 2
