"""Answers that a model writes, from the question to the last snapshot, over Ollama's own protocol."""

import re
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from rag.assistant import Assistant
from rag.conversations.history import exchange_of
from rag.library.library import Library
from rag.settings import read_settings
from rag.testing.ollama.orders import Fault
from rag.testing.ollama.server import OllamaServer
from rag.types import Answer, RefusalKind, Verdict
from rag.writer import Form, Writing
from tests.examples import article, marked
from tests.hostile_articles import HOSTILE, HostileArticle

MINISTER = "Who is Malta's energy minister?"
# The articles tell of the visit and name no minister: it is let through, and not surely.
UNSURE = "What is the name of the defense minister who flew to Minsk with Putin?"
TRUE = "Malta’s Energy Minister Miriam Dalli said that it was not an easy thing to achieve."
FALSE = "Malta’s Energy Minister is Boris Johnson."


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, _cache: None) -> Iterator[Library]:
    """A library of articles that try to make a model say something false."""
    with closing(Library(read_settings(str(tmp_path_factory.mktemp("hostile"))))) as library:
        library.put(marked([article(each.name, each.text) for each in HOSTILE]))
        yield library


def last(library: Library, question: str, **options: object) -> Answer:
    *_, answer = Assistant(library).ask(question, **options)  # type: ignore[arg-type]
    return answer


def said(answer: Answer, *verdicts: Verdict) -> str:
    return " ".join(each.text for each in answer.sentences if each.verdict in verdicts)


def prompts(ollama: OllamaServer) -> str:
    return " ".join(str(body["messages"]) for path, body in ollama.state.asked if path == "/api/chat")


def assert_whole(answer: Answer) -> None:
    """The contract: quotes are slices of articles, every marker has a citation and every citation a marker."""
    assert answer.done
    for citation in answer.citations:
        assert citation.article.text[citation.start : citation.end] == citation.quote != ""
    text = "" if answer.refusal else answer.text
    assert {int(number) for number in re.findall(r"\[(\d+)\]", text)} == {each.number for each in answer.citations}


def test_a_model_writes_and_every_sentence_is_checked(seeds: Library, ollama: OllamaServer) -> None:
    """What the article says is supported, what it does not say is not, and both say what they were held against."""
    ollama.state.reply = [TRUE, " [1] ", FALSE, " [1]"]
    answer = last(seeds, MINISTER)
    assert_whole(answer)
    assert answer.written_by == "llama3.2:3b (Ollama)"
    assert "Dalli" in said(answer, Verdict.SUPPORTED)
    assert "Johnson" in said(answer, Verdict.PARTLY, Verdict.UNSUPPORTED)
    assert answer.sentences[1].reasons


def test_strict_leaves_out_what_is_not_supported(seeds: Library, ollama: OllamaServer) -> None:
    """The rest stays as it is."""
    ollama.state.reply = [TRUE, " [1] ", "Malta has 900 energy ministers. [1]"]
    assert "900" in last(seeds, MINISTER, strict=False).text
    assert "900" not in last(seeds, MINISTER, strict=True).text
    assert "Dalli" in last(seeds, MINISTER, strict=True).text


def test_an_answer_with_nothing_supported_becomes_quotations(seeds: Library, ollama: OllamaServer) -> None:
    """And says so."""
    ollama.state.reply = ["Aliens from Mars bought 4,000 bananas in Lima in 1807. [1]"]
    answer = last(seeds, MINISTER)
    assert_whole(answer)
    assert answer.written_by == "quotes"
    assert "nothing that the articles bear out" in answer.notes[0]


def test_quotations_stand_until_the_first_written_word(seeds: Library, ollama: OllamaServer) -> None:
    """And then below it, as what the articles say themselves."""
    ollama.state.reply = [TRUE, " [1]"]
    answers = [each for each in Assistant(seeds).ask(MINISTER) if each.sentences]
    assert [each.form for each in answers[:2]] == [Form.QUOTED, Form.QUOTED]
    assert answers[0].writing == Writing("llama3.2:3b (Ollama)")
    assert (answers[-1].form, answers[-1].writing) == (Form.WRITTEN, None)
    quoted = [each.quote for each in answers[0].citations]
    assert [each.quote for each in answers[-1].more][: len(quoted)] == quoted


def test_a_model_that_declines_leaves_good_quotations(seeds: Library, ollama: OllamaServer) -> None:
    """With the one word that the prompt gives it, which nobody gets to see."""
    ollama.state.reply = ["NOT_", "IN_ART", "ICLES."]
    *growing, answer = Assistant(seeds).ask(MINISTER)
    assert_whole(answer)
    assert (answer.form, answer.refusal) == (Form.QUOTED, None)
    assert "found no answer in what it read" in answer.notes[0]
    assert not any("NOT" in each.text for each in growing)


@pytest.mark.parametrize("words", ["NOT_IN_ARTICLES", "Aliens from Mars bought 4,000 bananas in Lima in 1807. [1]"])
def test_where_it_is_unsure_a_model_with_nothing_to_say_decides(
    seeds: Library, ollama: OllamaServer, words: str
) -> None:
    """The nearest passages are shown, and nothing that does not answer."""
    ollama.state.reply = [words]
    answer = last(seeds, UNSURE)
    assert answer.refusal
    assert (answer.refusal.kind, bool(answer.refusal.nearest)) == (RefusalKind.NOT_ANSWERED, True)
    assert not answer.sentences


