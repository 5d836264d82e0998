"""One answer as plain text."""

import re

from hypothesis import given

from rag.conversations.export.references import citations_in
from rag.conversations.export.text import answer_text
from rag.types import Answer
from tests.arbitrary import answers
from tests.conversations.export.examples_of_conversations import RAINED, REFUSED, RESIGNED, WRITTEN, quoted

QUOTED = """\
    “The president of Peru resigned.” [2]

    – Ann Poe, El País, 3 March 2022

    “It rained. He left on Tuesday.” [1]

    – RT, 20 June 2024; “Tuesday” is 18 June 2024

[1] RT, “Title of Malta”, 20 June 2024, by Ann Poe, Ünal Ø. https://news.example/Malta

    It rained.
    He left on Tuesday.

[2] El País, “Title of Peru”, 3 March 2022, by Ann Poe, Ünal Ø. Said by Ann Poe. https://news.example/Peru

    The president of Peru resigned."""


def test_quotations_with_their_references() -> None:
    """The numbers are those that the person sees on the page; the references are in their order."""
    assert answer_text(quoted(RESIGNED, RAINED)) == QUOTED


def test_what_a_model_wrote_keeps_its_doubts() -> None:
    """Whoever pastes it, pastes them too."""
    said = answer_text(WRITTEN).split("\n\n")
    assert said[1] == (
        "Here is what they say: The president resigned. [2] The minister sent 53 drones. [3] "
        "(Partly supported: the passage says 35 drones, not 53) It snowed. (Not supported)"
    )
    assert [each[:3] for each in said[-4::2]] == ["[2]", "[3]"]


def test_a_refusal_is_its_message_with_what_came_nearest() -> None:
    """Without numbers."""
    nearest = "- El País, 3 March 2022: The president of Peru resigned. Nobody came."
    assert answer_text(REFUSED) == f"The articles touch on this.\n\nNearest passages\n\n{nearest}"


@given(answers())
def test_each_number_has_its_reference(answer: Answer) -> None:
    """And no other number stands in the text, whatever an article says."""
    found = re.findall(r"\[(\d+)\]", answer_text(answer))
    cited = {str(each.number) for each in citations_in(answer)}
    assert set(found) == cited
    assert all(found.count(each) > 1 for each in cited)
