"""Everything that can go wrong and that a person can mend, as one tree.

DatelineError
├── SettingsError        a setting has a value that cannot be used
├── InputError           a path, a filter or a question that cannot be used
├── ReadError            one file (or one row of one) that holds no usable article
├── ModelError           a language model that does not answer, or not as it should
└── StoreError           the library, the vectors or the words cannot be opened
    ├── EmbeddingMismatch    the vectors were made by another embedding model
    ├── LibraryBusy          another process is changing the library
    ├── LibraryLost          the articles are gone, and what was made from them is there
    └── DiskFull             there is no room to write

A message is one line: what, which value, what to do. They are shown once, at the edge (`rag.commands`, `rag.page`).
"""


class DatelineError(Exception):
    """A problem that the person in front of the program can mend."""


class SettingsError(DatelineError):
    """A setting has a value that cannot be used."""


class InputError(DatelineError):
    """A path, a filter or a question that cannot be used."""


class ReadError(DatelineError):
    """One file, or one row of it, that holds no usable article."""


class ModelError(DatelineError):
    """A language model that does not answer, or not as it should."""


class StoreError(DatelineError):
    """The library, the vectors or the words cannot be opened."""


class EmbeddingMismatch(StoreError):
    """The stored vectors were made by another embedding model."""


class LibraryBusy(StoreError):
    """Another process is changing the library."""


class LibraryLost(StoreError):
    """The library's file was emptied or taken away, and what was made from its articles is there."""


class DiskFull(StoreError):
    """There is no room on the disk to write."""
