from collections.abc import Sequence

import pytest

from rag.page.asgi import Message, Receive, Scope, Send
from rag.page.streams import DATA, JOIN, UNDER_WAY, order_streams
from tests.apart import run_apart

COMPLETED = b'data: {"msg":"process_completed","event_id":"1"}'
END = b'data: {"msg":"close_stream"}'


class House:
    """An application that streams to page A, and its clock, which goes on only while somebody waits."""

    def __init__(self, said: Sequence[bytes]) -> None:
        self.said = said
        self.time = 10.0
        self.waited: list[float] = []
        self.application = order_streams(self._serve, lambda: self.time, self._sleep)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "http.response.start", "status": 200})
        for each in self.said if scope["path"] == DATA else [b"taken"]:
            await send({"type": "http.response.body", "body": each})

    async def _sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds

    def call(self, path: str, page: str) -> bytes:
        """What is replied; the page is named as Gradio's own names it."""
        replied: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b'{"data":[],"session_hash":"%s"}' % page.encode()}

        async def send(message: Message) -> None:
            replied.append(message)

        scope = {"type": "http", "path": path, "query_string": b"session_hash=" + page.encode()}
        run_apart(self.application(scope, receive, send))
        return b"".join(each.get("body", b"") for each in replied)


@pytest.mark.parametrize("last", [COMPLETED, END])
def test_a_click_is_answered_once_the_end_of_the_stream_before_it_has_arrived(last: bytes) -> None:
    house = House([b'data: {"msg":"estimation"}', last])
    assert house.call(DATA, "A") == b"".join(house.said)
    house.time += 0.04
    assert house.call(JOIN, "A") == b"taken"
    assert house.waited == [pytest.approx(UNDER_WAY - 0.04)]


def test_no_other_page_waits_and_none_twice() -> None:
    house = House([END])
    house.call(DATA, "A")
    house.call(JOIN, "B")
    house.call("/gradio_api/info", "A")
    assert house.waited == []
    house.call(JOIN, "A")
    house.call(JOIN, "A")
    assert house.waited == [pytest.approx(UNDER_WAY)]


def test_nobody_waits_while_a_stream_goes_on() -> None:
    house = House([b'data: {"msg":"process_generating"}'])
    house.call(DATA, "A")
    house.call(JOIN, "A")
    assert house.waited == []
