"""What a site's robots.txt allows (RFC 9309): the longest rule that fits decides, ``*`` and ``$`` have their meaning.

The standard library's parser knows neither the two signs nor the longest rule, and news sites use both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes, urlsplit

#: The standard asks for at least so many bytes to be read; what follows is left unread.
MOST_BYTES = 512_000

_PRODUCT = re.compile(r"[a-z_-]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One ``Allow`` or ``Disallow`` line: the pattern as written, and which of the two it is."""

    pattern: str
    allows: bool


def is_allowed(robots: str, product: str, address: str) -> bool:
    """Tell whether a site's robots.txt lets a program fetch an address of the site.

    ``product`` is the program's name in small letters. No rule that fits means yes.
    """
    parts = urlsplit(address)
    path = _normalise((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
    fits = [rule for rule in find_rules(robots, product) if _matches(rule.pattern, path)]
    # of two rules of one length the one that allows wins
    return max(((len(rule.pattern), rule.allows) for rule in fits), default=(0, True))[1]


def find_rules(robots: str, product: str) -> list[Rule]:
    """Return the rules for a program: of all groups that name it, else of those for everybody."""
    named: dict[str, list[Rule]] = {}
    agents: list[str] = []
    open_group = False
    for line in robots.lstrip("\ufeff").splitlines():
        key, sign, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not sign:
            continue
        if key == "user-agent":
            agents = [*agents, value.lower()] if open_group else [value.lower()]
            open_group = True
            named.setdefault(_name(value), [])
        elif key in ("allow", "disallow"):
            open_group = False
            for agent in dict.fromkeys(map(_name, agents)):
                if value:
                    named[agent].append(Rule(_normalise(value), key == "allow"))
    return named.get(product, named.get("*", []))


def _name(agent: str) -> str:
    """Return the product's name in a user-agent line, without version or comment."""
    match = _PRODUCT.match(agent.lower())
    return match[0] if match else agent.strip().lower()


def _matches(pattern: str, path: str) -> bool:
    ends = pattern.endswith("$")
    parts = pattern.removesuffix("$").split("*") if ends else pattern.split("*")
    if not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    # each piece between stars is sought at its first place, so that no pattern takes long
    for part in parts[1:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if len(parts) == 1:
        return not ends or at == len(path)
    last = parts[-1]
    return path.endswith(last) and len(path) - len(last) >= at if ends else path.find(last, at) >= 0


def _normalise(path: str) -> str:
    """Return a path with one spelling: what need not be escaped is not, all else is."""
    return quote(unquote_to_bytes(path.replace("%2F", "%252F").replace("%2f", "%252F")), safe="/?&=*$:@!'(),;+~%")