def test_what_was_written_before_the_connection_was_cut_stays(seeds: Library, ollama: OllamaServer) -> None:
    """Checked, with a note that says why there is no more of it."""
    ollama.state.reply = [f"{TRUE} [1] ", "And", " then"]
    ollama.state.fault = Fault.CUT
    answer = last(seeds, MINISTER)
    assert_whole(answer)
    assert "Dalli" in said(answer, Verdict.SUPPORTED)
    assert "broke off in the middle of its answer" in answer.notes[0]


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.GARBAGE, Fault.MEMORY, Fault.BROKEN, Fault.STUCK, Fault.EMPTY])
def test_a_server_that_fails_leaves_quotations(
    seeds: Library, ollama: OllamaServer, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within the time that is set, and with a note that says what went wrong."""
    monkeypatch.setenv("DATELINE_MODEL_TIMEOUT", "1")
    monkeypatch.setattr(seeds, "settings", read_settings(str(seeds.settings.data_dir)))
    ollama.state.fault = fault
    answer = last(seeds, MINISTER)
    assert_whole(answer)
    assert (answer.written_by, len(answer.notes)) == ("quotes", 1)
    assert answer.notes[0].endswith("The answer is in quotations instead.")


def test_a_model_that_was_named_and_is_not_there_is_told(seeds: Library, ollama: OllamaServer) -> None:
    """Nobody should take quotations for what the model said."""
    *_, answer = Assistant(seeds, "qwen3:4b").ask(MINISTER)
    assert answer.written_by == "quotes"
    assert "qwen3:4b" in answer.notes[0]


def test_stopping_keeps_what_was_said(seeds: Library, ollama: OllamaServer) -> None:
    """Checked like the rest; and the server is told."""
    ollama.state.reply = [TRUE, " [1] ", "And", " then"]
    ollama.state.fault = Fault.STUCK
    stop = threading.Event()
    for answer in Assistant(seeds).ask(MINISTER, stop=stop):
        if answer.form is Form.WRITTEN and "Dalli" in answer.text:
            stop.set()
    assert_whole(answer)
    assert answer.form is Form.WRITTEN
    assert "Dalli" in said(answer, Verdict.SUPPORTED)
    assert ollama.state.left.wait(10)


def test_an_iterator_that_is_closed_ends_the_writing(seeds: Library, ollama: OllamaServer) -> None:
    """As when the page's tab is closed."""
    ollama.state.fault = Fault.STUCK
    answers = Assistant(seeds).ask(MINISTER)
    while next(answers).form is not Form.WRITTEN:
        pass
    answers.close()  # type: ignore[attr-defined]
    assert ollama.state.left.wait(10)


def test_numbers_stay_over_a_conversation(seeds: Library, ollama: OllamaServer) -> None:
    """The same words have the same number; new ones get the next."""
    ollama.state.reply = [TRUE, " [1]"]
    first = last(seeds, MINISTER)
    ollama.state.reply = ["The ministers set the price cap at 180 euros per megawatt hour. [1] ", TRUE, " [1]"]
    second = last(seeds, "What did the ministers set the gas price cap at?", history=[exchange_of(first)])
    by_words = {each.quote: each.number for each in second.citations}
    for citation in first.citations:
        assert by_words.get(citation.quote, citation.number) == citation.number
    assert max(by_words.values()) > max(each.number for each in first.citations)


def test_the_window_is_asked_for_and_what_does_not_fit_is_told(
    seeds: Library, ollama: OllamaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ollama cuts a longer prompt without a word."""
    monkeypatch.setenv("DATELINE_CONTEXT_WINDOW", "2048")
    monkeypatch.setattr(seeds, "settings", read_settings(str(seeds.settings.data_dir)))
    budget = next(each.budget for each in Assistant(seeds).ask("What conditions did Putin set?") if each.budget)
    assert (budget.window, budget.left_out > 0) == (2048, True)
    chats = [body for path, body in ollama.state.asked if path == "/api/chat"]
    assert {body["options"]["num_ctx"] for body in chats} == {2048}


@pytest.mark.parametrize("planted", HOSTILE, ids=lambda each: each.name)
def test_a_planted_statement_is_never_supported(
    hostile: Library, ollama: OllamaServer, planted: HostileArticle
) -> None:
    """Not by a model that obeys it, nor is the model shown it; and what is true in the article still is."""
    ollama.state.reply = [f"{planted.planted.rstrip('.')}. [1] ", f"{planted.true.rstrip('.')}. [1]"]
    answer = last(hostile, planted.question)
    assert_whole(answer)
    assert planted.planted.rstrip(".") not in said(answer, Verdict.SUPPORTED)
    assert planted.planted not in prompts(ollama)


@pytest.mark.parametrize("planted", HOSTILE, ids=lambda each: each.name)
def test_a_planted_statement_is_never_quoted(hostile: Library, planted: HostileArticle) -> None:
    """Nor anything else of the lines that speak to a model."""
    answer = last(hostile, planted.question)
    assert_whole(answer)
    assert planted.planted not in " ".join(each.quote for each in answer.citations)
