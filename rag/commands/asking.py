"""The command that answers questions."""

import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from rag.answer_json import answer_json
from rag.commands.edge import (
    decode_utf8,
    filter_options,
    filters_of,
    json_object,
    number_lines,
    open_library,
    print_json,
    stop_on_interrupt,
)
from rag.errors import InputError
from rag.filtering import Filters
from rag.settings import Settings
from rag.types import Answer, Sentence, Verdict

if TYPE_CHECKING:  # takes a second to import, which the help need not wait for
    from rag.assistant import Assistant


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question of the command line, or of a line of standard input."""

    question: str
    history: object = None  # as JSON has it
    id: object = None  # goes through as it came


@click.command()
@click.argument("question")
@filter_options
@click.option("--answerer", metavar="auto|quotes|MODEL", help="Who answers, in place of the setting `model`.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON, one object a line.")
@click.pass_obj
def ask(settings: Settings, /, question: str, as_json: bool, answerer: str | None, **options: str | None) -> None:
    """Answer QUESTION from the articles; with "-", each line of standard input."""
    from rag.assistant import Assistant

    filters = filters_of(options)
    with open_library(settings) as library, stop_on_interrupt() as stop:
        assistant = Assistant(library, answerer)
        if question == "-":
            fine = _answer_lines(assistant, filters, as_json, stop)
        else:
            fine = _answer(assistant, _Asked(question), filters, as_json, stop)
            if not as_json:
                _tell_how(assistant)
    if not fine:
        sys.exit(1)


def _tell_how(assistant: "Assistant") -> None:
    """Without a model: that there is none, and how to get one."""
    choice = assistant.choice()
    if choice.cure:
        click.echo(f"answers: {choice.why} -> {choice.cure}", err=True)


def _answer_lines(assistant: "Assistant", filters: Filters, as_json: bool, stop: threading.Event) -> bool:
    """Answers each line of standard input; a line that cannot be used is reported and the next one is answered."""
    fine = True
    for number, line in number_lines(sys.stdin.buffer):
        try:
            fine = _answer(assistant, _read_question(line), filters, as_json, stop) and fine
        except InputError as error:
            click.echo(f"dateline: line {number}: {error}", err=True)
            fine = False
        if stop.is_set():
            break
    return fine


def _read_question(line: bytes) -> _Asked:
    text = decode_utf8(line)
    if not text.startswith("{"):
        return _Asked(text)
    row = json_object(text)
    question = row.get("question")
    if not isinstance(question, str):
        raise InputError('the object has no "question" that is text')
    return _Asked(question, row.get("history"), row.get("id"))


def _answer(assistant: "Assistant", asked: _Asked, filters: Filters, as_json: bool, stop: threading.Event) -> bool:
    """Answers and prints; False where Ctrl-C cut the answer short."""
    from rag.conversations.history import read_history

    *_, answer = assistant.ask(asked.question, read_history(asked.history), filters, stop=stop)
    if as_json:
        print_json(answer_json(answer, asked.id))
    else:
        click.echo(_readable(answer))
    if stop.is_set():
        click.echo("dateline: stopped", err=True)
    return not stop.is_set()


def _readable(answer: Answer) -> str:
    """An answer for a terminal: the sentences, then where the nearest passages are when there is none."""
    from rag.presentation import introduction

    lines = [answer.refusal.message] if answer.refusal else [_with_verdict(each) for each in answer.sentences]
    if answer.refusal and answer.refusal.nearest:
        lines.append("Nearest:")
        lines += (
            f"  {introduction(hit.passage.article)}: {' '.join(hit.passage.text.split())[:160]}…"
            for hit in answer.refusal.nearest
        )
    lines += (
        f"  [{each.number}] {each.article.title} ({each.article.path or each.article.url})"
        for each in sorted(answer.citations, key=lambda citation: citation.number)
    )
    return "\n".join([*answer.notes, *lines])


def _with_verdict(sentence: Sentence) -> str:
    """The sentence, and what is wrong with it if anything is."""
    if sentence.verdict in (None, Verdict.SUPPORTED):
        return sentence.text
    return f"{sentence.text}  <- {sentence.verdict}: {'; '.join(sentence.reasons) or 'the cited words do not say this'}"


COMMANDS = (ask,)
