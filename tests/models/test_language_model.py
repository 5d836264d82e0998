"""What a model writes, and what happens when it does not: the real clients against an Ollama of ours."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from rag.errors import ModelError
from rag.models.choice import choose
from rag.models.language_model import CHARACTERS, LanguageModel
from rag.models.pace import UNKNOWN
from rag.settings import read_settings
from rag.testing.ollama.orders import Fault, Model
from rag.testing.ollama.server import DIGEST, OllamaServer
from rag.testing.ollama.writers import words_of, write_slowly
from tests.raw_server import EVENTS, LINES, Step, Way, event, for_ever, line, raw_server, sends, slowly_sends

# Seconds after which a test gives up waiting for what happens at once.
LONG = 20.0


def model(**changed: object) -> LanguageModel:
    found = choose("auto", replace(read_settings(), **changed)).model
    assert found is not None
    return found


def written(model: LanguageModel, limit: int = 50) -> list[str]:
    return list(model.write("Be brief.", "Where did Putin speak?", limit=limit, stop=threading.Event()))


def test_the_answer_comes_in_pieces(ollama: OllamaServer) -> None:
    """As the server sends them, and signed with the model's name."""
    assert written(model()) == ["Putin", " spoke", " in", " Hanoi", "."]
    assert model().name == "llama3.2:3b (Ollama)"


def test_which_model_it_was(ollama: OllamaServer) -> None:
    """By the digest that the server lists."""
    assert model().digest == DIGEST


@pytest.mark.parametrize(("told", "at_once"), [(None, 1), ("4", 4), ("0", 1), ("many", 1)])
def test_answers_at_once(ollama: OllamaServer, monkeypatch: pytest.MonkeyPatch, told: str | None, at_once: int) -> None:
    """As many as Ollama was told to write, where that is known."""
    monkeypatch.delenv("OLLAMA_NUM_PARALLEL", raising=False)
    if told is not None:
        monkeypatch.setenv("OLLAMA_NUM_PARALLEL", told)
    assert model().concurrency == at_once


def test_the_request_says_all_that_matters(ollama: OllamaServer) -> None:
    """Window, length and temperature are never left to the server's defaults."""
    written(model(context_window=4096), limit=7)
    (body,) = ollama.bodies("/api/chat")
    assert body["options"] == {"temperature": 0.0, "num_ctx": 4096, "num_predict": 7, "num_batch": 64}
    assert body["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Where did Putin speak?"},
    ]
    assert (body["stream"], body["keep_alive"]) == (True, "15m")


def test_the_window_is_no_larger_than_the_models_own(ollama: OllamaServer) -> None:
    """Beyond what it was trained on a model writes nonsense."""
    ollama.state.models = [Model("tiny:3b", window=2048)]
    assert model().window == 2048
    written(model())
    assert ollama.bodies("/api/chat")[0]["options"]["num_ctx"] == 2048


def test_models_that_think_are_told_not_to(ollama: OllamaServer) -> None:
    """And the others hear nothing of it."""
    written(model())
    ollama.state.models = [Model("qwen3:4b", "4.0B", ("completion", "thinking"))]
    written(model())
    without, with_it = ollama.bodies("/api/chat")
    assert "think" not in without
    assert with_it["think"] is False


@pytest.mark.parametrize("words", [["<think>hm</think>", "Hanoi"], ["<th", "ink>h", "m</thi", "nk>Hanoi"]])
def test_thoughts_are_not_shown(ollama: OllamaServer, words: list[str]) -> None:
    """Neither those in the text nor those that Ollama sends apart."""
    ollama.state.thoughts = "The user asks where."
    ollama.state.reply = words
    assert "".join(written(model())) == "Hanoi"


