from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.errors import InputError
from rag.library.library import Library
from rag.page.api import Api
from rag.page.application_service import ApplicationService
from rag.testing.service import ScriptedService
from rag.types import Answer, Sentence


@pytest.fixture(scope="module")
def api(seeds: Library) -> Api:
    return Api(ApplicationService(seeds, "quotes"))


def test_the_calls_return_the_contracts(api: Api) -> None:
    """/ask, /search and /article give what the commands print."""
    answer = api.ask("What conditions did Putin set?")
    cited = answer["citations"][0]
    article = api.article(cited["article_id"])
    assert article["text"][cited["start"] : cited["end"]] == cited["quote"]
    assert Path(article["path"]).parent.name == "seeds"
    assert len(api.search("gas price cap")) == 10


def test_who_calls_reads_which_filters_there_are(api: Api) -> None:
    """A language model has nothing but these words."""
    assert ": before:2023-02, after:2022-06-30, as-of:2024, source:rt.com." in (api.ask.__doc__ or "")


def test_an_unknown_article_is_one_line(api: Api) -> None:
    """It names the id."""
    with pytest.raises(InputError, match="no article has the id gone"):
        api.article("gone")


def test_a_call_ends_with_the_server(seeds: Library) -> None:
    """It is not waited for until it is whole."""
    service = ScriptedService(library=seeds)
    api = Api(service)

    def script() -> Iterator[Answer]:
        yield Answer("q", "q")
        api.leave_all()
        yield Answer("q", "q", sentences=(Sentence("Malta spoke.", ()),))
        yield Answer("q", "q", sentences=(Sentence("Cyprus spoke.", ()),), done=True)

    service.script = script()
    assert [each["text"] for each in api.ask("q")["sentences"]] == ["Malta spoke."]
