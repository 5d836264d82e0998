"""Words that news exchanges without a change of meaning, and words whose exchange changes it."""

from rag.language.en.calendar import WRITTEN_MONTHS, WRITTEN_WEEKDAYS

# Words of a row stand for one another in most sentences of news. Each is written in one form; other forms are made.
SAME_VERBS = """
say state remark note
announce declare reveal disclose
report describe
tell inform
claim assert maintain contend
explain clarify
suggest propose
ask request
criticize criticise condemn denounce slam
help assist aid
begin start commence launch
end finish conclude
increase rise grow climb
decrease decline drop fall
show demonstrate indicate reveal
include comprise contain
offer provide supply
buy purchase acquire
get receive obtain
give grant
keep retain
need require
use employ utilise utilize
make create produce
kill slay
injure wound hurt
die perish
arrest detain apprehend
attack assault
destroy demolish
damage harm
stop halt cease
try attempt
plan intend aim
want wish desire
think believe
expect anticipate foresee
choose select pick
happen occur
cause trigger prompt spark
lead head
allow permit
ban prohibit forbid
approve endorse
reject refuse dismiss
vow pledge promise
warn caution
urge encourage
demand insist
fire sack dismiss
hire recruit
earn make
cost run
build construct erect
move relocate
leave depart
return come
visit tour
meet encounter
discover find uncover
investigate probe examine
face confront
fight battle combat
win secure
support back
oppose resist
replace substitute
reduce cut lower
raise lift boost
improve enhance
change alter modify
hold host stage
host present
join enter
share split
escape flee
save rescue
protect defend shield
open unveil
delay postpone
cancel scrap
resign quit
"""

SAME_WORDS = """
big large sizeable
huge enormous massive immense
small little minor
important significant crucial key
major significant
new recent fresh
old former
former previous ex
quickly rapidly swiftly
approximately roughly
nearly almost
more over
because since as
while whereas
also additionally
many numerous
several some multiple
people individuals
child kid youngster
children kids youngsters
man male
woman female
men males
women females
officials authorities
police officers
attorney lawyer
attorneys lawyers
doctor physician
doctors physicians
car vehicle automobile
cars vehicles
home house residence
homes houses residences
firm company business
firms companies businesses
film movie picture
films movies
nation country
nations countries
city town
job post position
jobs positions posts
money funds cash
fight battle struggle
war conflict
deal agreement accord
talks negotiations discussions
meeting gathering
probe investigation inquiry
study research
report account
attack assault
protest demonstration
protests demonstrations
protesters demonstrators
vote ballot
leader chief head
boss chief head
rise increase growth hike
drop decrease decline fall reduction
plan proposal scheme
law legislation
rule regulation
rules regulations
storm tempest
fire blaze
crash accident collision
death passing
victim casualty
victims casualties
suspect accused
gun firearm weapon
guns firearms weapons
illness disease sickness
student pupil
students pupils
teacher educator
teachers educators
worker employee
workers employees staff
customer client
customers clients
purchase acquisition
price cost
prices costs
help assistance aid support
chance opportunity
goal aim objective
problem issue
problems issues
area region
areas regions
part portion section
start beginning
end conclusion
difficult hard tough challenging
easy simple
dangerous hazardous risky
famous renowned well-known
angry furious
happy glad pleased
sad unhappy
rich wealthy
poor impoverished
ill sick unwell
dead deceased
wrong incorrect
entire whole
total overall
yearly annual
several various
currently presently now
later afterwards
recently lately
finally eventually
often frequently
usually typically generally
mainly primarily mostly
especially particularly
reportedly allegedly
despite notwithstanding
against versus
within inside
toward towards
during amid
"""

# A word of one side in place of one of the other says something else.
OPPOSITES = """
increase decrease
rise fall
grow shrink
gain lose
win lose
raise lower
boost cut
expand reduce
improve worsen
accept reject
approve reject
support oppose
allow ban
permit prohibit
include exclude
begin end
start stop
open close
enter leave
arrive depart
buy sell
hire fire
join quit
confirm deny
admit deny
agree disagree
praise criticize
welcome condemn
attack defend
protect endanger
help hinder
save destroy
build demolish
succeed fail
pass fail
remember forget
accelerate slow
strengthen weaken
encourage discourage
love hate
free imprison
release detain
arrest release
acquit convict
survive die
live die
give take
send receive
lend borrow
push pull
lead follow
appear disappear
launch cancel
continue stop
keep abandon
invite bar
trust distrust
overturn uphold
ignore address
"""

