"""The commands of `dateline`. Results go to stdout, progress and problems to stderr."""

from rag.commands import articles, asking, checking, evaluating, serving
from rag.commands.edge import main

__all__ = ["main"]

for _command in (*articles.COMMANDS, *asking.COMMANDS, *checking.COMMANDS, *evaluating.COMMANDS, *serving.COMMANDS):
    main.add_command(_command)
