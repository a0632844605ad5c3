"""Options kept in ``claimcheck.toml``, or under ``[tool.claimcheck]`` in ``pyproject.toml``; the command line wins."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from claimcheck.errors import UsageError

#: Option names as they stand in the file, with the parameter each sets and the values it takes.
_KEYS: dict[str, tuple[str, tuple[type, ...]]] = {
    "format": ("format_", (str,)),
    "published": ("published", (dict, list)),
    "language": ("language", (dict, list)),
    "min-confidence": ("min_confidence", (int, float)),
    "fail-on": ("fail_on", (str, list)),
    "baseline": ("baseline", (str,)),
    "jobs": ("jobs", (int,)),
    "quiet": ("quiet", (bool,)),
    "no-progress": ("no_progress", (bool,)),
    "model": ("model", (dict, list)),
    "judge": ("judge", (str,)),
    "cache": ("cache", (str,)),
    "no-cache": ("no_cache", (bool,)),
}


def find_config(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    """Return the file that holds the options for a folder, and the options; None when there is none.

    Only the folder itself is looked at, ``claimcheck.toml`` first. Raises `UsageError` on a broken or unknown option.
    """
    own, project = folder / "claimcheck.toml", folder / "pyproject.toml"
    if own.is_file():
        return own, _read(own)
    if project.is_file():
        table = _read(project).get("tool", {}).get("claimcheck")
        return (project, table) if isinstance(table, dict) else None
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot read {path.name}: {str(error).splitlines()[0]}") from None


def read_defaults(path: Path, table: dict[str, Any]) -> dict[str, Any]:
    """Return parameter defaults from the options of a file; `UsageError` names the first that makes no sense."""
    defaults: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("_", "-")
        if name not in _KEYS:
            raise UsageError(f"{path.name}: no option is called {key!r}; there are {', '.join(_KEYS)}")
        parameter, kinds = _KEYS[name]
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise UsageError(f"{path.name}: {key} cannot be {value!r}")
        defaults[parameter] = _as_option(value, parameter)
    return defaults


def _as_option(value: Any, parameter: str) -> Any:  # noqa: ANN401 - any TOML value
    """Return a value as the command line would give it."""
    if isinstance(value, dict):
        return [f"{name}={item}" for name, item in value.items()]
    if isinstance(value, list):
        return [str(item) for item in value]
    return [value] if parameter == "fail_on" else value
