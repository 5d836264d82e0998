"""The command that checks what somebody else wrote."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rag.answer_json import citation_json
from rag.commands.edge import (
    decode_utf8,
    filter_options,
    filters_of,
    json_object,
    number_lines,
    open_library,
    print_json,
)
from rag.errors import InputError, ReadError
from rag.filtering import Filters
from rag.settings import Settings

if TYPE_CHECKING:  # takes a second to import, which the help need not wait for
    from rag.assistant import Assistant
    from rag.fact_check import CheckedSentence

_LARGEST = 20_000_000  # bytes of a draft, as of a text that is added


@click.command()
@click.argument("draft", metavar="FILE|-")
@filter_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object a sentence, or a claim.")
@click.pass_obj
def check(settings: Settings, /, draft: str, as_json: bool, **options: str | None) -> None:
    """Check a draft, sentence by sentence, against the articles: a verdict, its reasons and its evidence.

    With "-" the draft is read from standard input. With --json that may also hold JSON objects, one a line:
    {"id", "claim", "passage"}, each claim judged against its passage alone.
    """
    from rag.assistant import Assistant

    filters = filters_of(options)
    content = sys.stdin.buffer.read() if draft == "-" else None
    with open_library(settings) as library:
        assistant = Assistant(library)
        if content is not None and as_json and content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
            fine = [_check_line(assistant, each) for each in number_lines(iter(content.splitlines()))]
            if not all(fine):
                sys.exit(1)
        else:
            _check_text(assistant, _text_of(draft) if content is None else decode_utf8(content), filters, as_json)


def _check_line(assistant: "Assistant", numbered_line: tuple[int, bytes]) -> bool:
    """Judges the claim of one line; a line that cannot be used is reported and the next one is judged."""
    from rag.fact_check import check_claim, check_json

    number, line = numbered_line
    try:
        row = json_object(decode_utf8(line))
        claim, passage = row.get("claim"), row.get("passage")
        if not isinstance(claim, str) or not isinstance(passage, str):
            raise InputError('the object needs "claim" and "passage", both text')
        print_json(check_json(check_claim(claim, passage, assistant.checker), row.get("id")))
    except InputError as error:
        click.echo(f"dateline: line {number}: {error}", err=True)
        return False
    return True


def _check_text(assistant: "Assistant", text: str, filters: Filters, as_json: bool) -> None:
    from rag.fact_check import check_draft, check_json

    if not text.strip():
        raise InputError("the draft is empty: write at least a sentence")
    for number, checked in enumerate(check_draft(text, assistant, filters), start=1):
        if as_json:
            evidence = [citation_json(each) for each in checked.citations]
            print_json({**check_json(checked.check, number), "claim": checked.text, "citations": evidence})
        else:
            click.echo(_readable(checked))


def _readable(checked: "CheckedSentence") -> str:
    """A sentence with its verdict, then why, then the words that it was held against."""
    from rag.presentation import add_quotation_marks, introduction

    verdict = checked.check.verdict or "no claim"
    lines = [f"{verdict:<11}  {checked.text}"]
    lines += [f"  - {reason}" for reason in checked.check.remarks]
    lines += [
        f"  [{each.number}] {introduction(each.article)}: {add_quotation_marks(each.quote)}"
        for each in checked.citations
    ]
    return "\n".join(lines)


def _text_of(file_name: str) -> str:
    """The text of a file of any kind that holds one article."""
    from rag.reading.formats import format_of
    from rag.reading.reader import FileReader
    from rag.reading.regular import open_regular

    path = Path(file_name)
    form = format_of(path)
    if form is None or form.has_rows:  # a draft may have any name, or none of the endings that we know
        try:
            with open_regular(path) as file:
                content = file.read(_LARGEST + 1)
        except OSError as error:
            raise ReadError(f"{path} cannot be opened: {error.strerror}") from error
        if len(content) > _LARGEST:
            raise InputError(f"{path} has more than the {_LARGEST // 1_000_000} MB that a draft may have: divide it")
        return decode_utf8(content)
    with FileReader() as reader:
        return reader.text(path)


COMMANDS = (check,)
