"""What a reader may do on the page."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from rag.conversations.store import ConversationStore, now
from rag.page.guarding import GuardedBlocks, may_call
from rag.page.identity import OWNERS_ONLY, PERSON
from rag.page.layout import build_page
from rag.person import ANYONE, Person, Role
from rag.turns import Turn
from tests.apart import run_apart
from tests.page.accounts_app import OTHER, OWNER, READER, Served, served

BEN = Person("b", "ben", Role.READER)

# Every event that a reader may use, by the module and the name of what it calls. What is not here is the owners'.
READERS = {
    ("ask.ask_tab", "asked"),  # a question, as text
    ("ask.ask_tab", "stopped"),  # ends the reader's own answer
    ("ask.ask_tab", "followed"),  # looks at each key: see `Conversing.follow`
    ("ask.ask_tab", "looked"),  # opens what answers of the reader's own rest on
    ("ask.ask_tab", "arrived"),
    ("ask.ask_tab", "came_back"),
    ("ask.ask_tab", "found"),  # searches the reader's own conversations
    ("ask.ask_tab", "suggest"),  # tries questions over what the reader may read
    ("articles.articles_tab", "arrived"),
    ("articles.articles_tab", "found"),
    ("articles.articles_tab", "followed"),  # looks at each key: see `Browsing.follow`
    ("layout", "arrived"),  # the line at the top
    ("layout", "status"),
    ("layout", "counted"),  # the line at the top, after a click in Articles
    ("layout", "led"),  # leads an owner to another tab
    ("layout", "left"),
    ("api", "ask"),
    ("api", "search"),
    ("api", "article"),
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("guarding")) as made:
        made.add()
        yield made


@pytest.fixture(scope="module")
def blocks(page: Served) -> gr.Blocks:
    return build_page(page.handlers)


def call(blocks: gr.Blocks, event: Any, scope: dict[str, Any] | None) -> None:
    request = gr.Request()
    request.request = SimpleNamespace(scope=scope) if scope is not None else None  # type: ignore[assignment]
    run_apart(blocks.process_api(block_fn=event, inputs=[], request=request, event_data=gr.EventData(None, None)))


def test_every_event_is_in_the_list_or_refused_to_readers(blocks: gr.Blocks) -> None:
    """So one that is made anew is refused until it is listed; an owner, and anybody without accounts, may use all."""
    open_to_readers = set()
    for event in blocks.fns.values():
        assert may_call(ANYONE, event.fn)
        if may_call(BEN, event.fn):
            open_to_readers.add((event.fn.__module__.removeprefix("rag.page."), event.fn.__name__))
            continue
        with pytest.raises(gr.Error, match=OWNERS_ONLY):
            call(blocks, event, {PERSON: BEN})
    assert open_to_readers == READERS


@pytest.mark.parametrize("scope", [None, {}, {PERSON: "anna"}, {PERSON: {"role": "owner"}}])
def test_a_call_of_nobody_is_refused_as_a_readers_is(blocks: gr.Blocks, scope: dict[str, Any] | None) -> None:
    """If the login were ever left out."""
    owners = [event for event in blocks.fns.values() if not may_call(BEN, event.fn)]
    with pytest.raises(gr.Error, match=OWNERS_ONLY):
        call(blocks, owners[0], scope)


def test_an_event_made_anew_is_the_owners() -> None:
    """Without a word about it."""
    with GuardedBlocks() as blocks:
        gr.Button().click(lambda: None)
    with pytest.raises(gr.Error, match=OWNERS_ONLY):
        call(blocks, blocks.fns[0], {PERSON: BEN})


def test_by_its_number_an_owners_event_is_refused_to_readers(page: Served, blocks: gr.Blocks) -> None:
    """Named by its number, as a page does it; the owner's call is made."""
    event = next(event for event in blocks.fns.values() if event.fn.__name__ == "drafted")
    body = {"fn_index": event._id, "data": []}
    refused = page.client(READER).post("/gradio_api/run/predict", json=body)
    assert (refused.status_code, refused.json()["error"]) == (500, OWNERS_ONLY)
    done = page.client(OWNER).post("/gradio_api/run/predict", json=body)
    assert (done.status_code, "gave no questions" in done.text) == (200, True)


def test_a_conversation_is_exported_by_its_owner_alone(page: Served) -> None:
    """Not by its id either; what belongs to nobody, by the owners of the page."""
    people = {each.name: Person(each.id, each.name, Role(each.role)) for each in page.accounts.all()}
    ConversationStore(page.library, people[READER]).put("c1", Turn("t1", 1, "Who spoke?", now()))
    ConversationStore(page.library).put("c2", Turn("t2", 1, "Who?", now()))
    for conversation, may_open in (("c1", {READER}), ("c2", {OWNER})):
        for ending in ("md", "json", "docx"):
            path = f"/conversation/{conversation}.{ending}"
            said = {name: page.client(name).get(path).status_code for name in (OWNER, READER, OTHER)}
            assert said == {name: 200 if name in may_open else 404 for name in said}
