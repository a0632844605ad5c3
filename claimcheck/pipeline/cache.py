"""Extracts kept between runs, so that an article that has not changed is parsed once.

An entry is named by a hash over all that it depends on: the cleaned article, the models, the libraries that run them
and the code that made it. So no entry is ever out of date; it only falls out of use, and the cache drops what has
not been used for longest. Entries are data (compressed JSON behind its SHA-256), never code, and they are written
whole or not at all: any number of processes can share a folder, and one that is damaged is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError
from claimcheck.pipeline.models import model_hashes
from claimcheck.records import Extract, Source
from claimcheck.serialise import decode_record, encode_record
from claimcheck.settings import Settings

#: Bytes of all entries beyond which the longest unused ones go: some 20,000 articles.
MOST_BYTES = 200_000_000
#: Share of `MOST_BYTES` that is left then, so that not every run has to clear up.
KEPT_SHARE = 0.8
#: An entry that unpacks to more is damaged: an article's records are a hundredth of this.
MOST_UNPACKED = 100_000_000
#: Seconds after which an unfinished file was left behind by a process that was killed.
ABANDONED = 3600

#: Models that extraction does without.
_LATER_MODELS = {"encoder", "judge"}
_LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "numpy")
_PACKAGE = Path(__file__).resolve().parent.parent
#: What an extract is made by; the reading and cleaning before it show in the source itself.
_MAKERS = ("extract", "lexicon", "models", "parse.py", "passages.py", "records.py", "ids.py", "serialise.py")
_SUFFIX, _UNFINISHED = ".extract", ".unfinished"
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Extracts kept by claimcheck; all can be deleted at any time.\n"


class ExtractCache:
    """The extracts kept in one folder; a folder that cannot be read or written is one that holds nothing."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self._other_models = set(settings.models)
        self._made_with = _made_with()
        self._written = 0

    def holds(self, source: Source) -> bool:
        """Tell whether there is an entry for a source; it may yet prove damaged."""
        path = self._path(source)
        return path is not None and path.is_file()

    def find(self, source: Source) -> Extract | None:
        """Return what was found in this very source before, None when that is not known."""
        path = self._path(source)
        if path is None:
            return None
        try:
            extract = _unpack(path.read_bytes())
            os.utime(path)
        except (OSError, ValueError, zlib.error, RecursionError, ClaimcheckError):
            return None
        return replace(extract, source=source)

    def keep(self, extract: Extract) -> None:
        """Write an extract for later runs, unless something went wrong in making it; a full disk is no error."""
        path = self._path(extract.source)
        if path is None or extract.problems:
            return
        with contextlib.suppress(OSError):
            self._prepare(path.parent)
            _write_whole(path, _pack(extract))
            self._written += 1

    def trim(self) -> None:
        """Drop the longest unused entries when all together are too large, and what killed processes left."""
        if not self._written:
            return
        now = time.time()
        entries = []
        for path, size, used in _files(self.folder):
            if path.suffix == _SUFFIX:
                entries.append((used, path, size))
            elif now - used > ABANDONED:
                _remove(path)
        total = sum(size for _, _, size in entries)
        if total > MOST_BYTES:
            for _, path, size in sorted(entries):
                if total <= MOST_BYTES * KEPT_SHARE:
                    break
                _remove(path)
                total -= size

    def _path(self, source: Source) -> Path | None:
        """Return where the entry of a source stands; None for one analysed by a pipeline that may change unseen."""
        if self._other_models & {block.language for block in source.blocks}:
            return None
        article = {**encode_record(source), "path": None}
        key = json.dumps([self._made_with, article], sort_keys=True).encode()
        digest = hashlib.sha256(key).hexdigest()
        return self.folder / digest[:2] / f"{digest[2:]}{_SUFFIX}"

    def _prepare(self, shard: Path) -> None:
        if not shard.is_dir():
            open_folder(self.folder)
            shard.mkdir(mode=0o700, exist_ok=True)


def open_folder(folder: Path) -> None:
    """Make the folder of a cache where there is none, for its owner alone: entries hold words of the articles."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tag = folder / "CACHEDIR.TAG"
    if not tag.exists():
        tag.write_text(_TAG, encoding="ascii")


def describe_cache(folder: Path) -> list[dict[str, object]]:
    """Return one row: the folder, its entries, their bytes, and how many there may be."""
    sizes = [size for path, size, _ in _files(folder) if path.suffix == _SUFFIX]
    return [{"folder": str(folder), "entries": len(sizes), "bytes": sum(sizes), "most bytes": MOST_BYTES}]


def clear_cache(folder: Path) -> list[dict[str, object]]:
    """Delete all entries and return one row: the folder, and how many there were. Other files in it stay."""
    deleted = [_remove(path) for path, _, _ in list(_files(folder))]
    return [{"folder": str(folder), "deleted": sum(deleted)}]


@cache
def _made_with() -> list[object]:
    libraries = [(name, version(name)) for name in _LIBRARIES]
    models = [(name, sha) for name, sha in sorted(model_hashes(Settings()).items()) if name not in _LATER_MODELS]
    return [__version__, libraries, models, _code_hash()]


def _code_hash() -> str:
    """Return a hash over the code and word lists that make extracts: in a checkout they change between releases."""
    digest = hashlib.sha256()
    for path in _code_files():
        digest.update(f"{path.relative_to(_PACKAGE)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _code_files() -> Iterable[Path]:
    for name in _MAKERS:
        root = _PACKAGE / name
        found = [root] if root.is_file() else root.rglob("*")
        yield from sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def _pack(extract: Extract) -> bytes:
    data = encode_record(replace(extract, source=_nothing()))
    packed = zlib.compress(json.dumps(data).encode("ascii"), 1)
    return hashlib.sha256(packed).digest() + packed


def _unpack(entry: bytes) -> Extract:
    """Return the extract of an entry, its source left out. Raises `ValueError`, `zlib.error` or `ClaimcheckError`."""
    digest, packed = entry[:32], entry[32:]
    if hashlib.sha256(packed).digest() != digest:
        raise ValueError("damaged")
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(packed, MOST_UNPACKED)
    if not unpacker.eof:
        raise ValueError("damaged")
    return decode_record(Extract, json.loads(text))


@cache
def _nothing() -> Source:
    """Return the source that stands in an entry for the one it is found by."""
    return Source("", "", "", "", 0)


def _write_whole(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(suffix=_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except BaseException:
        _remove(Path(name))
        raise


def _files(folder: Path) -> Iterator[tuple[Path, int, float]]:
    """Yield the cache's own files in a folder with their sizes and when they were last used."""
    for shard in sorted(folder.glob("[0-9a-f][0-9a-f]")):
        for path in sorted(shard.iterdir()) if shard.is_dir() else ():
            if path.suffix in (_SUFFIX, _UNFINISHED):
                with contextlib.suppress(OSError):
                    stat = path.stat()
                    yield path, stat.st_size, stat.st_mtime


def _remove(path: Path) -> bool:
    with contextlib.suppress(OSError):
        path.unlink()
        return True
    return False
