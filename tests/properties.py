"""How many examples a property is tried with: WIKIBINDER_EXAMPLES times as many as in the fast tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("WIKIBINDER_EXAMPLES") or 1)


def examples(number: int) -> settings:
    """Settings for a property that is tried with ``number`` examples in the fast tests."""
    return settings(max_examples=number * TIMES, deadline=None, suppress_health_check=list(HealthCheck))
