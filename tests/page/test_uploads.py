from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.formparsers import MultiPartException

from rag.page.asgi import Message, Receive, Scope, Send
from rag.page.uploads import CALL_MB, UPLOAD, limit_uploads, size
from rag.reading.formats import FORMATS
from tests.apart import run_apart

TYPE = (b"content-type", b"multipart/form-data; boundary=edge")


def body(*names: str) -> bytes:
    parts = (
        f'--edge\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\nx\r\n' for name in names
    )
    return ("".join(parts) + "--edge--\r\n").encode()


def received(chunks: Sequence[bytes], folder: Path, path: str = UPLOAD, ends: bool = True) -> bytes:
    """What an application behind the bounds is sent. Raises what it is refused with."""
    messages: list[Message] = [{"type": "http.request", "body": each, "more_body": True} for each in chunks]
    if ends:
        messages[-1]["more_body"] = False
    messages.append({"type": "http.disconnect"})
    whole = []

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        while (message := await receive())["type"] == "http.request":
            whole.append(message["body"])
            if not message["more_body"]:
                return

    async def receive() -> Message:
        return messages.pop(0)

    async def send(message: Message) -> None: ...

    scope = {"type": "http", "path": path, "headers": [TYPE]}
    run_apart(limit_uploads(application, folder)(scope, receive, send))
    return b"".join(whole)


@given(st.lists(st.sampled_from(sorted(FORMATS)), min_size=1, max_size=5), st.data())
def test_what_can_be_read_passes_as_it_is(endings: list[str], data: st.DataObject) -> None:
    """However the network cuts it into pieces."""
    whole = body(*(f"{number}{ending}" for number, ending in enumerate(endings)))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(whole) - 1), max_size=8)))
    chunks = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    assert received(chunks, Path("gone")) == whole


@given(
    st.text(st.characters(codec="utf-8", exclude_characters='"\r\n\\', exclude_categories=("Cc",)), max_size=30),
    st.integers(1, 200),
)
def test_any_other_kind_does_not(name: str, cut: int) -> None:
    """Whatever it is called, wherever its name is cut."""
    whole = body("first.txt", f"{name}.sqlite")
    with pytest.raises(MultiPartException, match="of no kind that can be read"):
        received([whole[:cut], whole[cut:]], Path("gone"))


def test_an_upload_that_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    """It is refused, so that what came of it is deleted; as is one that is no form at all."""
    with pytest.raises(MultiPartException, match="broken off"):
        received([body("a.txt")[:60]], tmp_path, ends=False)
    with pytest.raises(MultiPartException, match="cannot be read"):
        received([b"no form"], tmp_path)


def test_what_is_waiting_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came before counts; what was added since does not."""
    monkeypatch.setattr("rag.page.uploads.WAITING_MB", 1)
    (tmp_path / "a").mkdir()
    waiting = tmp_path / "a" / "b.txt"
    waiting.write_bytes(bytes(999_950))
    assert size(tmp_path) == 999_950
    with pytest.raises(MultiPartException, match="are waiting"):
        received([body("c.txt")], tmp_path)
    waiting.unlink()
    assert received([body("c.txt")], tmp_path)


def test_any_other_request_is_short(tmp_path: Path) -> None:
    """One that does not say how long it is ends where it is too long."""
    piece = bytes(500_000)
    assert len(received([piece] * 2 * CALL_MB, tmp_path, "/gradio_api/run/ask")) == CALL_MB * 1_000_000
    assert len(received([piece] * 10 * CALL_MB, tmp_path, "/gradio_api/run/ask")) == CALL_MB * 1_000_000
