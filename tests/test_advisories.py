"""No package of the lock is one that a published advisory warns of."""

import pytest
from packaging.version import Version

from tests.test_packaging import REQUIREMENTS, _lock

# The lowest version that each advisory allows. What is written here was looked up; `make audit` knows of newer ones.
LOWEST = {
    "aiohttp": {"CVE-2026-34525": "3.13.4"},
    "cryptography": {"CVE-2026-39892": "46.0.7"},
    "filelock": {"CVE-2025-68146": "3.20.1", "CVE-2026-22701": "3.20.3"},
    "gradio": {"CVE-2026-28416": "6.6.0", "GHSA-j36p-7w88-g82j": "6.16.0", "CVE-2026-134825": "6.32.0"},
    "h11": {"CVE-2025-43859": "0.16.0"},
    "jinja2": {"CVE-2024-56326": "3.1.5", "CVE-2025-27516": "3.1.6"},
    "lxml": {"CVE-2026-41066": "6.1.0"},
    "mcp": {"CVE-2025-66416": "1.23.0"},
    "pillow": {"CVE-2026-40192": "12.2.0"},
    "pypdf": {"CVE-2026-33699": "6.9.2", "CVE-2026-134366": "7.0.0"},
    "python-multipart": {"CVE-2026-40347": "0.0.26", "CVE-2026-42561": "0.0.27", "CVE-2026-53538": "0.0.30"},
    "requests": {"CVE-2026-25645": "2.33.0"},
    "starlette": {"CVE-2026-48710": "1.0.1", "PYSEC-2026-248": "1.3.0"},
    "urllib3": {"CVE-2026-44431": "2.7.0", "CVE-2026-44432": "2.7.0"},
}

# Advisories that do not reach us, each with why, and the test that shows it. An entry goes when the lock can be raised.
UNREACHED = {
    # No Node server and no history of runs: test_there_is_no_rendering_by_a_server in tests/page/test_doors.py. The
    # range in pyproject.toml takes 6.32 as soon as `make lock` finds it.
    "CVE-2026-134825": "server-side rendering, in front of the history of runs",
}

_ROWS = [(name, advisory, lowest) for name, rows in LOWEST.items() for advisory, lowest in rows.items()]


@pytest.mark.parametrize(("name", "advisory", "lowest"), _ROWS)
def test_the_lock_is_past_each_advisory(name: str, advisory: str, lowest: str) -> None:
    """Or the advisory is of something that is not there."""
    locked = Version(_lock()[name])
    assert (locked >= Version(lowest)) != (advisory in UNREACHED)


def test_what_does_not_reach_us_is_of_the_table() -> None:
    """And the range of the package takes the version that has it mended."""
    mended = {advisory: (name, lowest) for name, advisory, lowest in _ROWS if advisory in UNREACHED}
    assert set(mended) == set(UNREACHED)
    ranges = {each.name: each.specifier for each in REQUIREMENTS}
    assert all(ranges[name].contains(lowest) for name, lowest in mended.values())
