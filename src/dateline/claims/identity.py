"""Ids of claims: hashes of what they say and where, so that the same report gives the same ids."""

from __future__ import annotations

import hashlib


def claim_id(prefix: str, *parts: object) -> str:
    """A short id that is the same whenever the parts are."""
    text = "\x1f".join(str(p) for p in parts)
    return prefix + hashlib.sha256(text.encode()).hexdigest()[:12]
