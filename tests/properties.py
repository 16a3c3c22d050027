"""How many examples a property is tried with, and whether the same ones each time.

The ordinary tests try the same examples in every run, so that they pass or fail for a reason in the code. With
``WIKIBINDER_EXAMPLES=N``, as ``tox run -e fuzz`` sets it, N times as many are tried, chosen at random.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("WIKIBINDER_EXAMPLES") or 0)


def examples(number: int) -> settings:
    """Settings for a property that is tried with ``number`` examples in the ordinary tests."""
    return settings(
        max_examples=number * (TIMES or 1),
        derandomize=not TIMES,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
