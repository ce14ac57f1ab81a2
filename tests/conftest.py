"""What every test gets. Loads no Qt: a test that needs windows asks pytest-qt for its fixtures."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CCGCOMPOSE_LINKS"] = "off"  # no test of a whole program goes to the network

# Examples are judged by their outcome, never by how fast a machine is; CI repeats the same ones.
settings.register_profile(
    "house", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")
