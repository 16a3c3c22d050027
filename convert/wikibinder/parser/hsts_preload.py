"""Whether browsers know that a host has https: the HSTS preload list, searched instead of read entry by entry.

``hstspreload.in_hsts_preload`` opens its file for every host and reads the hundreds of names in a bucket one by one;
this looks for the one name in the same buckets. Where that function does so itself, this module can go.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import hstspreload  # type: ignore[import-untyped]  # it has no types

LAYERS = 5
"""Labels of a name that the list is deep."""
LEAF, WITH_SUBDOMAINS = 0x80, 0x40
"""What the first byte of an entry says: it is a whole name; names below it are meant, too."""


@cache
def preloaded(host: str) -> bool:
    """Whether a host (in ASCII, small letters) is on the list."""
    name = host.encode("ascii")
    labels = name.split(b".")
    if labels[-1] in hstspreload._GTLD_INCLUDE_SUBDOMAINS:
        return True
    for layer, label in enumerate(labels[: -LAYERS - 1 : -1]):
        place = hstspreload._JUMPTABLE[layer][hstspreload._crc8(label)]
        if place is None:
            return False
        bucket = _list()[place[0] : sum(place)]
        above = b".".join(labels[-layer - 1 :])
        if any(flags & LEAF and (above == name or flags & WITH_SUBDOMAINS) for flags in _flags(bucket, above)):
            return True
        if not any(not flags & LEAF for flags in _flags(bucket, label)):
            return False
    return False


@cache
def _list() -> bytes:
    return files("hstspreload").joinpath("hstspreload.bin").read_bytes()


def _flags(bucket: bytes, name: bytes) -> list[int]:
    """The first bytes of the entries of a name; they are followed by its length. No name holds such a byte."""
    entry = bytes((len(name),)) + name if len(name) < 256 else name
    return [flags for flags in (0, LEAF, WITH_SUBDOMAINS, LEAF | WITH_SUBDOMAINS) if bytes((flags,)) + entry in bucket]
