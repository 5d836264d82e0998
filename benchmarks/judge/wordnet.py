"""Words that mean the same, the opposite, or something near, from WordNet 3 (Debian package `wordnet-base`).

Only for making training examples: nothing of WordNet goes into the program.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")

_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_KINDS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}  # of the numbers in sense keys
_VOWEL = re.compile(r"[aeiou]")

# A word is taken for a verb (noun, ...) where it is one in this share of the texts that WordNet's authors tagged.
_MOSTLY = 0.8
# A sense is taken for the one that is meant where it is in this share of those.
_COMMON_SENSE = 0.5


@dataclass(frozen=True, slots=True)
class Form:
    """A word as it stands in a text: its lemma, kind of word, and the ending that it has."""

    lemma: str
    kind: str
    ending: str  # "", "s", "ed", "en" (where it differs from "ed") or "ing"


class WordNet:
    """Reads the files once (2 s)."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._counts: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)  # uses by sense number
        for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
            key, number, uses = line.split()
            lemma, rest = key.split("%")
            self._counts[lemma, _KINDS[rest[0]]][int(number)] += int(uses)
        self._senses: dict[tuple[str, str], list[str]] = {}
        self._synsets: dict[str, tuple[list[str], list[tuple[str, str, str]]]] = {}
        for kind, name in _FILES.items():
            self._read_index(kind, folder / f"index.{name}")
            self._read_data(kind, folder / f"data.{name}")
        self._irregular = {kind: self._exceptions(kind) for kind in "nv"}

    def _read_index(self, kind: str, path: Path) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                fields = line.split()
                count = int(fields[2])
                self._senses[fields[0], kind] = [kind + offset for offset in fields[-count:]]

    def _read_data(self, kind: str, path: Path) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split("|")[0].split()
            count = int(fields[3], 16)
            lemmas = [re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * count : 2]]
            rest = fields[4 + 2 * count :]
            pointers = [
                (rest[at], rest[at + 2].replace("s", "a") + rest[at + 1], rest[at + 3])
                for at in range(1, 1 + 4 * int(rest[0]), 4)
            ]
            self._synsets[kind + fields[0]] = (lemmas, pointers)

    def _exceptions(self, kind: str) -> dict[str, str]:
        lines = (self.folder / f"{_FILES[kind]}.exc").read_text(encoding="utf-8").splitlines()
        return {fields[0]: fields[1] for line in lines if len(fields := line.split()) > 1}

    def uses(self, lemma: str, kind: str) -> int:
        return sum(self._counts[lemma, kind].values()) if (lemma, kind) in self._counts else 0

    def form(self, word: str) -> Form | None:
        """What `word` (lower case) mostly is; None where that is not clear."""
        found = self._forms.get(word)
        if found is None:
            found = self._forms[word] = self._look_up(word)
        return found[0] if found else None

    @cached_property
    def _forms(self) -> dict[str, tuple[Form] | tuple[()]]:
        return {}

    def _look_up(self, word: str) -> tuple[Form] | tuple[()]:
        uses = Counter({form: self.uses(form.lemma, form.kind) for form in self._candidates(word)})
        total = sum(uses.values())
        if not total:
            return ()
        best, most = uses.most_common(1)[0]
        return (best,) if most >= _MOSTLY * total and most >= 2 else ()

    def _candidates(self, word: str) -> set[Form]:
        found = {Form(word, kind, "") for kind in "nvar" if (word, kind) in self._senses}
        irregular_noun, irregular_verb = self._irregular["n"].get(word), self._irregular["v"].get(word)
        if irregular_noun:
            found.add(Form(irregular_noun, "n", "s"))
        if irregular_verb:
            ending = "ing" if word.endswith("ing") else "ed"
            found.add(Form(irregular_verb, "v", ending))
        for kind, ending, stems in _stripped(word):
            found |= {Form(each, kind, ending) for each in stems if (each, kind) in self._senses}
        return found

    def inflected(self, lemma: str, form: Form) -> str | None:
        """`lemma` with the ending of `form`; None for an irregular verb whose form is not certain."""
        if not form.ending:
            return lemma
        irregular = self._forms_of.get((lemma, form.kind, form.ending))
        return irregular or _with_ending(lemma, form.kind, form.ending)

    @cached_property
    def _forms_of(self) -> dict[tuple[str, str, str], str]:
        found: dict[tuple[str, str, str], str] = {}
        for word, lemma in self._irregular["n"].items():
            found.setdefault((lemma, "n", "s"), word)
        for word, lemma in self._irregular["v"].items():
            found.setdefault((lemma, "v", "ing" if word.endswith("ing") else "ed"), word)
        return found

    def synonyms(self, form: Form) -> list[str]:
        """Lemmas that mean what the word mostly means, and that people use."""
        synset = self._meant(form)
        if synset is None:
            return []
        return [
            lemma
            for lemma in self._synsets[synset][0]
            if lemma != form.lemma and "_" not in lemma and self._is_common_for(lemma, form.kind, synset)
        ]

    def antonyms(self, form: Form) -> list[str]:
        """Antonyms of the word's first senses."""
        found = []
        for synset in self._senses.get((form.lemma, form.kind), [])[:3]:
            lemmas, pointers = self._synsets[synset]
            for symbol, target, source_target in pointers:
                if symbol == "!" and lemmas[int(source_target[:2], 16) - 1] == form.lemma:
                    found.append(self._synsets[target][0][int(source_target[2:], 16) - 1])
        return [lemma for lemma in found if "_" not in lemma]

    def sisters(self, form: Form) -> list[str]:
        """Lemmas of another meaning under the same general word: "nurse" for "doctor"."""
        synset = self._meant(form)
        if synset is None or form.kind not in "nv":
            return []
        same = set(self._synsets[synset][0])
        found: dict[str, None] = {}
        for symbol, above, _ in self._synsets[synset][1]:
            if symbol == "@":
                for down, below, _ in self._synsets[above][1]:
                    if down == "~" and below != synset:
                        found.update(dict.fromkeys(self._synsets[below][0][:1]))
        return [lemma for lemma in found if "_" not in lemma and lemma not in same and self.uses(lemma, form.kind) >= 2]

    def related(self, one: str, other: str) -> bool:
        """Whether two words share any meaning, or one is the general word of the other."""
        return bool(self._around(one) & self._around(other))

    def _around(self, word: str) -> set[str]:
        form = self.form(word)
        pairs = [(form.lemma, form.kind)] if form else [(word, kind) for kind in "nvar"]
        own = {synset for pair in pairs for synset in self._senses.get(pair, [])}
        near = {target for synset in own for symbol, target, _ in self._synsets[synset][1] if symbol in "@&+"}
        return own | near

    def _meant(self, form: Form) -> str | None:
        senses = self._senses.get((form.lemma, form.kind), [])
        counts = self._counts.get((form.lemma, form.kind))
        if not senses or not counts or counts[1] < _COMMON_SENSE * sum(counts.values()):
            return None
        return senses[0]

    def _is_common_for(self, lemma: str, kind: str, synset: str) -> bool:
        senses = self._senses.get((lemma, kind), [])
        counts = self._counts.get((lemma, kind))
        if synset not in senses or not counts:
            return False
        return counts[senses.index(synset) + 1] >= max(1, 0.3 * sum(counts.values()))


