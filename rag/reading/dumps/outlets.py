"""Outlets as databases name them: with the edition, the place or the medium behind the name that all know."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet by the name that it has everywhere, and what a database puts behind that."""

    name: str | None
    edition: str = ""
    place: str = ""


_EDITION = re.compile(
    r"(?P<name>\S.{0,80}?\S)(?:\s[-–—]\s|[,;]\s)"
    r"(?P<edition>(?:[\w'.-]{1,20}\s){0,4}(?:Edition|Ed|Ausgabe|édition|edición)\b.{0,60})",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?P<name>\S.*\S) \((?P<place>(?:[A-Z]|site web|web|online|en ligne)[^()]{0,40})\)")


def divide_outlet(source: str | None) -> Outlet:
    """ "The Guardian (London) - Final Edition" is The Guardian: who asks for an outlet asks for that."""
    edition = _EDITION.fullmatch(source or "")
    name = edition["name"] if edition else source
    place = _PLACE.fullmatch(name or "")
    return Outlet(
        place["name"] if place else name, edition["edition"] if edition else "", place["place"] if place else ""
    )
