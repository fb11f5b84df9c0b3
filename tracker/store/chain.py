"""The hashes that make an altered log tell on itself, and the log's rows as they carry them.

A body's hash is SHA-256 of its salt followed by its text. A change's hash is SHA-256 of compact
JSON in UTF-8: the hash before it, the change, and its revisions with their bodies' hashes. No
number that a database gives out stands in it, so the same log has the same hashes everywhere.

What follows from salt and body is not stored twice: of a body's hash the table keeps the seal, its
first bytes, by which an altered body is named; all of it only where a redaction took the salt.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import orjson

GENESIS = bytes(32)
SALT_SIZE = 16
SEAL_SIZE = 8
NOT_TEXT = (TypeError, ValueError, AttributeError)


class Tip(NamedTuple):
    """How far a log is known: its last position, its last change, when that was made, its hash."""

    position: int
    change: int
    made_at: int
    hash: bytes


START = Tip(0, 0, 0, GENESIS)


class Row(NamedTuple):
    """One revision with its change, as an archive keeps it: texts, hashes and salt untouched.

    Where a body does not fit its seal, `body_hash` is no more than that seal.
    """

    position: int
    change: int
    made_at: int
    person: str
    source: str | None
    undoes: int | None
    kind: str
    key: str
    number: int
    act: str
    effective_on: str
    review: str | None
    trigger: str | None
    reason: str | None
    author: str | None
    target: int | None
    body: str
    salt: bytes | None
    body_hash: bytes
    hash: bytes


def body_hash(salt: bytes, body: str) -> bytes:
    """Give the hash of a body; the salt keeps a short text from being guessed from it."""
    return sha256(salt + body.encode()).digest()


def whole_hash(salt: bytes | None, body: str, stored: bytes) -> bytes:
    """Give a body's hash from what is stored of it; what is stored, when it does not fit."""
    if salt is None:
        return stored
    try:
        whole = body_hash(salt, body)
    except NOT_TEXT:
        return stored
    return whole if whole[:SEAL_SIZE] == stored else stored


def change_hash(before: bytes, change: Sequence[Any], revisions: Sequence[Sequence[Any]]) -> bytes:
    """Give the hash of a change that follows another.

    `change` is id, made_at, person, source, undoes; each of `revisions` is position, kind, key,
    number, act, effective_on, review, trigger, reason, author, target, and the body's hash in hex.
    """
    return sha256(orjson.dumps([before.hex(), change, revisions])).digest()


def change_of(row: Row) -> tuple[Any, ...]:
    """Give what a change's hash covers of the change."""
    return row[1:6]


def revision_of(row: Row) -> tuple[Any, ...]:
    """Give what a change's hash covers of a revision."""
    return (row.position, *row[6:16], row.body_hash.hex())
