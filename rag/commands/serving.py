"""The commands that open the page and that look after the installation."""

import sys

import click

from rag.settings import Settings


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=7860, show_default=True, type=click.IntRange(0, 65535))
@click.option("--name", "names", multiple=True, help="Another name under which it is reached, as behind a proxy.")
@click.option("--answerer", metavar="auto|quotes|MODEL", help="Who answers, in place of the setting `model`.")
@click.pass_obj
def serve(settings: Settings, host: str, port: int, names: tuple[str, ...], answerer: str | None) -> None:
    """Open the page."""
    from rag.page.serve import serve_page

    serve_page(settings, host, port, answerer, names)


@click.command()
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


COMMANDS = (serve, doctor)
