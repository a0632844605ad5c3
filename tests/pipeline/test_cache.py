"""What is kept between runs: it changes no byte of a report, and nothing that befalls it harms a run."""

import dataclasses
import json
import multiprocessing
import os
import stat
import time

import pytest

from claimcheck.pipeline import cache as module
from claimcheck.pipeline import clear_cache, describe_cache, extraction, run
from claimcheck.pipeline.articles import read_articles
from claimcheck.pipeline.cache import ExtractCache
from claimcheck.pipeline.extraction import extract_sources
from claimcheck.settings import Settings

ONE = (
    "LYON, March 3, 2025 (Reuters) - A fire destroyed a paper mill in Givors on Monday and injured 14 workers, "
    'the prefecture said.\n\n"The roof came down within minutes," fire chief Claire Morel told reporters.\n'
)
TWO = (
    "LYON, March 4, 2025 (AP) - A fire gutted a paper mill in Givors on Monday. It injured 19 workers, the mayor "
    "said.\n\nThe mill employs 210 people and was built in 1961.\n"
)
SETTINGS = Settings()


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return folder


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "kept"


@pytest.fixture
def count(monkeypatch):
    """How many articles were analysed, in this process."""
    seen = []
    real = extraction.extract_source

    def counted(source, settings):
        seen.append(source.id)
        return real(source, settings)

    monkeypatch.setattr(extraction, "extract_source", counted)
    return seen


def dump(report):
    return json.dumps(report.to_dict(), ensure_ascii=False)


def entries(folder):
    return sorted(folder.rglob("*.extract"))


def test_a_second_run_analyses_nothing_and_gives_the_same_bytes(articles, kept, count):
    plain = dump(run([str(articles)]))
    assert sorted(count) == ["one", "two"]
    assert dump(run([str(articles)], cache=kept)) == plain
    assert len(count) == 4 and len(entries(kept)) == 2
    assert dump(run([str(articles)], cache=kept)) == plain
    assert len(count) == 4


def test_only_what_changed_is_analysed(articles, kept, count):
    run([str(articles)], cache=kept)
    del count[:]
    (articles / "two.txt").write_text(TWO.replace("19", "21"), encoding="utf-8")
    report = run([str(articles)], cache=kept)
    assert count == ["two"]
    assert dump(report) == dump(run([str(articles)]))


@pytest.mark.parametrize(
    "settings", [Settings(published={"one": "2024-01-02"}), Settings(languages={"one": "fr"})], ids=["day", "language"]
)
def test_an_option_that_bears_on_an_article_makes_another_entry(settings, articles, kept, count):
    run([str(articles / "one.txt")], cache=kept)
    run([str(articles / "one.txt")], settings, cache=kept)
    assert count == ["one", "one"]


@pytest.mark.parametrize("settings", [Settings(min_confidence=0.5), Settings(fail_on=("addition",))])
def test_an_option_that_comes_later_does_not(settings, articles, kept, count):
    run([str(articles / "one.txt")], cache=kept)
    run([str(articles / "one.txt")], settings, cache=kept)
    assert count == ["one"]


@pytest.mark.parametrize("part", ["__version__", "_code_hash", "model_hashes", "version"])
def test_other_code_models_or_libraries_make_other_entries(part, articles, kept, count, monkeypatch):
    run([str(articles / "one.txt")], cache=kept)
    other = {
        "__version__": "0.0",
        "_code_hash": lambda: "other",
        "model_hashes": lambda settings: {"en": "other"},
        "version": lambda name: "0.0",
    }[part]
    monkeypatch.setattr(module, part, other)
    module._made_with.cache_clear()
    run([str(articles / "one.txt")], cache=kept)
    module._made_with.cache_clear()
    assert count == ["one", "one"]


def test_a_pipeline_of_the_users_is_not_trusted_to_stay_the_same(articles, kept):
    sources, _ = read_articles([str(articles)], SETTINGS)
    assert not ExtractCache(kept, Settings(models={"en": "en_core_web_sm"})).holds(sources[0])
    assert list(extract_sources(sources, SETTINGS, cache=kept))
    assert ExtractCache(kept, Settings(models={"fr": "fr_core_news_sm"})).holds(sources[0])
    assert not ExtractCache(kept, Settings(models={"en": "en_core_web_sm"})).holds(sources[0])


