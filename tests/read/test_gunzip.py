"""Gzip files, member by member."""

import gzip
import random

import pytest

from claimcheck.read.gunzip import unpack_members

NOISE = random.Random(3).randbytes(300_000)
PARTS = [NOISE, b"x" * 3_000_000, b"", b"hello"]
WHOLE = b"".join(gzip.compress(part) for part in PARTS)


def read(data, most=10**7, most_in_all=10**8):
    return [(member.data, member.fault) for member in unpack_members(data, most, most_in_all)]


def test_every_member_comes_whole():
    assert read(WHOLE) == [(part, None) for part in PARTS]


@pytest.mark.parametrize("rest", [b"\0" * 10, b"text"])
def test_what_follows_the_members_is_no_member(rest):
    assert len(read(WHOLE + rest)) == len(PARTS)


def test_too_large_a_member_is_passed_over():
    assert read(WHOLE, most=2_000_000) == [
        (NOISE, None),
        (b"", "unpacks to more than 2 MB"),
        (b"", None),
        (b"hello", None),
    ]


def test_too_much_in_all_ends_it():
    assert read(WHOLE, most_in_all=2_000_000) == [
        (NOISE, None),
        (b"", "unpacks to more than 2 MB: the rest is not read"),
    ]


def test_a_cut_member_gives_what_it_has():
    (data, fault), = read(gzip.compress(NOISE)[:-1000])  # fmt: skip
    assert NOISE.startswith(data) and len(data) > 200_000
    assert "ends in the middle" in fault


def test_broken_data_end_it():
    broken = gzip.compress(b"hello") + gzip.compress(NOISE)[:2000] + b"\xff" * 2000
    assert read(broken)[0] == (b"hello", None)
    assert len(read(broken)) == 2 and read(broken)[1][1]
