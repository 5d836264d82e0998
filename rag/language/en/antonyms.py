"""Words of English that mean the opposite of each other."""

# Each row: words of one meaning, a bar, words of the opposite one. All forms of a word follow from its stem.
ANTONYMS = """
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

# Phrases that are one word to the rule, as `rag.checking.facts.patterns` reads them; function words stand in it too:
# "is over".
PHRASES = {
    "proceed": ("go ahead", "take place", "go through", "=held"),
    "cancel": ("call off",),
    "postpone": ("put off",),
    "continue": ("go on", "carry on", "drag on"),
    "end": ("be over",),
    "collapse": ("break down", "fall through", "fall apart"),
    "despite": ("in spite of", "even though", "even if", "regardless of", "notwithstanding"),
    "because": ("because of", "due to", "thank|thanks to", "owing to", "as a result of"),
}

PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "de", "anti", "mis")
