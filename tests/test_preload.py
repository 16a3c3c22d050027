"""The search in the preload list gives what the package's own reading of it gives."""

from __future__ import annotations

import re
from importlib.resources import files

import hstspreload  # type: ignore[import-untyped]
import pytest

from wikibinder.parser.hsts_preload import preloaded

NAMES = [
    name.decode()
    for name in re.findall(rb"[a-z0-9.-]{4,}", files("hstspreload").joinpath("hstspreload.bin").read_bytes())
]
LISTED = NAMES[:: len(NAMES) // 400]


@pytest.mark.parametrize("form", ["{}", "www.{}", "{}.com", "x{}", "a.b.c.d.e.{}"])
def test_as_the_package(form: str) -> None:
    hosts = [form.format(name) for name in LISTED]
    assert [preloaded(host) for host in hosts] == [hstspreload.in_hsts_preload(host) for host in hosts]


@pytest.mark.parametrize(
    "host", ["", "com", ".com", "a..b", "x" * 300 + ".com", "example.org", "tarn.google", "1.2.3.4"]
)
def test_odd_hosts(host: str) -> None:
    assert preloaded(host) == hstspreload.in_hsts_preload(host)
