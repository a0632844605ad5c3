"""Ids that depend on content alone, so that the same words get the same id in every run and every order."""

import hashlib


def content_id(prefix: str, *parts: object) -> str:
    """Return ``prefix`` and twelve hex digits of the SHA-256 of the parts.

    For a span of a source the parts are the source's SHA-256, start and end; for a finding its kind, rule and the
    sorted ids of its claims. Twelve digits keep a clash among a million records under one chance in five hundred.
    """
    joined = "\x1f".join(str(part) for part in parts)
    return prefix + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]
