"""The commands of `dateline`. Results go to stdout, progress and problems to stderr; errors are caught here, once."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import click

from rag import __version__
from rag.answer_json import answer_json, article_json
from rag.errors import DatelineError, InputError
from rag.library.library import Library
from rag.settings import Settings, read_settings
from rag.text.characters import is_text
from rag.text.filters import with_filter
from rag.types import Answer, Article, Filters

# With no language model there is one way to answer, and the best available is that one.
ANSWERERS = ("auto", "quotes")


class _Edge(click.Group):
    """Turns our errors into one line on stderr and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            click.echo(f"dateline: {error}", err=True)
            sys.exit(1)
        except KeyboardInterrupt:
            click.echo("dateline: stopped", err=True)
            sys.exit(1)
        except BrokenPipeError:  # the reader of our output has seen enough
            sys.stderr.close()
            sys.exit(1)


@click.group(cls=_Edge, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data-dir", metavar="DIR", help="Where the library lies (or DATELINE_DATA_DIR).")
@click.version_option(__version__, prog_name="dateline")
@click.pass_context
def main(ctx: click.Context, data_dir: str | None) -> None:
    """Answers about news articles, in the exact words of the articles."""
    ctx.obj = read_settings(data_dir)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--metadata", "metadata_file", metavar="FILE", help="csv or jsonl with title, date, source … by file name."
)
@click.pass_obj
def add(settings: Settings, paths: tuple[str, ...], metadata_file: str | None) -> None:
    """Put articles into the library: files, folders and globs of txt md html pdf docx csv jsonl jsonl.gz."""
    from rag.intake import add_articles
    from rag.progress import bar

    with _library(settings) as library, bar("article") as progress:
        report = add_articles(library, paths, metadata_file, progress)
    for note in report.notes:
        click.echo(f"note: {note}", err=True)
    for failure in report.failures:
        click.echo(f"failed: {failure.where}: {failure.cause}", err=True)
    click.echo(report.summary())
    if report.failures or report.interrupted:
        sys.exit(1)


@main.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.option("--text", "with_text", is_flag=True, help="With --json: the articles' texts too.")
@click.option("--removed", metavar="ID", help="What was cut out of one article, and by which rule.")
@click.pass_obj
def list_articles(settings: Settings, as_json: bool, with_text: bool, removed: str | None) -> None:
    """Show the articles in the library, newest first."""
    if with_text and not as_json:
        raise click.UsageError("--text needs --json")
    with _library(settings) as library:
        if removed is not None:
            _show_removed(_article(library, removed), as_json)
        elif with_text:
            click.echo(
                json.dumps([article_json(each, text=True) for each in library.records.articles()], ensure_ascii=False)
            )
        elif as_json:
            click.echo(json.dumps([article_json(each) for each in library.records.listings()], ensure_ascii=False))
        else:
            for each in library.records.listings():
                click.echo(f"{each.id}  {each.published or '----------'}  {each.source or '-'}  {each.title}")


@main.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.pass_obj
def remove(settings: Settings, ids: tuple[str, ...]) -> None:
    """Take articles out of the library, their words and vectors too."""
    with _library(settings) as library:
        library.remove(ids)
    click.echo(f"{len(ids)} removed")


@main.command()
@click.pass_obj
def reindex(settings: Settings) -> None:
    """Make words and vectors again from the articles, as after a change of the embedding model."""
    from rag.progress import bar

    with _library(settings) as library, bar("article") as progress:
        progress.total(library.records.count())
        done = library.reindex(progress.step)
    click.echo(f"{done} indexed")


