"""Words that mean the opposite of each other, and the rule that a claim must not have one for the other."""

from collections.abc import Iterator
from functools import cache, lru_cache

from rag.checking.facts.evidence import Evidence
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.patterns import Patterns, key_of
from rag.checking.facts.polarity import is_negated
from rag.checking.facts.reading import Kind, Reading
from rag.checking.facts.verbs import BASE
from rag.checking.shapes import Objection
from rag.text.words import stem

# Each row: words of one meaning, a bar, words of the opposite one. All forms of a word follow from its stem.
_OPPOSITES = """
rise increase grow climb surge soar jump | fall decrease drop decline plunge shrink slump sink plummet lower cut reduce
gain up raise add | fall decrease drop decline down lower cut reduce lose
growth increase rise gain | decline drop fall decrease loss
high higher highest | low lower lowest
more most | less least fewer fewest
large larger largest big bigger biggest | small smaller smallest
strong stronger strongest strengthen | weak weaker weakest weaken
fast faster quick | slow slower
old older oldest | young younger youngest new
long longer | short shorter
early earlier earliest | late later latest
win victory | lose defeat loss
accept approve agree embrace welcome | reject refuse disapprove deny oppose disagree
support back favor favour endorse praise | oppose criticize criticise condemn reject denounce
ally friend partner | enemy foe rival opponent adversary
include | exclude
allow permit let enable authorize | ban forbid prohibit block prevent bar
attack offensive | defend defensive
start begin open launch | end finish close stop halt conclude
buy purchase | sell
buyer | seller
arrive enter | leave depart exit
before | after
above over | below under
first | last
first | second
inside within | outside
import | export
remember | forget
love like | hate dislike
success succeed | failure fail
good better best positive | bad worse worst negative
right correct true | wrong incorrect false
guilty | innocent
convict | acquit
arrest detain imprison jail | release free
hire recruit appoint | fire sack dismiss
join | leave quit
legal lawful | illegal unlawful
possible | impossible
likely | unlikely
able | unable
safe secure | dangerous unsafe
peace | war
advance | retreat withdraw
deploy | withdraw
send | receive
give | take
lend | borrow
push | pull
north northern | south southern
east eastern | west western
left | right
male man men boy husband father son brother | female woman women girl wife mother daughter sister
actor king prince | actress queen princess
alive live survive survivor | dead die death
hot warm hotter warmer | cold cool colder cooler
rich wealthy | poor
public open | private secret
majority most | minority few
all every always | none never no
always often frequently | never rarely seldom
many | few
full | empty
easy easier | hard difficult harder
expensive costly | cheap affordable
profit | loss
creditor | debtor
lead ahead | trail behind
upgrade | downgrade
encourage | discourage
confirm | deny
uphold | overturn quash block strike
approve accept pass adopt | scrap block abandon drop shelve
proceed hold | cancel postpone delay
continue | end stop halt cease
hit strike | miss
hold | collapse break
convict | acquit clear exonerate
guilty convict charge | acquit clear exonerate
blame | exonerate clear absolve
cause trigger | avert prevent
harmless safe | dangerous harmful deadly toxic
because | despite although
all both every | only
expand widen | shrink narrow contract
improve | worsen deteriorate
escalate | de-escalate ease
tighten | loosen ease relax
add | remove
show reveal | hide conceal
pass | fail
create build | destroy
remain stay | leave
keep retain | abandon drop
trust | distrust
temporary | permanent
major | minor
maximum | minimum
top | bottom
optimistic | pessimistic
innocence | guilt
victim | perpetrator
teacher | student
employer | employee
domestic | foreign
conservative | liberal
democrat democratic | republican
morning | evening night
today | yesterday tomorrow
day | night
winter | summer
spring | autumn fall
past | future
daily | weekly monthly yearly annual
monthly | weekly yearly annual
current former | future
former | current
still | anymore
same | different
direct | indirect
voluntary | mandatory compulsory
simple | complex
near | far
deny | admit confirm
"""

# Phrases that are one word to this rule, in the manner of `patterns`; SMALL words stand in it too: "is over".
_PHRASES = {
    "proceed": ("go ahead", "take place", "go through", "=held"),
    "cancel": ("call off",),
    "postpone": ("put off",),
    "continue": ("go on", "carry on", "drag on"),
    "end": ("be over",),
    "collapse": ("break down", "fall through", "fall apart"),
    "despite": ("in spite of", "even though", "even if", "regardless of", "notwithstanding"),
    "because": ("because of", "due to", "thank|thanks to", "owing to", "as a result of"),
}

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "de", "anti", "mis")
# A sentence that says this much of the claim may be compared with it as a whole, word for word.
LIKE = 0.6


def opposite_objections(evidence: Evidence) -> Iterator[Objection]:
    for index, token in enumerate(evidence.claim.tokens):
        best = evidence.best_at(index) if token.kind in (Kind.WORD, Kind.SMALL) else None
        if best and not _is_matched(best, index) and (found := _opposite_of(evidence, best, index)):
            yield Objection("negation", f"the passage says “{found}”, not “{token.text}”", grave=True)


def _is_matched(best: Pairing, index: int) -> bool:
    """Whether the source has the word, or every word of the phrase that begins with it."""
    ends = (found.last for found in _phrases().find(best.claim) if found.first == index)
    return all(best.partner[place] >= 0 for place in range(index, next(ends, index) + 1))


def _opposite_of(evidence: Evidence, best: Pairing, index: int) -> str | None:
    said = _said(best.claim)[index]
    if said in _said(best.source.reading):
        return None
    theirs = best.source.reading.tokens
    taken = {theirs[partner] for partner in best.partner if partner >= 0}
    for other in best.slot(index):
        place = theirs.index(other)
        if other.kind is not Kind.MARK and other not in taken and are_opposite(said, _said(best.source.reading)[place]):
            same = is_negated(best.claim, index) == is_negated(best.source.reading, place)
            return other.text if same else None
    return None


@lru_cache(maxsize=4096)
def _said(reading: Reading) -> tuple[str, ...]:
    """The keys of the tokens; where a phrase begins, that of the word which it is one with."""
    keys = list(reading.keys)
    for found in _phrases().find(reading):
        keys[found.first] = key_of(found.name)
    return tuple(keys)


@cache
def _phrases() -> Patterns:
    return Patterns(_PHRASES)


def are_opposite(one: str, other: str) -> bool:
    """Whether two keys of words mean the opposite of each other."""
    return other in _table().get(one, ()) or _prefixed(one, other) or _prefixed(other, one)


def _prefixed(one: str, other: str) -> bool:
    return (
        (len(other) >= 4 and len(one) - len(other) <= 4 and any(one == prefix + other for prefix in _PREFIXES))
        or (len(other) >= 3 and one == "un" + other)
        or (len(other) >= 4 and one == other + "less")
    )


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for row in _OPPOSITES.strip().splitlines():
        left, right = ({stem(BASE.get(word, word)) for word in side.split()} for side in row.split("|"))
        for one, others in ((left, right), (right, left)):
            for word in one:
                table.setdefault(word, set()).update(others - {word})
    return {word: frozenset(others) for word, others in table.items()}
