"""The commands that look after the articles."""

import json
import sys

import click

from rag.answer_json import article_json
from rag.commands.edge import open_library
from rag.commands.failed import describe_failures
from rag.errors import InputError
from rag.fetching.manners import MANNERS, Manners
from rag.library.correcting import list_corrected
from rag.library.library import Library
from rag.library.records import UNINDEXED
from rag.settings import Settings
from rag.types import Article


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--metadata", "metadata_file", metavar="FILE", help="csv or jsonl with title, date, source … by file name."
)
@click.option("--follow-links", is_flag=True, help="Also what links in folders lead to; without it, they are named.")
@click.option("--sync", is_flag=True, help="Also take out the articles of files that are gone from these folders.")
@click.option(
    "--entries",
    default=MANNERS.entries,
    show_default=True,
    metavar="N",
    type=click.IntRange(1, 1_000),
    help="So many pages of a feed, the newest.",
)
@click.option("--allow-private", is_flag=True, help="Also fetch from this machine and its network.")
@click.pass_obj
def add(
    settings: Settings,
    paths: tuple[str, ...],
    metadata_file: str | None,
    follow_links: bool,
    sync: bool,
    entries: int,
    allow_private: bool,
) -> None:
    """Put articles into the library: files, folders, globs, and addresses of web pages and feeds.

    Only an address that you name here is fetched.
    """
    from rag.ingestion.adding import add_articles
    from rag.progress import bar

    manners = Manners(allow_private, entries)
    with open_library(settings) as library:
        _go_on(library)
        with bar("article") as progress:
            report = add_articles(
                library, paths, metadata_file, progress, follow_links=follow_links, sync=sync, manners=manners
            )
    for note in (*report.notes, *(f"{each.where}: {each.cause}" for each in report.remarks)):
        click.echo(f"note: {note}", err=True)
    for line in describe_failures(report.failures):
        click.echo(line, err=True)
    click.echo(report.summary())
    if report.failures or report.interrupted:
        sys.exit(1)


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.option("--text", "with_text", is_flag=True, help="With --json: the articles' texts too.")
@click.option("--removed", metavar="ID", help="What was cut out of one article, and by which rule.")
@click.pass_obj
def list_articles(settings: Settings, as_json: bool, with_text: bool, removed: str | None) -> None:
    """Show the articles in the library, newest first."""
    if with_text and not as_json:
        raise click.UsageError("--text needs --json")
    with open_library(settings) as library:
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
                by_hand = f"  (corrected by hand: {', '.join(each.corrected)})" if each.corrected else ""
                click.echo(f"{each.id}  {each.published or '----------'}  {each.source or '-'}  {each.title}{by_hand}")


@click.command()
@click.argument("article_id", metavar="ID")
@click.option("--title", metavar="TEXT")
@click.option("--date", metavar="D", help="As 2022-03-31; “” for none.")
@click.option("--outlet", metavar="NAME", help="“” for none.")
@click.option("--authors", metavar="NAMES", help="With a semicolon between two; “” for none.")
@click.option("--undo", is_flag=True, help="Back to what the file says, all of it.")
@click.pass_obj
def correct(settings: Settings, /, article_id: str, undo: bool, **typed: str | None) -> None:
    """Say what the title, the date, the outlet or the authors of an article are.

    It holds whatever is added or indexed again, until it is undone.
    """
    options = {name: value for name, value in typed.items() if value is not None}
    if undo == bool(options):
        raise click.UsageError("name what is to be corrected, or --undo alone")
    with open_library(settings) as library:
        article = library.take_back(article_id) if undo else library.correct(article_id, options)
    names = ", ".join(list_corrected(article))
    click.echo(f"corrected by hand: {names}" if names else "as the file says")


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.pass_obj
def remove(settings: Settings, ids: tuple[str, ...]) -> None:
    """Take articles out of the library, their words and vectors too."""
    with open_library(settings) as library:
        library.remove(ids)
    click.echo(f"{len(ids)} removed")


@click.command()
@click.pass_obj
def reindex(settings: Settings) -> None:
    """Make words and vectors again from the articles, as after a change of the embedding model."""
    from rag.progress import bar

    with open_library(settings) as library:
        try:
            with bar("article") as progress:
                progress.total(library.records.count())
                done = library.reindex(progress.step)
        except KeyboardInterrupt:
            left, whole = library.records.count(*UNINDEXED), library.records.count()
            click.echo(f"{whole - left} of {whole} indexed (stopped: the same command goes on from here)")
            sys.exit(1)
        earlier = library.records.count() - done
    click.echo(f"{done} indexed" + (f", {earlier} were already" if earlier else ""))


def _go_on(library: Library) -> None:
    """Finishes what an earlier command left, and says so."""
    from rag.progress import bar

    if left := library.records.count(*UNINDEXED):
        with bar("article") as progress:
            progress.total(left)
            done = library.finish(progress.step)
        if done:
            click.echo(f"note: {done} articles were indexed that an earlier command left", err=True)


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


COMMANDS = (add, list_articles, correct, remove, reindex)
