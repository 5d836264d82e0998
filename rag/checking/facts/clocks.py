"""Times of day, by the minute: 15:00 and 3 pm are one."""

import re

HALF_DAY = 12 * 60

_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
_HOUR = rf"\d{{1,2}}|{'|'.join(_HOURS)}"

TIME = re.compile(
    rf"""(?<![\w.:,])(?:
      (?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?[\s\u202f]?(?P<half>[ap])(?:m\b|\.\s?m\b\.?)
    | (?P<day_hour>[01]?\d|2[0-4]):(?P<day_minute>[0-5]\d)(?![:.]?\d)
    | (?P<of_part>{_HOUR})(?:\so['’]clock)?\s(?:in\sthe\s(?P<part>morning|afternoon|evening)|(?P<night>at\snight)\b)
    | (?P<part_past>half|quarter)\s(?P<past>past|to)\s(?P<past_hour>{_HOUR})\b
    | (?P<clock>{_HOUR})\so['’]clock\b
    | (?P<noon>noon|midday)\b | (?P<midnight>midnight)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
# What a point between figures makes of a number is a price as often as a time: "at 22.30".
_POINTED = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")


def minutes_of(match: re.Match[str]) -> tuple[int, bool] | None:
    """Minutes since midnight of a match of TIME, and whether the half of the day is sure. None: no time of day."""
    if match["noon"]:
        return HALF_DAY, True
    if match["midnight"]:
        return 0, True
    if match["hour"]:
        return _of_half(int(match["hour"]), int(match["minute"] or 0), match["half"].lower() == "p")
    if match["day_hour"]:
        return resolve_clock_time(int(match["day_hour"]), int(match["day_minute"]), match["day_hour"].startswith("0"))
    if match["of_part"]:
        late = bool(match["night"]) or match["part"].lower() != "morning"
        return _of_half(_hour(match["of_part"]), 0, late)
    if match["part_past"]:
        away = 30 if match["part_past"].lower() == "half" else 15
        return (_hour(match["past_hour"]) * 60 + (away if match["past"].lower() == "past" else -away)), False
    return _hour(match["clock"]) * 60, False


def resolve_clock_time(hour: int, minute: int, zero: bool) -> tuple[int, bool] | None:
    """A time on the clock of 24 hours. "9:30" may be in the evening, "09:30" and "21:30" are what they say."""
    return ((hour * 60 + minute) % (2 * HALF_DAY), zero or hour > 12 or hour == 0) if hour <= 24 else None


def parse_dotted_time(text: str) -> int | None:
    """The minutes of "22.30", which can be a time of day."""
    match = _POINTED.fullmatch(text)
    return int(match[1]) * 60 + int(match[2]) if match else None


def _of_half(hour: int, minute: int, late: bool) -> tuple[int, bool] | None:
    return (hour % 12 * 60 + minute + HALF_DAY * late, True) if 1 <= hour <= 12 else None


def _hour(text: str) -> int:
    return int(text) if text.isdigit() else _HOURS.index(text.lower()) + 1