@main.command()
@click.argument("question")
@click.option("--before", metavar="D", help="Only articles published before this date (2022, 2022-03 or 2022-03-31).")
@click.option("--after", metavar="D", help="Only articles published after it.")
@click.option("--as-of", "as_of", metavar="D", help="Only articles published on it or earlier.")
@click.option("--source", metavar="S", help="Only articles of this outlet.")
@click.option("--answerer", type=click.Choice(ANSWERERS), default="auto", show_default=True, help="Who answers.")
@click.option("--json", "as_json", is_flag=True, help="The answer as JSON, one object a line.")
@click.pass_obj
def ask(settings: Settings, /, question: str, as_json: bool, answerer: str, **given: str | None) -> None:
    """Answer QUESTION from the articles; with "-", each line of standard input."""
    from rag.assistant import Assistant

    filters = Filters()
    for name, value in given.items():
        if value is not None:
            filters = with_filter(filters, name.replace("_", "-"), value)
    with _library(settings) as library:
        assistant = Assistant(library)
        if question != "-":
            _answer(assistant, {"question": question}, filters, as_json)
            return
        answered = [_answer_line(assistant, line, filters, as_json) for line in _lines(sys.stdin.buffer)]
        if not all(answered):
            sys.exit(1)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    return ((number, line.strip()) for number, line in enumerate(stream, start=1) if line.strip())


def _answer_line(assistant: Any, numbered: tuple[int, bytes], filters: Filters, as_json: bool) -> bool:
    """Answers one line; a line that cannot be used is reported and the next one is answered."""
    number, line = numbered
    try:
        _answer(assistant, _read_question(line), filters, as_json)
    except InputError as error:
        click.echo(f"dateline: line {number}: {error}", err=True)
        return False
    return True


def _read_question(line: bytes) -> dict[str, Any]:
    try:
        text = line.decode("utf-8-sig")
        row = json.loads(text) if text.startswith("{") else {"question": text}
    except UnicodeDecodeError:
        raise InputError("this is not UTF-8 text: save the questions as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is not JSON ({error}): write a question, or an object with one") from None
    if not is_text(json.dumps(row, ensure_ascii=False)):
        raise InputError("this holds half a character: write it anew")
    if not isinstance(row.get("question"), str):
        raise InputError('the object has no "question" that is text')
    return dict(row)


def _answer(assistant: Any, row: dict[str, Any], filters: Filters, as_json: bool) -> None:
    *_, answer = assistant.ask(row["question"], filters)
    click.echo(json.dumps(answer_json(answer, row.get("id")), ensure_ascii=False) if as_json else _readable(answer))


def _readable(answer: Answer) -> str:
    """An answer for a terminal: the sentences, then where the nearest passages are when there is none."""
    from rag.answering.wording import introduction

    lines = [answer.text]
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
    return "\n".join(lines)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=7860, show_default=True, type=click.IntRange(0, 65535))
@click.option("--answerer", type=click.Choice(ANSWERERS), default="auto", show_default=True, help="Who answers.")
@click.pass_obj
def serve(settings: Settings, host: str, port: int, answerer: str) -> None:
    """Open the page."""
    from rag.page.serve import serve_page

    serve_page(settings, host, port)


@main.command()
@click.pass_obj
def doctor(settings: Settings) -> None:
    """Say what is missing, and the command that mends it."""
    from rag.doctor import examine

    fine = True
    for each in examine(settings):
        cure = f" -> {each.cure}" if each.cure else ""
        click.echo(f"{'ok     ' if each.fine else 'PROBLEM'} {each.part}: {each.state}{cure}")
        fine = fine and each.fine
    if not fine:
        sys.exit(1)


@contextmanager
def _library(settings: Settings) -> Iterator[Library]:
    library = Library(settings)
    try:
        yield library
    finally:
        library.close()


def _article(library: Library, article_id: str) -> Article:
    found = library.records.get([article_id]).get(article_id)
    if found is None:
        raise InputError(f"no article has the id {article_id}: `dateline list` shows them")
    return found


def _show_removed(article: Article, as_json: bool) -> None:
    if as_json:
        rows = [{"rule": each.rule, "text": each.text} for each in article.removed]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for each in article.removed:
        click.echo(f"{each.rule}: {each.text}")
