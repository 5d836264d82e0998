"""What the catalogue keeps of an article, and the queries that find the article by it."""

from collections.abc import Sequence
from typing import Any

import tantivy
from tantivy import Query

from rag.library.bounds import Bounds, day_number, limits, text_fields
from rag.library.search_query import Ending, Order, SearchQuery, pieces
from rag.text.languages import language_of
from rag.text.stemming import ENGLISH, LANGUAGES, rules_for
from rag.text.words import stem, stems, terms, unique, words
from rag.types import Article

TOKENIZER = "whitespace"  # as in `rag.library.word_index`: words are stemmed by us

# The fields of stemmed words, and what a word in each counts. Mean reciprocal rank of an article among 4,623, looked
# for by two words of its title, and by one of its title and one of its text: .855 and .570 with 2 for the title, .843
# and .569 with 1, .860 and .559 with 5.
_WEIGHTS = {"title": 2.0, "text": 1.0, "outlet": 1.0}

# The field of the stems by the rules of the article's own language, each with the name of those before it: nobody knows
# in which language a word is typed, and a stem of one may be that of another word in another.
_OWN = "own"

# Beginnings that are kept as words of their own: thousands of words begin with one letter, and to look them all up
# takes 8 ms with 30,000 articles.
_FIRST_LETTERS = 2

_NO_DAY = 99_999_999  # comes after every day
_END = "\0"  # of a part of a key: comes before everything that may follow
_INNER = "\0\1"  # an end that stands inside of a part, whose own is two of them
_LONGEST_TITLE = 100  # characters that decide the order of two articles of one day; after them their ids do
_LONGEST_OUTLET = 1000  # characters; tantivy passes over terms of more than 65,530 bytes

# The fields that articles are counted by: yyyymm, 0 without a date; and the outlet as it is written, "" without one.
MONTH = "month"
WRITTEN = "source_as_written"


def day_key(order: Order) -> str:
    """The field with the number that puts days in this order, NEWEST or OLDEST, those without one last."""
    return f"day_by_{order}"


def full_key(order: Order) -> str:
    """The field with the text that puts articles in this order, no two in the same place."""
    return f"by_{order}"


def outlet_key(outlet: str) -> str:
    """Puts outlets, as the field `source` has them, in order, and none last; no key is the beginning of another."""
    return f"0{outlet.replace(_END, _INNER)}{_END}{_END}" if outlet else "1"


