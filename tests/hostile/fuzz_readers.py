"""Readers under atheris, which looks for inputs that take new paths through them; no test, a tool for long runs.

``python tests/hostile/fuzz_readers.py ENDING [SECONDS] [FOLDER]`` with atheris installed (``pip install atheris``).
FOLDER keeps the inputs found from run to run; one that breaks a rule, or takes too long, is left as ``crash-…``.
"""

import logging
import sys
import tempfile
import time
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent.parent.parent)]
logging.disable(logging.CRITICAL)
with atheris.instrument_imports(
    include=["claimcheck.read", "claimcheck.clean", "trafilatura", "warcio", "pypdf", "email"]
):
    import pypdf  # noqa: F401 - imported here so that its paths are seen
    import trafilatura  # noqa: F401
    import warcio.archiveiterator  # noqa: F401
    from hostile.readers import SAMPLES, assert_read

#: CPU seconds that a file of so few bytes may take; instrumented code takes some five times its time.
LONGEST = 10.0
LARGEST = 20_000


def main() -> None:
    """Fuzz one reader for so many seconds, from its good file and those of the others."""
    ending, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    folder = Path(sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    for other, sample in SAMPLES.items():
        (folder / f"sample{other}").write_bytes(sample)

    def read(data: bytes) -> None:
        clock = time.process_time()
        assert_read(ending, data)
        assert time.process_time() - clock < LONGEST, "too slow"

    options = [f"-max_total_time={seconds}", f"-max_len={LARGEST}", "-rss_limit_mb=3000", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *options, str(folder)], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