def _stripped(word: str) -> list[tuple[str, str, list[str]]]:
    """Kind, ending, and what the word may be without it."""
    found = []
    for ending, kinds in (("s", "nv"), ("ed", "v"), ("ing", "v")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word[: -len(ending)]
            stems = [base]
            if ending == "s" and base.endswith("e"):
                stems += [base[:-1]] + ([base[:-2] + "y"] if base.endswith("ie") else [])
            elif ending != "s":
                stems += [base + "e"] + ([base[:-1] + "y"] if base.endswith("i") else [])
                stems += [base[:-1]] if base[-1] == base[-2] else []
            found += [(kind, ending, stems) for kind in kinds]
    return found


def _with_ending(lemma: str, kind: str, ending: str) -> str:
    after_consonant = len(lemma) > 1 and not _VOWEL.match(lemma[-2])
    if ending == "s":
        if re.search(r"(s|x|z|ch|sh)$", lemma):
            return lemma + "es"
        return lemma[:-1] + "ies" if lemma.endswith("y") and after_consonant else lemma + "s"
    if ending == "ed" and lemma.endswith("y") and after_consonant:
        return lemma[:-1] + "ied"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return (lemma if ending == "ed" else lemma[:-1]) + ("d" if ending == "ed" else "ing")
    doubled = re.search(r"^[^aeiou]*[aeiou][bdgklmnprt]$", lemma)
    return lemma + (lemma[-1] if doubled else "") + ending
