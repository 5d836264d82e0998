"""The commands of `dateline`. Results go to stdout, progress and problems to stderr."""

from rag.commands import articles, asking, checking, evaluating, serving, users
from rag.commands.edge import main

__all__ = ["main"]

for _part in (articles, asking, checking, evaluating, serving, users):
    for _command in _part.COMMANDS:
        main.add_command(_command)
