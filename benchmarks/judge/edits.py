"""Changes of a sentence: honest ones, which keep what it says, and false ones, which do not.

A sentence is a tuple of pieces, words and what stands between them; each false edit marks the pieces that it makes
wrong. An edit that does not apply returns None. All randomness comes from the generator that is passed in.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.judge import tables
from benchmarks.judge.wordnet import Form, WordNet
from rag.language.en.function_words import STOP_WORDS

_PIECE = re.compile(r"\$?\d+(?:[.,:]\d+)*%?(?!\w)|\w+(?:['’-]\w+)*|\s+|[^\w\s]")
_BE = frozenset("is are was were has have had will would can could should may might must does did do".split())  # noqa: SIM905
_NOT_NAMES = frozenset(
    """
    I The A An In On At It He She They We You But And Or If As For To Of By With From That This These Those There When
    While After Before His Her Their Our My Its What Who How Why Where Not No So
    """.split()  # noqa: SIM905 - fifty quotation marks would hide the words
)


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    wrong: bool = False

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] == "$"


Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What an edit may know: words about words, the names and numbers of the article, endings of other sentences."""

    wordnet: WordNet
    neighbours: Mapping[str, Sequence[str]]  # words that stand in like places, most alike first
    names: Sequence[str]  # of the same article
    foreign_names: Sequence[str]  # of others
    numbers: Sequence[str]
    endings: Sequence[str]  # last parts of sentences of this article and others


Edit = Callable[[Sentence, Around, Random], Sentence | None]


def pieces(text: str) -> Sentence:
    return tuple(Piece(match.group()) for match in _PIECE.finditer(text))


def text_of(sentence: Sentence) -> str:
    return "".join(piece.text for piece in sentence)


def names_in(text: str) -> list[str]:
    """Runs of capitalised words that do not merely begin a sentence."""
    found = re.findall(r"(?<![.!?“\"‘] )(?<!^)(?<![“\"‘])\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", text)
    return [name for name in dict.fromkeys(found) if name not in _NOT_NAMES]


# Tables, read once.


