"""Pages that somebody has open on the tab Ask, whose answers are written beforehand."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rag.filtering import Filters
from rag.page.ask.conversing import Conversing
from rag.page.ask.update import AskUpdate, At, Rewording
from rag.person import Person, Role
from rag.types import Answer, Citation, Passage, Sentence, Verdict
from tests.examples import article
from tests.page.seen import Page

ME, OTHER = "me", "another"
LONG = 60.0  # seconds after which a test gives up waiting

ARTICLES = MALTA, CYPRUS = tuple(article(name) for name in ("Malta", "Cyprus"))
FOUR, FIVE = (Citation(number, Passage(each, 0, 30), 0, 30) for number, each in ((4, MALTA), (5, CYPRUS)))
FIRST, SECOND = Sentence("Malta spoke [4].", (4,)), Sentence("Cyprus spoke [5].", (5,), Verdict.PARTLY)
FOUND = Answer("q", "q", written_by="m (Ollama)")
GROWN = replace(FOUND, sentences=(FIRST,), citations=(FOUR,))
WHOLE = replace(FOUND, sentences=(FIRST, SECOND), citations=(FOUR, FIVE))
# As a model writes: found, two sentences, and the settled answer.
SCRIPT = (FOUND, GROWN, WHOLE, replace(WHOLE, done=True))

ANNA, BEN, CLEO = (
    Person("a", "anna", Role.OWNER),
    Person("b", "ben", Role.READER),
    Person("c", "cleo", Role.READER),
)


class Visit:
    """A page that somebody has open: what it shows, and what it sends."""

    def __init__(self, conversing: Conversing, address: dict[str, str] | None = None, visitor: str = ME) -> None:
        self.conversing = conversing
        self.visitor = visitor
        self.shown = AskUpdate()
        self.steps = self.see(conversing.arrive(address or {}, visitor))

    def see(self, steps: Iterator[AskUpdate]) -> list[AskUpdate]:
        """All steps, each on top of the ones before, as the page has them."""
        seen = []
        for step in steps:
            changed = {name: value for name in AskUpdate.__slots__ if (value := getattr(step, name)) is not None}
            self.shown = replace(self.shown, **changed)
            seen.append(step)
        return seen

    def at(self, **others: Any) -> At:
        known = {
            "conversation": self.shown.conversation or "",
            "filters": self.shown.filters or Filters(),
            "rewording": self.shown.rewording or Rewording(),
        }
        return At(**{**known, **others})

    def ask(self, question: str, **others: Any) -> list[AskUpdate]:
        return self.see(self.conversing.ask(question, self.at(**others), self.visitor))

    def follow(self, key: str, sent: dict[str, str] | None = None, **others: Any) -> list[AskUpdate]:
        return self.see(self.conversing.follow(key, sent or {}, self.at(**others), self.visitor))

    def look(self, key: str, clicked_at: float = 0.0) -> AskUpdate:
        [shown] = self.see(iter([self.conversing.look(key, clicked_at, self.shown.conversation or "", self.visitor)]))
        return shown

    def text(self, *names: str) -> str:
        return " ".join(Page(getattr(self.shown, name) or "").text for name in names)

    def questions(self) -> list[str]:
        conversation = self.conversing.store.open(self.shown.conversation or "")
        return [turn.question for turn in conversation.turns] if conversation else []
