"""Days and years that are written in figures alone: 12.6.2024, 2024-06-12, the 2022/23 season."""

import re
from collections.abc import Iterator
from datetime import date

# With "/" the day is sure only where the other number is no month.
_WRITTEN = re.compile(
    r"""(?<![\w.,/-])(?:
      (?P<y1>(?:1[5-9]|20)\d\d)[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})
    | (?P<d2>\d{1,2})(?P<mark>[./])(?P<m2>\d{1,2})[./](?P<y2>(?:1[5-9]|20)\d\d)
    | (?<=\bon\ )(?:the\ )?(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?!\d)
    | (?<=\b(?:from|till)\ )(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?=\ [a-z(])
    | (?<=\b(?:since|until)\ )(?P<d5>\d{1,2})\.(?P<m5>\d{1,2})\.(?=\ [a-z(])
    | (?P<d6>\d{1,2})\.(?P<m6>\d{1,2})\.(?=[\ ]?(?:[-–]|(?:to|and|until)\b)[\ ]?\d{1,2}\.\d{1,2}\.)
    | (?P<first>(?:1[5-9]|20)\d\d)[-–/](?P<second>\d\d)
    )(?![\w/-])""",
    re.VERBOSE,
)
# One that is a leap year: without a year any day may be meant.
_ANY_YEAR = 2024


def written_days(text: str) -> Iterator[tuple[int, int, tuple[tuple[int, int, str], ...]]]:
    """Start and end of each, and its parts: start, end, and the number of a day, a month ("m6") or a year ("y2024")."""
    for match in _WRITTEN.finditer(text):
        if parts := tuple(_season(match) if match["first"] else _day(match)):
            yield match.start(), match.end(), parts


def _season(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """ "2022-23"; "2022-10" is a month, or figures of something else."""
    first, second = int(match["first"]), int(match["second"])
    if second == (first + 1) % 100:
        yield *match.span("first"), f"y{first}"
        yield *match.span("second"), f"y{first + 1}"


def _day(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    form = next(name[1] for name in ("d1", "d2", "d3", "d4", "d5", "d6") if match[name])
    day, month = f"d{form}", f"m{form}"
    if match["mark"] == "/" and int(match[month]) > 12:
        day, month = month, day
    sure = match["mark"] != "/" or int(match[day]) > 12 or match[day] == match[month]
    year = f"y{form}" if form in "12" else None
    if sure and _exists(int(match[year]) if year else _ANY_YEAR, int(match[month]), int(match[day])):
        yield *match.span(day), match[day]
        yield *match.span(month), f"m{int(match[month])}"
        if year:
            yield *match.span(year), f"y{match[year]}"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