def _groups(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        row = tuple(line.split())
        for word in row:
            found[word] = found.get(word, ()) + tuple(other for other in row if other != word)
    return found


_SAME_VERBS = _groups(tables.SAME_VERBS)
_SAME_WORDS = _groups(tables.SAME_WORDS)
_OPPOSITES = _groups(tables.OPPOSITES)
_OTHER_WORDS = _groups(tables.OTHER_WORDS)
_LISTS = [table.split() for table in (tables.COUNTRIES, tables.PEOPLES, tables.PLACES, tables.MONTHS, tables.DAYS)]
_NUMBERS = tables.NUMBERS.split()
_ENDINGS = tables.INVENTED_ENDINGS.strip().splitlines()


# What edits are made of.


def _words_at(sentence: Sentence) -> list[int]:
    return [place for place, piece in enumerate(sentence) if piece.is_word and not piece.wrong]


def _put(sentence: Sentence, start: int, end: int, text: str, wrong: bool) -> Sentence:
    """`sentence` with the pieces from `start` to `end` replaced; a capital stays one."""
    if start < len(sentence) and sentence[start].text[0].isupper() and text[0].islower():
        text = text[0].upper() + text[1:]
    new = tuple(Piece(each.text, wrong and each.is_word) for each in pieces(text))
    return sentence[:start] + new + sentence[end:]


def _swap_word(
    sentence: Sentence, random: Random, others: Callable[[str], Sequence[str]], wrong: bool, lower_only: bool = True
) -> Sentence | None:
    """One word in place of which `others` knows some."""
    places = _words_at(sentence)
    random.shuffle(places)
    for place in places:
        word = sentence[place].text
        if lower_only and word != word.lower() and place > 0:
            continue
        found = [each for each in others(word.lower() if lower_only else word) if each and each.lower() != word.lower()]
        if found:
            chosen = random.choice(found[:4])
            changed = _put(sentence, place, place + 1, chosen, wrong)
            return _with_article(changed, place)
    return None


def _with_article(sentence: Sentence, place: int) -> Sentence:
    """a or an, as the word at `place` wants."""
    if place >= 2 and sentence[place - 2].text in ("a", "an") and sentence[place].text:
        article = "an" if sentence[place].text[0].lower() in "aeiou" else "a"
        return sentence[: place - 2] + (replace(sentence[place - 2], text=article),) + sentence[place - 1 :]
    return sentence


def _verb(wordnet: WordNet, word: str) -> Form | None:
    form = wordnet.form(word)
    return form if form and form.kind == "v" else None


# False edits.


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
    return _put(sentence, start, end, random.choice(choices), wrong=True) if choices else None


def _is_other_name(one: str, other: str, text: str) -> bool:
    return not set(one.split()) & set(other.split()) and one not in text


def _names_at(sentence: Sentence, around: Around) -> list[tuple[int, int, str]]:
    """Start, end and text of each known name in the sentence."""
    text, found = text_of(sentence), []
    known = {name for name in (*around.names, *(each for row in _LISTS for each in row)) if name in text}
    starts = {0: 0}
    at = 0
    for place, piece in enumerate(sentence):
        starts[at] = place
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
    changed = _put(sentence, other[0], other[1], one[2], wrong=True)
    return _put(changed, one[0], one[1], other[2], wrong=True)


def another_number(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    places = [
        place
        for place in _words_at(sentence)
        if sentence[place].text.strip("$%")[0:1].isdigit() or sentence[place].text.lower() in _NUMBERS[1:]
    ]
    if not places:
        return None
    place = random.choice(places)
    new = _changed_number(sentence[place].text, around.numbers, random)
    return _put(sentence, place, place + 1, new, wrong=True) if new else None


def _changed_number(word: str, numbers: Sequence[str], random: Random) -> str | None:
    if word.lower() in _NUMBERS:
        return random.choice([each for each in _NUMBERS[1:] if each != word.lower()])
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
        place = random.randrange(len(digits))
        digits[place] = random.choice([each for each in "123456789" if each != digits[place]])
        new = int("".join(digits))
    if new == value:
        return None
    return match[1] + (f"{new:,}" if "," in match[2] else str(new)) + match[3]


def opposite(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    def others(word: str) -> list[str]:
        form = around.wordnet.form(word)
        found = (
            []
            if word in ("to", "from", "for", "one", "he", "his", "she", "her") and random.random() < 0.8
            else list(_OTHER_WORDS.get(word, ()))
        )
        if form and form.kind == "v":
            lemmas = [*_OPPOSITES.get(form.lemma, ()), *around.wordnet.opposites(form)]
            found += [each for lemma in lemmas if (each := around.wordnet.inflected(lemma, form))]
        elif form and not found:
            lemmas = around.wordnet.opposites(form)
            found += [each for lemma in lemmas if (each := around.wordnet.inflected(lemma, form))]
        return found

    return _swap_word(sentence, random, others, wrong=True)


def another_word(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    """A noun, verb or adjective in place of which one of another meaning fits."""

    def others(word: str) -> list[str]:
        form = around.wordnet.form(word)
        if form is None or form.lemma in ("be", "have", "do", "say", "not") or len(word) < 4:
            return []
        same = {*_SAME_WORDS.get(word, ()), *_SAME_VERBS.get(form.lemma, ())}
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

    return _swap_word(sentence, random, others, wrong=True)


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
    places = [place for place in _words_at(sentence) if 0 < place < len(sentence) - 2]
    random.shuffle(places)
    for place in places:
        word = sentence[place].text
        if word in _BE and not text_of(sentence[place + 1 : place + 4]).strip().startswith(("not", "n't", "n’t")):
            put = random.choice(["not", "not", "never", "no longer"]) if word not in ("may", "might") else "not"
            return (
                sentence[: place + 1]
                + (Piece(" "), *_put((), 0, 0, put, wrong=True))
                + _marked(sentence[place + 1 :], 2)
            )
        form = _verb(around.wordnet, word)
        if form and form.ending in ("ed", "s") and word.endswith(form.ending) and random.random() < 0.5:
            helper = {"ed": ["did not", "did not", "failed to", "refused to"], "s": ["does not"]}[form.ending]
            if sentence[place - 2].text in {
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
            return _put(sentence, place, place + 1, f"{random.choice(helper)} {form.lemma}", wrong=True)
    return None


def _marked(sentence: Sentence, most: int) -> Sentence:
    """The first word marked as wrong, among the first `most` pieces."""
    for place, piece in enumerate(sentence[:most]):
        if piece.is_word:
            return (*sentence[:place], replace(piece, wrong=True), *sentence[place + 1 :])
    return sentence


def undenied(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    for place in _words_at(sentence):
        word = sentence[place].text
        if word in ("not", "never") and place > 1:
            return sentence[: place - 1] + _marked(sentence[place + 1 :], 4)
        if word.endswith(("n't", "n’t")) and word[:-3] in _BE:
            changed = _put(sentence, place, place + 1, word[:-3], wrong=True)
            return changed[: place + 1] + _marked(changed[place + 1 :], 3)
        if word == "no" and place + 2 < len(sentence):
            return _put(sentence, place, place + 1, random.choice(["a", "some", "the"]), wrong=True)
    return None


def invented_ending(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    ends = [place for place, piece in enumerate(sentence) if piece.text in ".!?" and place > 6]
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
    places = _words_at(sentence)
    random.shuffle(places)
    for place in places:
        form = around.wordnet.form(sentence[place].text)
        if form is None or place < 2 or not sentence[place].text.islower():
            continue
        if form.kind == "v" and form.ending == "ed":
            return sentence[:place] + (Piece(random.choice(tables.INVENTED), wrong=True), Piece(" ")) + sentence[place:]
        if form.kind == "n" and sentence[place - 2].text in ("the", "a", "their", "his", "her", "its"):
            new = (Piece(random.choice(tables.INVENTED_NOUN_WORDS), wrong=True), Piece(" "))
            return _with_article(sentence[:place] + new + sentence[place:], place)
    return None


FALSE_EDITS: Mapping[Edit, float] = {
    another_name: 2.4,
    another_number: 1.6,
    opposite: 2.2,
    another_word: 2.6,
    denied: 1.0,
    undenied: 0.8,
    roles_exchanged: 0.6,
    invented_ending: 1.2,
    invented_word: 0.5,
}


# Honest edits.


def same_word(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    def others(word: str) -> list[str]:
        found = list(_SAME_WORDS.get(word, ()))
        form = around.wordnet.form(word)
        if form:
            lemmas = list(_SAME_VERBS.get(form.lemma, ())) if form.kind == "v" else []
            if not found and not lemmas and form.kind != "r" and word not in STOP_WORDS and random.random() < 0.7:
                lemmas = around.wordnet.synonyms(form)
            found += [each for lemma in lemmas if (each := around.wordnet.inflected(lemma, form))]
        return found

    return _swap_word(sentence, random, others, wrong=False)


def rewritten(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    """One of the ways to write the same by rule: shorter, in another order, numbers and dates in other forms."""
    if any(piece.wrong for piece in sentence):
        return None
    text = text_of(sentence)
    rules = list(_RULES)
    random.shuffle(rules)
    for pattern, new in rules:
        changed = pattern.sub(new, text, count=1)
        if changed != text and len(changed.split()) >= 5:
            return pieces(changed[0].upper() + changed[1:])
    return None


def _spelled(match: re.Match[str]) -> str:
    return _NUMBERS[int(match[1]) - 1]


def _digits(match: re.Match[str]) -> str:
    return str(_NUMBERS.index(match[1].lower()) + 1)


def _moved(match: re.Match[str]) -> str:
    rest = match[3]
    first = rest.split()[0]
    if first in _NOT_NAMES and first != "I":
        rest = rest[0].lower() + rest[1:]
    return f"{rest} {match[1].lower()} {match[2]}{match[4]}"


_ATTRIBUTION = r"(?:[\w.’'-]+ ){0,5}(?:said|says|told|added|wrote|according to)(?: [^,.]{0,60})?"
_RULES: Sequence[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r", [^,.“”\"]{4,60},(?= \w)"), ""),
    (re.compile(r", [^,.“”\"]{4,60},(?= \w)"), ""),
    (re.compile(rf",[”\"]? {_ATTRIBUTION}(?=\.$)"), ""),
    (re.compile(r" \([^()]{3,80}\)"), ""),
    (re.compile(r" [–—-]+ [^–—]{5,80} [–—-]+ "), " "),
    (re.compile(r", (?:which|who|where|while|as|after|with|but|and|according)\b[^,.“”\"]{8,}(?=\.$)"), ""),
    (re.compile(r"\b(?:However|Meanwhile|Also|And|But|Instead|In addition|Still|Now),? (?=\w)"), ""),
    (re.compile(r" (?:also|however|then|just|already|really|very|reportedly)(?= )"), ""),
    (re.compile(r"(?<=\d) percent\b"), "%"),
    (re.compile(r"(?<=\d)%"), " percent"),
    (re.compile(r"(?<![\d$.,])\b([2-9]|1[0-2])\b(?![\d%.,:])(?= [a-z])"), _spelled),
    (re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"), _digits),
    (re.compile(r"\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?= \d)"), lambda match: tables.SHORT_MONTHS[match[0]]),
    (re.compile(r"\b(\w+)n[’']t\b"), lambda match: match[1] + (" not" if match[1] + "n't" != "can't" else "not")),
    (re.compile(r"^(On|In|At|After|During|Before|Since|By|For) ([^,]{3,40}), (.+?)([.!?])$"), _moved),
    (
        re.compile(
            r"\b(?:[A-Z][\w-]+(?: of [A-Z]\w+)? ){1,3}(?=[A-Z][\w-]+ (?:said|told|added|was|is|has|had|will)\b)"
        ),
        "",
    ),
    (re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|Prime Minister|Sir)\.? (?=[A-Z])"), ""),
    (re.compile(r"\bthe (?:United States|U\.S\.|US)(?= )"), "America"),
    (re.compile(r"^[“\"]([^“”\"]{20,}),[”\"] (?!I\b)((?:[\w.’'-]+ ){0,4})(said|says|added)\.$"), r"\2\3 that \1."),
    (re.compile(r"[“”\"]"), ""),
]

HONEST_EDITS: Mapping[Edit, float] = {same_word: 1.6, rewritten: 1.0}


def applied(
    sentence: Sentence, edits: Mapping[Edit, float], most: int, around: Around, random: Random
) -> tuple[Sentence, int]:
    """`sentence` after up to `most` of `edits`, chosen by their weights, and how many were made."""
    made = 0
    for _ in range(most * 3):
        if made == most:
            break
        edit = random.choices(list(edits), list(edits.values()))[0]
        changed = edit(sentence, around, random)
        if changed is not None and text_of(changed) != text_of(sentence):
            sentence, made = changed, made + 1
    return sentence, made
