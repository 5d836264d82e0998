"""The numbers of a document."""

from dataclasses import replace

import pytest
from hypothesis import given

from rag.conversations.export.blocks import Address, Mark, Number, Piece
from rag.conversations.export.document import document
from rag.conversations.export.references import (
    citations_in,
    numbers_in,
    reference_blocks,
    references_of,
    renumber_markers,
)
from rag.numbering import citation_key
from rag.turns import Conversation
from rag.types import Article, Sentence
from tests.arbitrary import conversations
from tests.conversations.export.examples_of_conversations import (
    MALTA,
    RAINED,
    REFUSED,
    RESIGNED,
    SPOKE,
    WHOLE,
    WRITTEN,
    asked,
    citation,
    quoted,
)


def numbers(kind: type[Number] | type[Mark], of: Conversation) -> list[int]:
    return [piece.of for each in document(of) for piece in each.pieces if isinstance(piece, kind)]


def about(of: Article, speaker: str | None = None) -> tuple[Piece, ...]:
    """What the reference says of an article, behind its number."""
    reference, _ = reference_blocks(references_of(asked(quoted(citation(1, of, of.text[:5], speaker))).turns))
    return reference.pieces[2:]


@given(conversations())
def test_numbers_rise_and_each_has_a_reference(whole: Conversation) -> None:
    """In the order in which they first stand in the text; and each reference has a number there."""
    found = list(dict.fromkeys(numbers(Number, whole)))
    assert found == list(range(1, len(found) + 1))
    assert numbers(Mark, whole) == found


@given(conversations())
def test_the_same_words_have_one_number(whole: Conversation) -> None:
    """In all turns; and other words another one."""
    references = references_of(whole.turns)
    places = {each.number: citation_key(each.citation) for each in references}
    assert len(set(places.values())) == len(places)
    for turn in whole.turns:
        known = numbers_in(turn, references)
        cited = citations_in(turn.answer) if turn.answer else []
        assert {citation_key(each): places[known[each.number]] for each in cited} == {
            citation_key(c): citation_key(c) for c in cited
        }


def test_numbers_follow_the_text_and_not_the_page() -> None:
    """On the page words keep the number that an earlier answer gave them."""
    answer = quoted(RESIGNED, RAINED)
    assert [each.citations for each in answer.sentences] == [(2,), (1,)]
    references = references_of(asked(answer).turns)
    assert [(each.number, each.citation) for each in references] == [(1, RESIGNED), (2, RAINED)]
    assert numbers_in(asked(answer).turns[0], references) == {1: 2, 2: 1}


def test_a_reference_says_where_it_is_cited() -> None:
    """Turn by turn, with the number there."""
    references = references_of(asked(quoted(RESIGNED, RAINED), REFUSED, WRITTEN).turns)
    assert [each.cited for each in references] == [((1, 2), (3, 2)), ((1, 1),), ((3, 3),)]


def test_a_speaker_who_is_known_once_is_said() -> None:
    """Though the first answer that cites the words did not know them."""
    silent = replace(RESIGNED, speaker=None)
    [reference] = references_of(asked(quoted(silent), quoted(RESIGNED)).turns)
    assert reference.citation.speaker == "Ann Poe"


def test_a_number_that_leads_nowhere_stays_text() -> None:
    """As does one whose digits are not ours; what leads somewhere is the document's number."""
    assert renumber_markers("See [9], [2][3] and [٣].", {2: 1, 3: 7}) == (
        "See ",
        "[9]",
        ", ",
        Number(1),
        Number(7),
        " and [٣].",
    )


def test_what_no_text_cites_has_no_reference() -> None:
    """A citation without its number in a sentence, and one of an answer that is a refusal."""
    unseen = replace(WRITTEN, sentences=(Sentence("It rained. [3]", (3,)),))
    assert [each.citation for each in references_of(asked(unseen).turns)] == [SPOKE]
    assert references_of(asked(replace(WRITTEN, refusal=REFUSED.refusal)).turns) == ()


def test_a_reference_says_all_that_is_known() -> None:
    """Outlet, title, date, authors, who speaks and the address; below it are the exact words."""
    [reference, quote] = reference_blocks(references_of(asked(quoted(RESIGNED)).turns))
    said = "El País, “Title of Peru”, 3 March 2022, by Ann Poe, Ünal Ø. Said by Ann Poe."
    assert reference.pieces == (Mark(1), " ", said, " ", Address("https://news.example/Peru"))
    assert (quote.pieces, quote.language) == (("The president of Peru resigned.",), "en")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"path": "/articles/a b.txt"}, ("“T”, undated.", " a b.txt")),
        ({"path": None}, ("“T”, undated.",)),
        ({"path": "a.txt", "url": "javascript:x"}, ("“T”, undated.", " ", Address("javascript:x"))),
        ({"source": "RT", "title": "“T” [1]"}, ("RT, ““T” [\u20601]”, undated.",)),
    ],
)
def test_a_reference_says_no_more_than_is_known(changes: dict[str, str | None], said: tuple[Piece, ...]) -> None:
    """Without an address it names the file; no title is taken for a number."""
    bare = Article("a", "T", "It rained.")
    assert about(replace(bare, **changes)) == said  # type: ignore[arg-type]


def test_the_words_of_a_reference_hold_no_number() -> None:
    """What looks like one of ours gets an invisible joint."""
    [_, quote] = reference_blocks(
        references_of(asked(quoted(citation(1, replace(MALTA, text="See [3]."), "See [3]."))).turns)
    )
    assert quote.pieces == ("See [\u20603].",)


def test_a_whole_conversation_is_numbered() -> None:
    """Words that a later answer cites again are not listed again."""
    assert numbers(Number, WHOLE) == [1, 2, 1, 3]
    assert numbers(Mark, WHOLE) == [1, 2, 3]
