"""Groups by average linkage."""

from claimcheck.align.cluster import cluster_items
from claimcheck.records import AlignedPair


def test_unlike_claims_are_not_chained_through_a_third():
    pairs = [AlignedPair("a", "b", 0.9), AlignedPair("b", "c", 0.85), AlignedPair("a", "c", 0.02)]
    assert cluster_items(["a", "b", "c"], pairs) == [("a", "b")]


def test_nor_are_claims_that_a_third_is_only_a_little_like():
    pairs = [AlignedPair("a", "b", 0.9), AlignedPair("b", "c", 0.35)]
    assert cluster_items(["a", "b", "c"], pairs) == [("a", "b")]


def test_claims_that_were_never_held_against_each_other_may_meet_in_a_group():
    pairs = [AlignedPair("a", "b", 0.9), AlignedPair("b", "c", 0.7)]
    assert cluster_items(["a", "b", "c"], pairs) == [("a", "b", "c")]


def test_claims_that_are_all_near_are_one_group():
    pairs = [AlignedPair("a", "b", 0.9), AlignedPair("b", "c", 0.8), AlignedPair("a", "c", 0.8)]
    assert cluster_items(["c", "b", "a"], pairs) == [("c", "b", "a")]


def test_the_order_of_the_pairs_changes_nothing():
    pairs = [AlignedPair("a", "b", 0.7), AlignedPair("c", "d", 0.7), AlignedPair("b", "c", 0.7)]
    assert cluster_items("abcd", pairs) == cluster_items("abcd", pairs[::-1])
