"""All languages that something is known of, by their codes. To add one: a folder, and its row here."""

from collections.abc import Mapping

from rag.language import (
    ar,
    be,
    bg,
    ca,
    cs,
    da,
    de,
    el,
    en,
    es,
    et,
    eu,
    fa,
    fi,
    fr,
    he,
    hi,
    hu,
    id,
    it,
    ja,
    ko,
    lt,
    nb,
    ne,
    nl,
    nn,
    no,
    pl,
    pt,
    ro,
    ru,
    sr,
    sv,
    th,
    tr,
    uk,
    zh,
)
from rag.language.language import Language

# Languages of which no more is known than their letters and what they are called.
_BY_NAME = {
    "bn": ("Bengali", "BENGALI"),
    "hr": ("Croatian", "LATIN"),
    "hy": ("Armenian", "ARMENIAN"),
    "ka": ("Georgian", "GEORGIAN"),
    "lv": ("Latvian", "LATIN"),
    "sk": ("Slovak", "LATIN"),
    "ta": ("Tamil", "TAMIL"),
    "ur": ("Urdu", "ARABIC"),
    "vi": ("Vietnamese", "LATIN"),
}

# Of two with as many words of a text the first one is taken for its language.
_FOLDERS = (
    en,
    de,
    fr,
    es,
    it,
    nl,
    pl,
    pt,
    ro,
    ru,
    uk,
    ar,
    be,
    bg,
    ca,
    cs,
    da,
    el,
    et,
    eu,
    fa,
    fi,
    he,
    hi,
    hu,
    id,
    ja,
    ko,
    lt,
    nb,
    ne,
    nn,
    no,
    sr,
    sv,
    th,
    tr,
    zh,
)

LANGUAGES: Mapping[str, Language] = {
    **{folder.LANGUAGE.code: folder.LANGUAGE for folder in _FOLDERS},
    **{code: Language(code=code, name=name, script=script) for code, (name, script) in _BY_NAME.items()},
}
ENGLISH = en.LANGUAGE


def language_of_code(code: str) -> Language | None:
    """By a code that may have a country behind it, as "pt-BR"; None for one that nothing is known of."""
    return LANGUAGES.get(code[:2])