def cut(writing: LanguageModel) -> tuple[str, str | None]:
    """What it wrote, and why it was cut off."""
    said, pieces = "", writing.write("", "Where?", limit=50, stop=threading.Event())
    while True:
        try:
            said += next(pieces)
        except StopIteration as ended:
            return said, ended.value


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.GARBAGE, "something that is no answer"),
        (Fault.STRANGE, "something that is no answer"),
        (Fault.PAGE, "something that is no answer"),
        (Fault.EMPTY, "sent an empty answer"),
        (Fault.MEMORY, "does not fit into memory: choose a smaller model, or a smaller context_window"),
        (Fault.CANCELED, "was stopped while it was being loaded: ask again"),
        (Fault.MISSING, "is not there: run `ollama pull llama3.2:3b`"),
    ],
)
def test_what_goes_wrong_is_said(ollama: OllamaServer, fault: Fault, problem: str) -> None:
    """In one line that names the model."""
    writing = model()
    ollama.state.fault = fault
    with pytest.raises(ModelError, match=problem) as error:
        written(writing)
    assert str(error.value).startswith("llama3.2:3b (Ollama)")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (Fault.CUT, "broke off in the middle"),
        (Fault.UNDONE, "broke off in the middle"),
        (Fault.BROKEN, "failed: an error was encountered while running the model: CUDA error"),
        (Fault.STUCK, "sent no word for 0.2 seconds: choose a smaller model, or set model_timeout to more seconds"),
    ],
)
def test_what_came_before_it_went_wrong_stays(ollama: OllamaServer, fault: Fault, problem: str) -> None:
    """And why there is no more of it is said."""
    writing = model(model_timeout=0.2)
    ollama.state.fault = fault
    said, why = cut(writing)
    assert said == "Putin spoke"
    assert why is not None
    assert why.startswith("llama3.2:3b (Ollama)")
    assert problem in why


def test_before_the_first_word_a_server_has_longer(ollama: OllamaServer) -> None:
    """It loads the model and reads the prompt; and it sees that nobody waits any more."""
    writing = model(model_timeout=0.2)
    ollama.state.fault = Fault.SILENT
    with pytest.raises(
        ModelError, match=r"sent no word for 1 seconds: .* \(before the first word it has 5 times as long"
    ):
        written(writing)
    assert ollama.state.left.wait(LONG)


@pytest.mark.parametrize("marks", [["<|im_end|>", "user [1]"], ["<|im_", "end|>user", " [1]"]])
def test_marks_of_a_template_are_no_answer(ollama: OllamaServer, marks: list[str]) -> None:
    """Nor is what a model makes up behind them; it is not written on."""
    ollama.state.reply = ["Hanoi.", *marks]
    assert "".join(written(model())) == "Hanoi."
    ollama.state.reply = marks
    with pytest.raises(ModelError, match="sent an empty answer"):
        written(model())


def test_stop_ends_the_reading_of_a_prompt(ollama: OllamaServer) -> None:
    """After the batch that is being read, which is small."""
    ollama.state.read, ollama.state.reads_slowly = (6_400, 1.0), 640.0
    stop = threading.Event()

    def stop_soon() -> None:
        while not ollama.state.tokens_read:
            stop.wait(0.01)
        stop.set()

    threading.Thread(target=stop_soon).start()
    assert list(model().write("", "Where?", limit=50, stop=stop)) == []
    assert ollama.state.left.wait(LONG)
    assert ollama.state.tokens_read < 3_200


def test_how_fast_it_reads_is_known_after_an_answer(ollama: OllamaServer) -> None:
    """From what Ollama says of the prompt that it read."""
    writing = model()
    assert (writing.pace.in_time, writing.pace.seconds(1_000)) == (UNKNOWN, None)
    ollama.state.read = (1_000, 40.0)
    written(writing)
    assert (writing.pace.in_time, writing.pace.seconds(1_000)) == (500, 40.0)


STEPS = pytest.mark.parametrize(
    ("setting", "head", "step"), [("m:3b", LINES, line), ("{}/v1", EVENTS, event)], ids=["ollama", "openai"]
)


