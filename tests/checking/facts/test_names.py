"""Names in their places."""

import pytest

from rag.checking.facts.objections import objections
from rag.checking.shapes import CitedPassage
from rag.types import Article, Passage, Span
from tests.checking.facts.examples import against, kinds

CALL = (
    "Russian President Vladimir Putin told French President Emmanuel Macron that Moscow would win. "
    "The North Atlantic Treaty Organization met in Riga. Kiev asked for help, the Texas senator said."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Putin told Macron that Russia would win.",
        "NATO met in Riga.",
        "Kyiv asked for help.",
        "Vladimir Putin told Emmanuel Macron that Moscow would win.",
    ],
)
def test_other_forms_of_a_name_are_the_name(claim: str) -> None:
    """A last name, letters for words, another spelling, a capital for its country."""
    assert "name" not in kinds(claim, CALL)


@pytest.mark.parametrize(
    "claim",
    [
        "Macron told Putin that Moscow would win.",
        "Vladimir Putin told Olaf Scholz that Moscow would win.",
        "French President Vladimir Putin told Emmanuel Macron that Moscow would win.",
        "Ukrainian President Vladimir Putin told Macron that Moscow would win.",
        "The North Atlantic Treaty Organization met in Vilnius.",
    ],
)
def test_another_name_in_the_place_is_seen(claim: str) -> None:
    assert "name" in kinds(claim, CALL)


MILL = "The mill of Brell burned for a week. A farmer, Ines Okafor, saw it. The European Union sent 4 engines."


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("Hello! The mill burned.", None),
        ("Regrettably, the mill burned.", None),
        ("Ines Okafor saw the mill burn.", None),
        ("Ines Delgado Okafor saw it.", "the passage does not have Delgado of Ines Delgado Okafor"),
        ("The mill burned in Quagga.", "the passage does not name Quagga"),
        ("Engines came, the White House said.", "the passage does not name White House"),
    ],
)
def test_a_name_that_stands_nowhere_is_told(claim: str, reason: str | None) -> None:
    """Or the part of it that does not. A first word with its capital is none, and of everyday words the last one says
    who."""
    found = [(each.message, each.grave) for each in against(claim, MILL) if each.kind == "name"]
    assert found == ([(reason, True)] if reason else [])


def test_a_name_that_only_the_rest_of_the_article_has_is_half_wrong() -> None:
    """Where the passage has a pronoun in its place, it may be the same one."""
    whole = Article("id", "", f"{MILL} She called the mayor.")
    first = CitedPassage(Passage(whole, 0, 36), (Span(0, 36),))
    found, *_ = objections("The mill burned for a week, said Okafor.", [first])
    assert (found.message, found.grave) == ("Okafor is named in the article, but not in the cited passage", False)
    start = whole.text.index("She")
    last = CitedPassage(Passage(whole, start, len(whole.text)), ())
    assert objections("Okafor called the mayor.", [last]) == []
