"""What programs may call: /ask, /search and /article of `gradio_client`, and the tools of MCP with these names."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import uuid4

from rag.answer_json import answer_json, article_json, hit_json
from rag.errors import InputError
from rag.page.running import Running
from rag.page.service import Service
from rag.text.filters import examples

_Call = TypeVar("_Call", bound=Callable[..., Any])


def _naming_filters(call: _Call) -> _Call:
    """Puts examples of the filters into what is read of a call."""
    call.__doc__ = (call.__doc__ or "").replace("{filters}", ", ".join(examples()))
    return call


class Api:
    """The calls. What stands under each name is what a language model reads of the tool."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._calls = Running()

    @_naming_filters
    def ask(self, question: str) -> dict[str, Any]:
        """Answer a question from the news articles in the library.

        Every sentence of the answer names the citations that it rests on, with the exact words of the article, its
        outlet, its date and who is speaking. A refusal says that the articles do not answer.

        Args:
            question: The question. It may hold filters: {filters}.
        """
        with self._calls.of(f"call {uuid4()}") as stop:
            *_, answer = self._service.ask(question, stop=stop)
        return answer_json(answer)

    def search(self, query: str) -> list[dict[str, Any]]:
        """Find the ten passages of the news articles that say most of the query, best first.

        Args:
            query: A question or words. It may hold filters, as in ask.
        """
        return [hit_json(each) for each in self._service.search(query)]

    def article(self, article_id: str) -> dict[str, Any]:
        """Read a whole news article: title, outlet, date, address and text.

        Args:
            article_id: The id of the article, as the citations of ask and the hits of search give it.
        """
        article = self._service.library.records.get([article_id]).get(article_id)
        if article is None:
            raise InputError(f"no article has the id {article_id}")
        return article_json(article, text=True)

    def leave_all(self) -> None:
        """The server ends."""
        self._calls.stop_all()