def cut_off(setting: str, way: Way, timeout: float = LONG, limit: int = 50) -> tuple[str, str | None]:
    """What the model of such a server wrote, and why it was cut off."""
    with raw_server(way) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("OLLAMA_HOST", server.address)
        writing = choose(setting.format(server.address), replace(read_settings(), model_timeout=timeout)).model
        assert writing is not None
        said, pieces = "", writing.write("", "Where?", limit=limit, stop=threading.Event())
        while True:
            try:
                said += next(pieces)
            except StopIteration as ended:
                return said, ended.value


@STEPS
@pytest.mark.parametrize("trickle", [("",), (" \n\t",), ("\u200b\u2060",), (None,), (".",), ("", "…")], ids=repr)
def test_only_words_are_signs_of_life(setting: str, head: bytes, step: Step, trickle: tuple[object, ...]) -> None:
    """Neither of an answer nor of thoughts: what has no letter and no digit is silence."""
    with pytest.raises(ModelError, match=r"sent no word for 0\.5 seconds"):
        cut_off(setting, for_ever(head, step(*trickle), 0.01), timeout=0.1)  # type: ignore[arg-type]


@STEPS
def test_nor_is_what_stands_around_words(setting: str, head: bytes, step: Step) -> None:
    """A head without end."""
    for way in (for_ever(b"HTTP/1.1 100 Go on\r\n\r\n", b"", 0.01),):
        with pytest.raises(ModelError, match=r"sent no word for 0\.5 seconds|no answer|had not ended"):
            cut_off(setting, way, timeout=0.1)


def test_comments_before_the_first_word_are_signs_of_life() -> None:
    """llama.cpp sends them while it reads a prompt; but not for ever."""
    with pytest.raises(ModelError, match="had not ended after 1 seconds"):
        cut_off("{}/v1", for_ever(EVENTS, b": still here\n\n", 0.01), timeout=0.1)
    read = [b": still here\n\n"] * 22
    said, why = cut_off("{}/v1", slowly_sends(EVENTS, *read, event("Hanoi."), event(end="stop")), timeout=0.1)
    assert (said, why) == ("Hanoi.", None)


@STEPS
def test_words_without_end_are_cut_off(setting: str, head: bytes, step: Step) -> None:
    """At the number of tokens that the model was told to write, whether or not its server counts: what came stays."""
    said, why = cut_off(setting, for_ever(head, step("The end is near. ")))
    assert said == ("The end is near. " * 99)[: 50 * CHARACTERS]
    assert why is not None
    assert why.endswith("wrote on after 50 tokens and was cut off there")
    assert cut_off(setting, for_ever(head, step("word " * 20_000)))[0] == "word " * 80


@STEPS
def test_a_server_that_counts_says_it(setting: str, head: bytes, step: Step) -> None:
    """And an answer that ends by itself is not cut off."""
    said, why = cut_off(setting, sends(head, step("The end "), step("is", end="length")))
    assert (said, (why or "").partition(" wrote ")[2]) == ("The end is", "on after 50 tokens and was cut off there")
    assert cut_off(setting, sends(head, step("The end."), step(end="stop"))) == ("The end.", None)


@STEPS
def test_words_that_come_for_ever_are_cut_off(setting: str, head: bytes, step: Step) -> None:
    """When all of them took ten times as long as one is waited for."""
    said, why = cut_off(setting, for_ever(head, step("The end is near. "), 0.02), timeout=0.15, limit=5_000)
    assert said.startswith("The end is near.")
    assert "had not ended after 1.5 seconds and was cut off there" in (why or "")


@STEPS
@pytest.mark.parametrize("tags", [True, False])
def test_thoughts_without_end_are_no_answer(setting: str, head: bytes, step: Step, tags: bool) -> None:
    """Neither those in the text nor those apart: the window is their limit too."""
    thoughts = step("I think so. " * 300) if tags else step("", "I think so. " * 300)
    with pytest.raises(ModelError, match="thought and wrote no answer: choose a model that does not think"):
        cut_off(setting, for_ever(head + step("<think>" if tags else ""), thoughts))