def cut(content):
    return content[: len(content) // 2]


def flipped(content):
    return content[:60] + bytes([content[60] ^ 1]) + content[61:]


def other_shape(content):
    import hashlib
    import zlib

    packed = zlib.compress(b'{"source": {}, "dates": 3}')
    return hashlib.sha256(packed).digest() + packed


def bomb(content):
    import hashlib
    import zlib

    packed = zlib.compress(b" " * (module.MOST_UNPACKED + 1))
    return hashlib.sha256(packed).digest() + packed


@pytest.mark.parametrize("damage", [cut, flipped, other_shape, bomb, lambda content: b"", lambda content: b"\0" * 99])
def test_a_damaged_entry_is_made_again(damage, articles, kept, count):
    plain = dump(run([str(articles)], cache=kept))
    whole = {path: path.read_bytes() for path in entries(kept)}
    for path, content in whole.items():
        path.write_bytes(damage(content))
    del count[:]
    assert dump(run([str(articles)], cache=kept)) == plain
    assert sorted(count) == ["one", "two"]
    assert {path: path.read_bytes() for path in entries(kept)} == whole


def test_a_fault_is_not_kept(articles, kept):
    sources, _ = read_articles([str(articles)], SETTINGS)
    made = next(extract_sources(sources[:1], SETTINGS))
    from claimcheck.records import Problem

    ExtractCache(kept, SETTINGS).keep(dataclasses.replace(made, problems=(Problem("one", "extract", "error", "x"),)))
    assert not entries(kept)


@pytest.mark.parametrize("trouble", ["a file in its place", "a shard is a file", "writing fails"])
def test_a_folder_that_cannot_be_used_costs_nothing_but_time(trouble, articles, kept, monkeypatch):
    plain = dump(run([str(articles)]))
    if trouble == "a file in its place":
        kept.write_text("mine")
    elif trouble == "a shard is a file":
        kept.mkdir()
        for number in range(256):
            (kept / f"{number:02x}").write_text("")
    else:

        def full(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(module.os, "replace", full)
    assert dump(run([str(articles)], cache=kept)) == plain
    assert not [path for path in kept.parent.rglob("*") if path.suffix in (".extract", ".unfinished")]


def _run_into(folder, articles, answers):
    answers.put(dump(run([str(articles)], cache=folder)))


def test_two_processes_at_once_share_a_folder(articles, kept):
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    both = [context.Process(target=_run_into, args=(kept, articles, answers)) for _ in range(2)]
    for process in both:
        process.start()
    got = [answers.get(timeout=120) for _ in both]
    for process in both:
        process.join()
    assert got == [dump(run([str(articles)]))] * 2
    assert len(entries(kept)) == 2


def test_jobs_and_a_half_full_cache_change_nothing(articles, kept):
    run([str(articles / "two.txt")], cache=kept)
    assert dump(run([str(articles)], jobs=2, cache=kept)) == dump(run([str(articles)]))
    assert len(entries(kept)) == 2


def test_what_is_kept_is_the_owners_alone(articles, kept):
    run([str(articles)], cache=kept)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in entries(kept)} == {0o600}
    assert (kept / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_the_longest_unused_go_when_it_is_full(articles, kept, monkeypatch):
    run([str(articles / "one.txt")], cache=kept)
    (old,) = entries(kept)
    os.utime(old, (1, 1))
    left = old.with_suffix(".unfinished")
    left.write_bytes(b"x")
    os.utime(left, (1, 1))
    fresh = old.with_name("now.unfinished")
    fresh.write_bytes(b"x")
    monkeypatch.setattr(module, "MOST_BYTES", old.stat().st_size * 3 // 2)
    run([str(articles / "two.txt")], cache=kept)
    (new,) = entries(kept)
    assert new != old and not left.exists() and fresh.exists()
    assert time.time() - new.stat().st_mtime < 600


def test_info_and_clear(articles, kept):
    assert describe_cache(kept)[0]["entries"] == 0
    run([str(articles)], cache=kept)
    (kept / "mine.txt").write_text("stays")
    (row,) = describe_cache(kept)
    assert row["entries"] == 2 and row["bytes"] == sum(path.stat().st_size for path in entries(kept))
    assert clear_cache(kept) == [{"folder": str(kept), "deleted": 2}]
    assert not entries(kept) and (kept / "mine.txt").exists()
    assert clear_cache(kept)[0]["deleted"] == 0
