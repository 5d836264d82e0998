"""What Dateline says of an answer beside its quotations: why there is none, how it came about, what it leaves out."""

from collections.abc import Sequence

from rag.filtering import Filters
from rag.language.language import Language
from rag.presentation import describe
from rag.text.plurals import pluralise
from rag.types import RefusalKind

_MESSAGES = {
    RefusalKind.NO_ARTICLES: "There are no articles to answer from yet. Add some with `dateline add FOLDER`.",
    RefusalKind.NOTHING_RELEVANT: "The articles say nothing about this.",
    RefusalKind.NOT_ANSWERED: "The articles touch on this, but I find no words in them that answer it.",
    RefusalKind.FILTERED_OUT: "Articles may answer this, but the filters leave them out: {filters}.",
}
_HELP = {
    RefusalKind.NOTHING_RELEVANT: "Articles on the subject would help: add them to the library.",
    RefusalKind.NOT_ANSWERED: "A more specific question may help, or articles that say more: see the nearest passages.",
    RefusalKind.FILTERED_OUT: "Take a filter away, or widen it.",
}
_ANSWERED = "Dateline answers questions about the articles, in their exact words."

# Why the answer of a model is not shown.
NOTHING_LEFT = "{model} wrote nothing that the articles bear out"
FRAGMENTS = "{model} wrote no whole sentence that could be checked"
BESIDE = "{model} wrote of something else that is in the articles"
DECLINED = "{model} found no answer in what it read of them"
STOPPED = "Stopped before anything was written that the articles bear out. These are quotations."


def omission_message(count: int) -> str:
    """What a strict answer says of the sentences that it does not show."""
    return f"Left out, because the articles do not bear it out: {pluralise(count, 'sentence')}."


def truncation_message(why: str) -> str:
    """Why an answer has no end of its own."""
    return f"{why.removesuffix('.')}. What had come until then is the answer, and was checked."


def fallback_message(why: str) -> str:
    """Why an answer is made of quotations although there is a model."""
    return f"{why.removesuffix('.')}. The answer is in quotations instead."


def spelling_messages(changed: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """That words were taken for others, which are spelled right."""
    pairs = (f"“{typed}” as “{meant}”" for typed, meant in changed)
    return (f"Read {', '.join(pairs)}.",) if changed else ()


def limits_in(language: Language | None) -> tuple[str, ...]:
    """What is done in English and not in the language of a question."""
    if language is None or not language.missing_features:
        return ()
    return (f"In {language.name} Dateline does not yet {_listed(language.missing_features)}.",)


def unsearched_message(left: int, whole: int, at_work: bool) -> str:
    """That some articles are not searched yet, and whether somebody is at it."""
    said = "indexing goes on" if at_work else "`dateline reindex` goes on with the others"
    return f"{whole - left:,} of {whole:,} articles can be searched so far: {said}."


def refusal_message(kind: RefusalKind, filters: Filters, missing: Sequence[str]) -> str:
    """Why there is no answer and what would help. `missing` are words of the question that no article holds."""
    parts = [_MESSAGES[kind].format(filters=describe(filters))]
    if missing and kind is not RefusalKind.FILTERED_OUT:
        parts.append(f"No article mentions {_listed([f'“{word}”' for word in missing])}.")
    return " ".join([*parts, *filter(None, [_HELP.get(kind)])])


def scope_message(examples: Sequence[str]) -> str:
    """What to say to whoever has asked nothing of the articles."""
    return " ".join([_ANSWERED, *([f"For example: {' '.join(examples)}"] if examples else [])])


def other_language_message(asked: str, there: Sequence[str], nearest: bool) -> str:
    """That the question is in a language, named `asked`, that the articles, in those named `there`, are not in; with
    `nearest`, passages are shown."""
    said = f"This question is in {asked}; the articles are in {_listed(there, 'and')}."
    again = f"sk in {_listed(there, 'or')} for an answer."
    return f"{said} These passages may be the nearest: a{again}" if nearest else f"{said} A{again}"


def _listed(items: Sequence[str], joint: str = "or") -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {joint} {items[-1]}"
