"""The edge of the program: errors become one line and an exit status here, once, and what all commands share."""

import gc
import json
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import ParamSpec, TypeVar

import click

from rag import __version__
from rag.errors import DatelineError, InputError
from rag.filtering import DayBound, Filters
from rag.library.library import Library
from rag.settings import Settings, read_settings
from rag.storage import to_store_error
from rag.text.characters import is_text
from rag.text.filters import set_filter

_P = ParamSpec("_P")
_R = TypeVar("_R")


class _Edge(click.Group):
    """Turns our errors into one line on stderr and exit status 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            click.echo(f"dateline: {error}", err=True)
            sys.exit(1)
        except BrokenPipeError:  # the reader of our output has seen enough
            sys.stderr.close()
            sys.exit(1)
        except OSError as error:  # of the system, and no fault of ours: a disk that is full, a file that is another's
            click.echo(f"dateline: {to_store_error(error)}", err=True)
            sys.exit(1)
        except KeyboardInterrupt:
            click.echo("dateline: stopped", err=True)
            sys.exit(1)


# Python looks for waste after each 700 objects that are made and kept, now and then among all there are. Of the start
# of the page, which makes hundreds of thousands that stay, that took 0.8 s of 3.1; after each 50,000 it takes 0.1, and
# no more memory.
GARBAGE = (50_000, 20, 20)


@click.group(cls=_Edge, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data-dir", metavar="DIR", help="Where the library lies (or DATELINE_DATA_DIR).")
@click.version_option(__version__, prog_name="dateline")
@click.pass_context
def main(ctx: click.Context, data_dir: str | None) -> None:
    """Answers about news articles, in the exact words of the articles."""
    gc.set_threshold(*GARBAGE)
    ctx.obj = read_settings(data_dir)


@contextmanager
def open_library(settings: Settings) -> Iterator[Library]:
    library = Library(settings)
    try:
        yield library
    finally:
        library.close()


@contextmanager
def stop_on_interrupt() -> Iterator[threading.Event]:
    """An event that the first Ctrl-C sets, so that what was written so far can be shown; the second one ends all."""
    stop = threading.Event()

    def interrupted(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        stop.set()

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def filter_options(command: Callable[_P, _R], table: type[Filters] = Filters) -> Callable[_P, _R]:
    """Gives a command the options that narrow a search; `filters_of` reads them."""
    for row in reversed(table.rows()):
        if row.help:
            value = "D" if isinstance(row.kind, DayBound) else "S"
            command = click.option(f"--{row.name}", metavar=value, help=row.help)(command)
    return command


def filters_of(options: Mapping[str, str | None], table: type[Filters] = Filters) -> Filters:
    """The filters that options give, by their names."""
    filters = table()
    for name, value in options.items():
        if value is not None:
            filters = set_filter(filters, name.replace("_", "-"), value)
    return filters


def json_object(line: str) -> dict[str, object]:
    """One line of JSON. Raises InputError for what is no JSON, no object, or no text."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"this is not JSON ({error})") from None
    if not isinstance(row, dict):
        raise InputError("this is no JSON object: write {...}")
    if not is_text(json.dumps(row, ensure_ascii=False)):
        raise InputError("this holds half a character: write it anew")
    return row


def number_lines(lines: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that hold anything, with their numbers from 1."""
    return ((number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip())


def decode_utf8(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("this is not UTF-8 text: save it as UTF-8") from None


def print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))
