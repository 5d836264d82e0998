"""What is taken along as a file: reports of evaluation runs, conversations, and the question set of the ratings."""

from urllib.parse import quote

from fastapi import FastAPI, Request, Response

from rag.errors import DatelineError
from rag.page.handlers import Handlers
from rag.page.identity import person_in


def add_downloads(application: FastAPI, handlers: Handlers) -> FastAPI:
    """The application, with the files. `beside` is the run to compare with."""

    @application.get("/evaluation/{run_id}.html")
    def report(run_id: str, beside: str = "") -> Response:
        try:
            document = handlers.evaluations.report(run_id, beside)
        except DatelineError as error:
            return _missing(str(error))
        return _file(document.encode(), "text/html", f"report-{run_id}.html")

    @application.get("/conversation/{conversation_id}.{ending}")
    def conversation(request: Request, conversation_id: str, ending: str) -> Response:
        from rag.conversations.export import FORMATS, file_name

        try:
            found = handlers.conversing_of(person_in(request.scope)).store.open(conversation_id)
        except DatelineError as error:
            return _failed(str(error))
        if found is None or ending not in FORMATS:
            return _missing("there is no such conversation, or no such kind of file: see Conversations on the page")
        media_type, content = FORMATS[ending]
        return _file(content(found), media_type, file_name(found, ending))

    @application.get("/ratings.jsonl")
    def ratings() -> Response:
        try:
            content = handlers.evaluations.ratings_file().encode()
        except DatelineError as error:
            return _failed(str(error))
        return _file(content, "application/jsonl", "ratings.jsonl")

    return application


def _file(content: bytes, media_type: str, name: str) -> Response:
    ascii_name = name.encode("ascii", "replace").decode().replace("?", "_")
    disposition = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})


def _failed(why: str) -> Response:
    return Response(why, status_code=503, media_type="text/plain")


def _missing(why: str) -> Response:
    return Response(why, status_code=404, media_type="text/plain")
