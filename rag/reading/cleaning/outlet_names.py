"""Names of newspapers, stations and agencies, by their look."""

import re

from rag.language.capitals import NOT_SMALL

# Sections of a paper, which stand in titles where the outlet does.
SECTIONS = frozenset(
    re.findall(
        r"\w+",
        """
        africa americas arts asia australia books breaking business climate culture economy education entertainment
        environment europe fashion features film food football health home international latest lifestyle local money
        music national news opinion politics science society sport sports stories story tech technology travel uk us
        usa video weather world analysis as breaking comment exclusive happened interview it live photos pictures report
        review update updates updated watch
        """,
    )
)
# Words in names of newspapers, stations and agencies.
OUTLET_WORD = re.compile(
    r"\b(?:agency|allgemeine|bote|broadcasting|bulletin|chronicle|courier|daily|dispatch|echo|examiner|express|gazette|"
    r"globe|guardian|herald|independent|inquirer|journal|kurier|ledger|magazine|mail|mercury|mirror|monde|news|"
    r"newspaper|observer|post|press|radio|record|register|report|review|rundschau|standard|star|sun|telegraph|times|"
    r"today|tribune|tv|voice|weekly|zeitung)\b",
    re.IGNORECASE,
)
CAPITALS = re.compile(
    rf"(?:{NOT_SMALL}[\w.'’&-]*|of|the|de|der|die|el|la|le)(?: (?:{NOT_SMALL}[\w.'’&-]*|of|the|de|der|and|&)){{0,4}}"
)


def is_outlet_name(text: str) -> bool:
    """Whether a line is the name of a newspaper: it ends with a word for one, and has another that is no section."""
    words = re.findall(r"\w+", text)
    if not 1 < len(words) < 6 or not CAPITALS.fullmatch(text) or not OUTLET_WORD.fullmatch(words[-1]):
        return False
    others = {word.casefold() for word in words[:-1] if not OUTLET_WORD.fullmatch(word)} - SECTIONS
    return others != {"the"} if len(words) > 2 else bool(others)
