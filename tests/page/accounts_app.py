"""A page with two users behind its login, as programs and browsers reach it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from rag.accounts.accounts import Accounts
from rag.library.library import Library
from rag.page.application_service import ApplicationService
from rag.page.asgi import Application
from rag.page.handlers import Handlers
from rag.page.serve import _application
from rag.person import Person
from rag.settings import read_settings

PASSWORD = "zebra harbour quince"
OWNER, READER, OTHER = "anna", "ben", "cleo"
HTML = {"Accept": "text/html"}


class Served:
    """The page, its library, and clients of it."""

    def __init__(self, library: Library, beyond: bool = False) -> None:
        self.library = library
        self.accounts = Accounts(library)
        self.handlers = Handlers(ApplicationService(library, "quotes"), library.settings.data_dir / "uploads")
        self.application: Application = _application(self.handlers, "0.0.0.0" if beyond else "127.0.0.1", 7860)

    def add(self) -> list[Person]:
        """An owner and two readers."""
        return [self.accounts.add(name, None, PASSWORD) for name in (OWNER, READER, OTHER)]

    def client(self, name: str | None = None, password: str = PASSWORD, address: str = "127.0.0.1") -> TestClient:
        """A browser, or with a name a program, which brings it and the password each time."""
        client = TestClient(
            self.application,  # type: ignore[arg-type]
            "http://127.0.0.1:7860",
            follow_redirects=False,
            client=(address, 1),
        )
        client.auth = (name, password) if name else None
        return client

    def logged_in(self, name: str) -> TestClient:
        """A browser in which somebody has logged in."""
        client = self.client()
        assert client.post("/login", data={"username": name, "password": PASSWORD}, headers=HTML).status_code == 303
        return client


@contextmanager
def served(folder: Path, beyond: bool = False) -> Iterator[Served]:
    with closing(Library(read_settings(str(folder)))) as library:
        yield Served(library, beyond)
