"""What is counted in: currencies, shares, degrees, each by one name whatever sign, code or word stands for it."""

import re

# Each row: the name, its signs, its codes (ISO 4217), its words.
_CURRENCIES = """
dollar | $ | USD AUD CAD NZD HKD SGD | dollar dollars buck bucks
euro | € | EUR | euro euros
pound | £ | GBP | pound pounds quid
yen | ¥ | JPY | yen
yuan | | CNY | yuan renminbi
rouble | ₽ | RUB | rouble roubles ruble rubles
rupee | ₹ | INR PKR | rupee rupees
hryvnia | ₴ | UAH | hryvnia hryvnias
franc | | CHF | franc francs
crown | | SEK NOK DKK CZK | crown crowns krona kronor krone kroner koruna korunas
zloty | | PLN | zloty zlotys
forint | | HUF | forint forints
lira | ₺ | | lira liras
won | ₩ | KRW |
shekel | ₪ | ILS | shekel shekels
rand | | ZAR | rand
real | | BRL | reais
peso | | MXN | peso pesos
cent | | | cent cents pence penny
"""
_OTHERS = {
    **dict.fromkeys(("%", "percent", "per cent", "pct", "percentage"), "percent"),
    **dict.fromkeys(("percentage point", "percentage points", "percent points", "point", "points"), "point"),
    **dict.fromkeys(("°", "°c", "°f", "degree", "degrees"), "degree"),
}


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """What stands before a number and what stands after one, each with the name of the unit."""
    before: dict[str, str] = {}
    after = dict(_OTHERS)
    for row in _CURRENCIES.strip().splitlines():
        name, signs, codes, words = (part.split() for part in row.split("|"))
        before.update(dict.fromkeys((*signs, *codes), name[0]))
        after.update(dict.fromkeys((*words, *signs, *map(str.lower, codes)), name[0]))
    return before, after


_BEFORE, _AFTER = _tables()
CENT, POINT = "cent", "point"
MONEY = frozenset(_AFTER.values()) - frozenset(_OTHERS.values()) - {CENT}
SIGNS = "".join(key for key in _BEFORE if len(key) == 1)
_CODES = "|".join(key for key in _BEFORE if len(key) == 3)
# "US$" and "A$" are dollars; a code is written in capitals, or "try 5" were money.
_DOLLARS = "(?-i:US|AU|CA|NZ|HK|[ACS])"
BEFORE = rf"(?:(?:\b{_DOLLARS})?[{SIGNS}]|\b(?-i:{_CODES}))[ \u00a0\u202f]?"

# Whose money it is: "20,000 Swiss francs".
_WHOSE = (
    "us|american|australian|canadian|british|swiss|swedish|norwegian|danish|czech|russian|indian|turkish|japanese|"
    "chinese|mexican|israeli"
)
_UNIT = re.compile(
    rf"""[\s-]?(?P<unit>per\ cent|percent(?:age)?[ -]points?|°\s?[CF]?(?!\w)|[%{SIGNS}])
    | \san?\s(?P<part>per\ cent|percent(?:age\ point)?)\b # half a percent
    | [\s-](?:(?:{_WHOSE})\s)?(?P<word>[a-z]+)\b | (?P<code>(?-i:\s(?:{_CODES})\b))""",
    re.VERBOSE | re.IGNORECASE,
)


def unit_before(sign: str) -> str:
    """The unit of what stands before a number: "$", "US$", "EUR "."""
    sign = sign.strip()
    return _BEFORE.get(sign) or _BEFORE[sign[-1]]


def unit_after(text: str, end: int) -> tuple[str, int]:
    """The unit whose spelling follows at `end`, and where that ends; none: "" and `end`."""
    match = _UNIT.match(text, end, end + 30)
    if not match:
        return "", end
    written = match["unit"] or match["part"] or match["word"] or match["code"]
    unit = _AFTER.get(" ".join(written.lower().replace("-", " ").split()).replace("° ", "°"), "")
    return unit, match.end() if unit else end
