"""What robots.txt allows, as RFC 9309 has it: the rules of the group that names us, else of *; the longest rule wins.

Not by urllib.robotparser, which takes the first rule that fits and knows no * in a path; nor by a library that makes a
regular expression of each rule: one with ten * in it would be tried for hours. Pieces between * are looked for one
after the other, which takes a moment whatever they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

NAME = "dateline"  # by which a robots.txt may speak to us

# What is read of a robots.txt, as RFC 9309 asks for at the least.
LONGEST = 500_000

_LINE = re.compile(r"\s*(?P<name>[a-zA-Z-]+)\s*:(?P<value>[^#]*)")
_NAMES = {"useragent": "user-agent", "user-agent": "user-agent", "disalow": "disallow"}


@dataclass(frozen=True, slots=True)
class Rule:
    path: str
    allows: bool

    def fits(self, target: str) -> bool:
        """Whether the path and query of an address begin as the rule says: * is anything, and $ is the end."""
        ends = self.path.endswith("$")
        first, *others = _written(self.path.removesuffix("$")).split("*")
        if not target.startswith(first):
            return False
        at = len(first)
        last = others.pop() if ends and others else None
        for piece in others:
            found = target.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        if not ends:
            return True
        return target[at:].endswith(last) if last is not None else at == len(target)


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us, and the seconds that are asked for between two pages."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allow(self, target: str) -> bool:
        """Whether the page with this path and query may be fetched. Of two rules as long, the one that allows wins."""
        written = _written(target)
        fitting = [rule for rule in self.rules if rule.fits(written)]
        return max(fitting, key=lambda rule: (len(rule.path), rule.allows)).allows if fitting else True


NO_RULES = Robots()
NOTHING_ALLOWED = Robots((Rule("/", allows=False),))


def read_robots(text: str) -> Robots:
    """What a robots.txt says to us. Lines that are none of its form are passed over."""
    groups: dict[str, tuple[list[Rule], list[float]]] = {}
    agents: set[str] = set()  # of the group that is read, those that mean us
    naming = False
    for name, value in _lines(text):
        if name == "user-agent":
            meant = {_product(value.lower())} & {NAME, "*"}
            agents = agents | meant if naming else meant
        for agent in agents:
            rules, delays = groups.setdefault(agent, ([], []))
            if name in ("allow", "disallow") and value:
                rules.append(Rule(value, name == "allow"))
            elif name == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,3})?", value):
                delays.append(float(value))
        naming = name == "user-agent"
    rules, delays = groups.get(NAME) or groups.get("*") or ([], [])
    return Robots(tuple(rules), max(delays, default=None))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text[:LONGEST].splitlines():
        if match := _LINE.match(line):
            name = match["name"].lower()
            yield _NAMES.get(name, name), match["value"].strip()


def _product(agent: str) -> str:
    """The name alone, of "Dateline/1.0 (+https://…)"."""
    return re.split(r"[/\s(]", agent, maxsplit=1)[0]


def _written(path: str) -> str:
    """A path in one form, whichever of its letters are written as %41."""
    return quote(unquote(path), safe="/*$?&=:@!,;+~()'%[]|")
