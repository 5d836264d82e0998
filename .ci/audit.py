"""Says what pip-audit found: reads its JSON on standard input, and exits with 1 where a package has a known fault.

pip-audit itself says "no known vulnerabilities" also where none of the packages could be looked up.
"""

import json
import sys
from collections.abc import Sequence
from typing import Any, TextIO

# Packages that could not be looked up, of which so many are named.
_NAMED = 5


def main(report: TextIO) -> int:
    lines, status = verdict(_dependencies(report.read()))
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return status


def _dependencies(text: str) -> list[dict[str, Any]]:
    """The packages of the report; none where pip-audit broke off before it wrote one."""
    try:
        return list(json.loads(text)["dependencies"])
    except (ValueError, LookupError, TypeError):
        return []


def verdict(dependencies: Sequence[dict[str, Any]]) -> tuple[list[str], int]:
    """Lines for a person, and the exit status."""
    skipped = [each["name"] for each in dependencies if "skip_reason" in each]
    looked_up = len(dependencies) - len(skipped)
    if not looked_up:
        return ["not audited: pip-audit reached no source of advisories from here"], 0
    faults = [_fault(each, found) for each in dependencies for found in each.get("vulns", [])]
    lines = [*faults, f"{looked_up} packages looked up, {len(faults)} known faults"]
    if skipped:
        more = ", …" if len(skipped) > _NAMED else ""
        lines.append(f"not audited: {len(skipped)} packages ({', '.join(skipped[:_NAMED])}{more})")
    return lines, 1 if faults else 0


def _fault(package: dict[str, Any], found: dict[str, Any]) -> str:
    names = " ".join(dict.fromkeys([found["id"], *found.get("aliases", [])]))
    fixed = ", ".join(found.get("fix_versions", [])) or "no version yet"
    return f"{package['name']} {package['version']}: {names}, mended in {fixed}"


if __name__ == "__main__":
    sys.exit(main(sys.stdin))
