"""An event is not lost between the end of one stream of events and the beginning of the next.

Gradio's server ends the stream in which a page hears of its events as soon as none of them is under way, and the page
opens another with its next event, unless it believes that one is open. A click that is answered while the word of the
end is on its way finds it open, and hears of nothing until the click after it. With Gradio 6.31 on a busy machine that
was so for 1 of 450 searches, each typed as soon as the click before it was answered, and for none of 1,500 where what
takes such a click replied 0.3 seconds later: once that word has arrived.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable

from rag.page.asgi import Application, Message, Receive, Scope, Send

DATA = "/gradio_api/queue/data"
JOIN = "/gradio_api/queue/join"

# Seconds that the end of a stream is on its way, at most: on one machine a few thousandths, and where it has much to do
# some hundredths. Longer, and what is searched for while it is typed lags behind.
UNDER_WAY = 0.1

# What the server sends before it looks whether the stream is to end, and the word of the end.
_ENDS = (b'"process_completed"', b'"close_stream"')
_SESSION = re.compile(rb"session_hash[\"=:\s]+([A-Za-z0-9]{1,64})")


def order_streams(
    application: Application,
    now: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Application:
    """The application, whose streams of events follow upon one another without a gap."""
    streams = _Streams(application, now, sleep)
    ways = {DATA: streams.follow, JOIN: streams.join}

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].rstrip("/") if scope["type"] == "http" else ""
        await ways.get(path, application)(scope, receive, send)

    return served


class _Streams:
    """When the last stream of each page ended, as far as that matters."""

    def __init__(
        self, application: Application, now: Callable[[], float], sleep: Callable[[float], Awaitable[None]]
    ) -> None:
        self._application = application
        self._now = now
        self._sleep = sleep
        self._ended: dict[bytes, float] = {}  # by session

    async def follow(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A stream, whose end is noted."""
        session = _session(scope["query_string"])

        async def sent(message: Message) -> None:
            if any(end in message.get("body", b"") for end in _ENDS):
                self._note(session)
            await send(message)

        await self._application(scope, receive, sent)

    async def join(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An event, which is taken, and told so once the end of the stream before it has arrived."""
        body = bytearray()

        async def received() -> Message:
            message = await receive()
            body.extend(message.get("body", b""))
            return message

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and (left := self._left(_session(bytes(body)))) > 0:
                await self._sleep(left)
            await send(message)

        await self._application(scope, received, sent)

    def _note(self, session: bytes) -> None:
        gone = [each for each in self._ended if self._left(each) <= 0]
        for each in gone:
            del self._ended[each]
        self._ended[session] = self._now()

    def _left(self, session: bytes) -> float:
        """Seconds until the end of its last stream has arrived."""
        return self._ended[session] + UNDER_WAY - self._now() if session in self._ended else 0.0


def _session(text: bytes) -> bytes:
    """Which page it is, as a query or the body of a call names it."""
    found = _SESSION.search(text)
    return found[1] if found else b""