@STEPS
def test_no_piece_holds_what_is_no_character(setting: str, head: bytes, step: Step) -> None:
    """NUL, half characters, orders to a terminal; two halves become a whole one."""
    pieces = ["Ha\0", "no\x1b[31mi \ud83d", "\ude00", "\udc00\uffff\U0001fffe\x85.", "\ud83d"]
    said, _ = cut_off(setting, sends(head, *map(step, pieces), step(end="stop")))
    assert said == "Ha\ufffdno\ufffd[31mi 😀\ufffd\ufffd\ufffd\ufffd."


def test_a_server_that_has_ended_is_said(ollama: OllamaServer) -> None:
    """With the command that starts it."""
    writing = model()
    ollama.close()
    with pytest.raises(ModelError, match=f"no server replies at {ollama.address}: start Ollama with `ollama serve`"):
        written(writing)


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.STUCK, None])
def test_stop_ends_the_generation_at_the_server(ollama: OllamaServer, fault: Fault | None) -> None:
    """Even while it is silent, and what it said so far stays; a stop is no error."""
    writing, stop = model(model_timeout=LONG * 2), threading.Event()
    said: list[str] = []
    ollama.state.fault = fault
    ollama.state.reply = write_slowly(["word "] * 10_000, 0.005)
    threading.Timer(0.2, stop.set).start()
    said.extend(writing.write("", "Where?", limit=10_000, stop=stop))
    assert ollama.state.left.wait(LONG)
    assert len(said) < 10_000
    assert bool(said) is (fault is not Fault.SILENT)


def test_stop_before_the_first_word_asks_for_none(ollama: OllamaServer) -> None:
    """An answer that was stopped in time is empty, and no error."""
    stop = threading.Event()
    stop.set()
    assert list(model().write("", "Where?", limit=50, stop=stop)) == []


def test_closing_ends_the_generation_at_the_server(ollama: OllamaServer) -> None:
    """As when the page of the person who asked is closed."""
    ollama.state.reply = write_slowly(["word "] * 10_000, 0.005)
    pieces = model().write("", "Where?", limit=10_000, stop=threading.Event())
    assert next(pieces) == "word "
    pieces.close()
    assert ollama.state.left.wait(LONG)


def test_two_answers_at_once_are_apart(ollama: OllamaServer) -> None:
    """Each has a connection of its own: closing one leaves the other."""
    ollama.state.reply = write_slowly(["a", "b", "c"], 0.01)
    one, other = (model().write("", "Where?", limit=50, stop=threading.Event()) for _ in range(2))
    assert next(one) == next(other) == "a"
    one.close()
    assert list(other) == ["b", "c"]


def test_a_proxy_of_the_environment_is_not_asked(ollama: OllamaServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on this machine is reached without it."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert written(model()) == ["Putin", " spoke", " in", " Hanoi", "."]


def test_the_count_is_an_upper_bound(ollama: OllamaServer) -> None:
    """Ollama counts no tokens in advance."""
    assert 1 <= model().count("Putin spoke in Hanoi.") <= len("Putin spoke in Hanoi.")


def test_a_real_model_writes(ollama: OllamaServer, llama_cpp: str, smollm: Path) -> None:
    """Ollama's clients and protocol, and the words of SmolLM2."""
    ollama.state.reply = words_of(llama_cpp)
    answer = "".join(written(model(), limit=24))
    assert len(answer.split()) > 5
    assert answer == "".join(written(model(), limit=24))  # at temperature 0 it is the same


@pytest.mark.ollama
def test_the_machines_own_ollama_writes(real_ollama: str) -> None:
    """Whatever model it has."""
    choice = choose("auto", read_settings())
    if choice.model is None:
        pytest.skip(choice.why)
    assert "".join(written(choice.model, limit=20)).strip()
