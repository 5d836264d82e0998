"""Changes of a sentence after which it says something else; each marks the pieces that it makes wrong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from benchmarks.judge import tables
from benchmarks.judge.edits import (
    NUMBERS,
    SAME_VERBS,
    SAME_WORDS,
    Around,
    Edit,
    Piece,
    Sentence,
    groups,
    pieces,
    put,
    swap_word,
    text_of,
    with_article,
    words_at,
)
from benchmarks.judge.wordnet import Form, WordNet

_BE = frozenset("is are was were has have had will would can could should may might must does did do".split())
_OPPOSITES = groups(tables.OPPOSITES)
_OTHER_WORDS = groups(tables.OTHER_WORDS)
_LISTS = [table.split() for table in (tables.COUNTRIES, tables.PEOPLES, tables.PLACES, tables.MONTHS, tables.DAYS)]
_ENDINGS = tables.INVENTED_ENDINGS.strip().splitlines()


def _verb(wordnet: WordNet, word: str) -> Form | None:
    form = wordnet.form(word)
    return form if form and form.kind == "v" else None


def another_name(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    found = _names_at(sentence, around)
    if not found:
        return None
    start, end, name = random.choice(found)
    own = text_of(sentence)
    pool = around.names if random.random() < 0.6 else around.foreign_names
    alike = [each for each in pool if _is_other_name(each, name, own)]
    same_length = [each for each in alike if len(each.split()) == len(name.split())]
    listed = [each for row in _LISTS if name in row for each in row if each != name]
    choices = (listed if listed and random.random() < 0.8 else None) or same_length or alike
    return put(sentence, start, end, random.choice(choices), wrong=True) if choices else None


def _is_other_name(one: str, other: str, text: str) -> bool:
    return not set(one.split()) & set(other.split()) and one not in text


def _names_at(sentence: Sentence, around: Around) -> list[tuple[int, int, str]]:
    """Start, end and text of each known name in the sentence."""
    text, found = text_of(sentence), []
    known = {name for name in (*around.names, *(each for row in _LISTS for each in row)) if name in text}
    starts = {0: 0}
    at = 0
    for index, piece in enumerate(sentence):
        starts[at] = index
        at += len(piece.text)
    starts[at] = len(sentence)
    for name in known:
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            if match.start() in starts and match.end() in starts:
                start, end = starts[match.start()], starts[match.end()]
                if not any(piece.wrong for piece in sentence[start:end]):
                    found.append((start, end, name))
    return found


def roles_exchanged(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    found = sorted(set(_names_at(sentence, around)))
    pairs = [
        (one, other)
        for one in found
        for other in found
        if one[1] < other[0]
        and not set(one[2].split()) & set(other[2].split())
        # "Kyiv and Moscow" the other way round says the same
        and text_of(sentence[one[1] : other[0]]).strip() not in ("and", ",", "or", ", and", "")
    ]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    changed = put(sentence, other[0], other[1], one[2], wrong=True)
    return put(changed, one[0], one[1], other[2], wrong=True)


def another_number(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    indices = [
        index
        for index in words_at(sentence)
        if sentence[index].text.strip("$%")[0:1].isdigit() or sentence[index].text.lower() in NUMBERS[1:]
    ]
    if not indices:
        return None
    index = random.choice(indices)
    new = _changed_number(sentence[index].text, around.numbers, random)
    return put(sentence, index, index + 1, new, wrong=True) if new else None


def _changed_number(word: str, numbers: Sequence[str], random: Random) -> str | None:
    if word.lower() in NUMBERS:
        return random.choice([each for each in NUMBERS[1:] if each != word.lower()])
    if random.random() < 0.25:
        others = [each for each in numbers if each != word and ("$" in each) == ("$" in word)]
        if others:
            return random.choice(others)
    match = re.fullmatch(r"(\$?)(\d[\d,]*)((?:[.:]\d+)?%?)", word)
    if not match:
        return None
    value = int(match[2].replace(",", ""))
    if re.fullmatch(r"(19|20)\d\d", word):
        new = value + random.choice([-10, -3, -2, -1, 1, 2, 3, 10])
    elif random.random() < 0.5 or value < 10:
        new = max(0, value + random.choice([-3, -2, -1, 1, 2, 3, 5, 10]))
    else:
        digits = list(str(value))
        index = random.randrange(len(digits))
        digits[index] = random.choice([each for each in "123456789" if each != digits[index]])
        new = int("".join(digits))
    if new == value:
        return None
    return match[1] + (f"{new:,}" if "," in match[2] else str(new)) + match[3]


def antonym(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    def others(word: str) -> list[str]:
        form = around.wordnet.form(word)
        found = (
            []
            if word in ("to", "from", "for", "one", "he", "his", "she", "her") and random.random() < 0.8
            else list(_OTHER_WORDS.get(word, ()))
        )
        if form and form.kind == "v":
            lemmas = [*_OPPOSITES.get(form.lemma, ()), *around.wordnet.antonyms(form)]
            found += [each for lemma in lemmas if (each := around.wordnet.inflected(lemma, form))]
        elif form and not found:
            lemmas = around.wordnet.antonyms(form)
            found += [each for lemma in lemmas if (each := around.wordnet.inflected(lemma, form))]
        return found

    return swap_word(sentence, random, others, wrong=True)


def another_word(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    """A noun, verb or adjective in place of which one of another meaning fits."""

    def others(word: str) -> list[str]:
        form = around.wordnet.form(word)
        if form is None or form.lemma in ("be", "have", "do", "say", "not") or len(word) < 4:
            return []
        same = {*SAME_WORDS.get(word, ()), *SAME_VERBS.get(form.lemma, ())}
        if random.random() < 0.3:
            sisters = [
                each
                for lemma in around.wordnet.sisters(form)
                if lemma not in same and (each := around.wordnet.inflected(lemma, form)) in around.neighbours
            ]
            random.shuffle(sisters)
            if sisters:
                return sisters
        found = [each for each in around.neighbours.get(word, ()) if _is_alike(around.wordnet, form, each, same)]
        random.shuffle(found)
        return found

    return swap_word(sentence, random, others, wrong=True)


def _is_alike(wordnet: WordNet, form: Form, word: str, same: set[str]) -> bool:
    other = wordnet.form(word)
    return (
        other is not None
        and (other.kind, other.ending) == (form.kind, form.ending)
        and other.lemma not in same
        and word not in same
        and not wordnet.related(form.lemma, other.lemma)
    )


def denied(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    indices = [index for index in words_at(sentence) if 0 < index < len(sentence) - 2]
    random.shuffle(indices)
    for index in indices:
        word = sentence[index].text
        if word in _BE and not text_of(sentence[index + 1 : index + 4]).strip().startswith(("not", "n't", "n’t")):
            negation = random.choice(["not", "not", "never", "no longer"]) if word not in ("may", "might") else "not"
            return (
                sentence[: index + 1]
                + (Piece(" "), *put((), 0, 0, negation, wrong=True))
                + _marked(sentence[index + 1 :], 2)
            )
        form = _verb(around.wordnet, word)
        if form and form.ending in ("ed", "s") and word.endswith(form.ending) and random.random() < 0.5:
            helper = {"ed": ["did not", "did not", "failed to", "refused to"], "s": ["does not"]}[form.ending]
            if sentence[index - 2].text in {
                "a",
                "the",
                "an",
                "of",
                "was",
                "were",
                "been",
                "be",
                "is",
                "are",
                "has",
                "had",
            }:
                continue
            return put(sentence, index, index + 1, f"{random.choice(helper)} {form.lemma}", wrong=True)
    return None


def _marked(sentence: Sentence, most: int) -> Sentence:
    """The first word marked as wrong, among the first `most` pieces."""
    for index, piece in enumerate(sentence[:most]):
        if piece.is_word:
            return (*sentence[:index], replace(piece, wrong=True), *sentence[index + 1 :])
    return sentence


def undenied(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    for index in words_at(sentence):
        word = sentence[index].text
        if word in ("not", "never") and index > 1:
            return sentence[: index - 1] + _marked(sentence[index + 1 :], 4)
        if word.endswith(("n't", "n’t")) and word[:-3] in _BE:
            changed = put(sentence, index, index + 1, word[:-3], wrong=True)
            return changed[: index + 1] + _marked(changed[index + 1 :], 3)
        if word == "no" and index + 2 < len(sentence):
            return put(sentence, index, index + 1, random.choice(["a", "some", "the"]), wrong=True)
    return None


def invented_ending(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    ends = [index for index, piece in enumerate(sentence) if piece.text in ".!?" and index > 6]
    own = text_of(sentence)
    choices = [each for each in around.endings if each not in own] if random.random() < 0.8 else _ENDINGS
    if not choices:
        return None
    end = random.choice(ends) if ends else len(sentence)
    comma = "" if random.random() < 0.6 else ","
    ending = random.choice(choices)
    new = tuple(Piece(each.text, each.is_word) for each in pieces(ending))
    return sentence[:end] + (Piece(comma),) * bool(comma) + (Piece(" "),) + new + sentence[end:]


def invented_word(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    indices = words_at(sentence)
    random.shuffle(indices)
    for index in indices:
        form = around.wordnet.form(sentence[index].text)
        if form is None or index < 2 or not sentence[index].text.islower():
            continue
        if form.kind == "v" and form.ending == "ed":
            return sentence[:index] + (Piece(random.choice(tables.INVENTED), wrong=True), Piece(" ")) + sentence[index:]
        if form.kind == "n" and sentence[index - 2].text in ("the", "a", "their", "his", "her", "its"):
            new = (Piece(random.choice(tables.INVENTED_NOUN_WORDS), wrong=True), Piece(" "))
            return with_article(sentence[:index] + new + sentence[index:], index)
    return None


FALSE_EDITS: Mapping[Edit, float] = {
    another_name: 2.4,
    another_number: 1.6,
    antonym: 2.2,
    another_word: 2.6,
    denied: 1.0,
    undenied: 0.8,
    roles_exchanged: 2.6,
    invented_ending: 1.2,
    invented_word: 0.5,
}