def source_of(outlet: str | None) -> str:
    """The outlet as the field `source` has it, capitals or not, "" for none."""
    return (outlet or "")[:_LONGEST_OUTLET].lower()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in _WEIGHTS:
        builder.add_text_field(field, tokenizer_name=TOKENIZER, index_option="position")
    builder.add_text_field(_OWN, tokenizer_name=TOKENIZER, index_option="freq")
    builder.add_text_field("pieces", tokenizer_name=TOKENIZER, index_option="basic")
    builder.add_integer_field("day", indexed=True, fast=True)
    builder.add_integer_field(MONTH, fast=True)
    for text in text_fields():
        builder.add_text_field(text, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(WRITTEN, fast=True, tokenizer_name="raw", index_option="basic")
    for order in (Order.NEWEST, Order.OLDEST):
        builder.add_integer_field(day_key(order), indexed=True, fast=True)
    for order in (Order.NEWEST, Order.OLDEST, Order.OUTLET):
        builder.add_text_field(full_key(order), fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


SCHEMA = _schema()


def document(article: Article) -> tantivy.Document:
    day, outlet = day_number(article.published), article.source or ""
    newest, oldest = _NO_DAY - day, day or _NO_DAY
    tie_breaker = f"{' '.join(pieces(article.title))[:_LONGEST_TITLE]}{_END}{article.id}"
    said = f"{article.title}\n{article.text}\n{outlet}"
    return tantivy.Document(
        id=article.id,
        title=" ".join(terms(article.title)),
        text=" ".join(terms(article.text)),
        outlet=" ".join(stems(outlet)),
        own=" ".join(_own_stems(said, language_of(article.text, article.language))),
        pieces=" ".join(_pieces(said)),
        day=day,
        **{text: source_of(getattr(article, text)) for text in text_fields()},
        **{
            MONTH: day // 100,
            WRITTEN: outlet[:_LONGEST_OUTLET],
            day_key(Order.NEWEST): newest,
            day_key(Order.OLDEST): oldest,
            full_key(Order.NEWEST): f"{newest:08}{tie_breaker}",
            full_key(Order.OLDEST): f"{oldest:08}{tie_breaker}",
            full_key(Order.OUTLET): f"{outlet_key(source_of(outlet))}{newest:08}{tie_breaker}",
        },
    )


def _own_stems(text: str, language: str) -> list[str]:
    """What a text of another language than English is found by beside its stems."""
    if language not in LANGUAGES:
        return []
    return [_own_stem(word, language) for word in words(text) if rules_for(word, language) == LANGUAGES[language][1]]


def _own_stem(word: str, language: str) -> str:
    return f"{LANGUAGES[language][1]}-{stem(word, language)}"


def _pieces(text: str) -> set[str]:
    """The pieces of a text, and the first letters that they begin with."""
    whole = set(pieces(" ".join(set(text.split()))))  # half of a text is said before
    return whole.union(*({_begun(each[:length]) for each in whole} for length in range(1, _FIRST_LETTERS + 1)))


def _begun(letters: str) -> str:
    return f"{letters}-"  # no piece has a hyphen


def match_words(search_query: SearchQuery) -> list[Query]:
    """What an article must match for its words."""
    found = [*map(_word, search_query.words), *map(_phrase, search_query.phrases)]
    return [*found, _ending(search_query.ending)] if search_query.ending else found


def match_within(queries: Sequence[Query], bounds: Bounds) -> Query:
    """What matches all of the queries within the bounds."""
    return match_all([*queries, *limits(SCHEMA, bounds)])


def match_all(queries: Sequence[Query]) -> Query:
    """What matches all of the queries; without any, everything."""
    return Query.boolean_query([(tantivy.Occur.Must, each) for each in queries]) if queries else Query.all_query()


def match_range(field: str, first: int, last: int) -> Query:
    return Query.range_query(SCHEMA, field, tantivy.FieldType.Integer, first, last)


def match_outlets(outlets: Sequence[str]) -> Query:
    """One of the outlets, as the field `source` has them."""
    return Query.term_set_query(SCHEMA, "source", outlets)


def _either(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(tantivy.Occur.Should, each) for each in queries])


def _word(word: str) -> Query:
    """By its stem, or as it is written: "United States" has the stem of USA alone, and yet is found by "united"."""
    stemmed = [
        Query.boost_query(Query.term_query(SCHEMA, field, stem(word), "freq"), weight)
        for field, weight in _WEIGHTS.items()
    ]
    of_others = [_own_stem(word, code) for code, (rules, _) in LANGUAGES.items() if rules == rules_for(word, ENGLISH)]
    own = [Query.term_query(SCHEMA, _OWN, each, "freq") for each in unique(of_others)]
    return _either([*stemmed, *own, _unscored(_piece(word))])


def _phrase(phrase: Sequence[str]) -> Query:
    stemmed: list[Any] = [stem(word) for word in phrase]  # its type asks for words with places, too
    return _either(
        [Query.boost_query(Query.phrase_query(SCHEMA, field, stemmed), weight) for field, weight in _WEIGHTS.items()]
    )


def _ending(ending: Ending) -> Query:
    *before, last = ending.pieces
    if len(last) <= _FIRST_LETTERS:
        begun = _piece(_begun(last))
    else:  # with no mistakes allowed this is the beginning itself; unlike in an expression, nothing must be escaped
        begun = Query.fuzzy_term_query(SCHEMA, "pieces", last, distance=0, prefix=True)
    return _either([match_all([*map(_word, ending.words)]), _unscored(match_all([*map(_piece, before), begun]))])


def match_fuzzy(spelled: Sequence[str]) -> Query:
    """What has each of the pieces but for one letter, or two that are swapped."""
    return match_all(
        [Query.fuzzy_term_query(SCHEMA, "pieces", each, distance=1, transposition_cost_one=True) for each in spelled]
    )


def _piece(piece: str) -> Query:
    return Query.term_query(SCHEMA, "pieces", piece, "basic")


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