OTHER_WORDS = """
before after
above below
over under
more less
more fewer
most few
most least
many few
all some
all none
every no
always never
often rarely
up down
high low
higher lower
highest lowest
largest smallest
biggest smallest
bigger smaller
large small
big small
best worst
better worse
good bad
positive negative
first last
first second
second third
early late
earlier later
old new
older younger
oldest youngest
young old
former current
next last
next previous
past future
same different
with without
inside outside
near far
north south
east west
northern southern
eastern western
left right
front back
strong weak
stronger weaker
rich poor
safe dangerous
public private
local national
national international
domestic foreign
federal state
male female
man woman
men women
boy girl
boys girls
father mother
son daughter
brother sister
husband wife
he she
his her
king queen
military civilian
democrat republican
democrats republicans
democratic republican
liberal conservative
legal illegal
guilty innocent
guilty not-guilty
innocent guilty
possible impossible
likely unlikely
able unable
popular unpopular
successful unsuccessful
true false
real fake
rise decline
increase decrease
growth decline
success failure
victory defeat
win loss
profit loss
gains losses
advantage disadvantage
majority minority
beginning end
peace war
ally enemy
allies enemies
friends enemies
heat cold
hot cold
summer winter
spring autumn
morning evening
day night
daily weekly
weekly monthly
annual monthly
yearly monthly
hours minutes
days weeks
weeks months
months years
years decades
year month
week month
quarter year
million billion
thousand million
thousands millions
hundreds thousands
dozens hundreds
may will
could will
might must
can cannot
should must
would could
will may
since until
because despite
despite because
against for
from to
into out
only also
partially fully
temporarily permanently
voluntarily forcibly
slightly sharply
significantly slightly
slowly quickly
openly secretly
publicly privately
finally never
permanent temporary
maximum minimum
least most
half quarter
double triple
twice once
one both
single multiple
former future
acquitted convicted
alive dead
healthy ill
heavy light
hard easy
full empty
wet dry
clear unclear
happy unhappy
optimistic pessimistic
supporters opponents
critics supporters
buyers sellers
employers employees
teachers students
doctors patients
victims suspects
plaintiffs defendants
prosecutors defenders
senators governors
senator governor
president minister
chairman director
mayor governor
spokesman chairman
"""

COUNTRIES = """
Russia Ukraine China Japan Germany France Italy Spain Poland Turkey Iran Iraq Israel Egypt India Pakistan Canada Mexico
Brazil Argentina Australia Syria Lebanon Jordan Greece Sweden Norway Finland Denmark Ireland Scotland Wales England
Britain Afghanistan Taiwan Vietnam Thailand Indonesia Nigeria Kenya Ethiopia Sudan Libya Yemen Qatar Hungary Austria
Belgium Portugal Cuba Venezuela Colombia Chile Peru
"""

PEOPLES = """
Russian Ukrainian Chinese Japanese German French Italian Spanish Polish Turkish Iranian Iraqi Israeli Egyptian Indian
Pakistani Canadian Mexican Brazilian Australian Syrian Lebanese Greek Swedish Norwegian Finnish Danish Irish Scottish
Welsh English British American Afghan Taiwanese Vietnamese Thai Nigerian Palestinian European African Cuban
"""

PLACES = """
Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana
Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska
Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming London
Paris Berlin Moscow Kyiv Beijing Tokyo Rome Madrid Brussels Chicago Boston Houston Dallas Miami Atlanta Seattle Denver
Philadelphia Toronto Sydney Delhi
"""

MONTHS = " ".join(WRITTEN_MONTHS)
DAYS = " ".join(WRITTEN_WEEKDAYS)
NUMBERS = "one two three four five six seven eight nine ten eleven twelve"

SHORT_MONTHS = {
    "Jan.": "January",
    "Feb.": "February",
    "Aug.": "August",
    "Sept.": "September",
    "Oct.": "October",
    "Nov.": "November",
    "Dec.": "December",
}

# What can be put before a noun or after one without evidence.
INVENTED = """
reportedly secretly unexpectedly repeatedly unanimously reluctantly narrowly deliberately accidentally illegally briefly
""".split()

INVENTED_NOUN_WORDS = """
controversial expensive popular new free young prominent award-winning disgraced retired local anonymous wealthy
experimental mandatory secret temporary unprecedented
""".split()

INVENTED_ENDINGS = """
for the first time in a decade
for the third year in a row
according to a new study
after months of negotiations
despite strong opposition
as part of a wider investigation
in the presence of reporters
at a cost of $2 million
with the help of local volunteers
which was well received by critics
and will receive a bonus
and plans to expand next year
and has apologized for it
because of a shortage of staff
following complaints from residents
in front of a large crowd
without giving a reason
and expects to double that figure
while on holiday with relatives
to the surprise of many experts
"""
