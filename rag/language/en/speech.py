"""The English words by which news text says who speaks."""

from rag.language.en.calendar import MONTHS, WEEKDAYS
from rag.language.language import parse_words

# By which somebody's words are given. "“No,” said Holm": these may stand before who speaks.
SAYING = parse_words(
    """
    acknowledged added adds agreed agrees admitted admits announced answered asked asks asserted boasted cautioned
    claimed claims commented complained conceded concluded confessed confirmed continued countered cried declared
    exclaimed explained explains insisted insists joked lamented mused noted notes observed pleaded posted predicted
    promised quipped read pointed puts recalled recounted remarked roared repeated replied reported responded
    retorted said says scoffed shouted snapped stated shrugged states stressed suggested testified thundered tweeted
    urged vowed warned warns whispered wondered wrote writes yelled
    """
)
# By which a thought, a demand, a judgement or a deed of words is given.
HOLDING = parse_words(
    """
    accused accuses agreed agrees alleged alleges argued argues assured backed believed believes blamed blames
    blasted briefed called calls cited cites claimed condemned contended contends credited criticised criticized
    decried defended demanded demands denied denies denounced derided described describes disagreed disclosed
    dismissed disputed doubted doubts echoed emphasised emphasized endorsed estimated estimates expected expects
    expressed faulted feared fears forecast hailed highlighted hinted hoped hopes implied indicated informed
    instructed labeled labelled likened maintained maintains mentioned mocked objected opposed ordered outlined
    pledged pledges portrayed praised praises preferred proposed proposes protested questioned recommended
    recommends referred refuted reiterated rejected rejects reminded requested revealed ridiculed ruled sees
    signaled signalled slammed specified speculated suggests suspected suspects swore taunted thinks thought
    threatened told tells touted vows voiced wanted wants welcomed worried worries
    """
)
# As they stand with "they", "officials", "critics": the same in the present.
PLURAL = parse_words(
    """
    accuse acknowledge admit agree allege argue assert believe blame claim complain concede contend criticise
    criticize demand deny describe dispute doubt estimate expect explain fear feel hope insist maintain note predict
    promise recommend reject reply report say see suggest suspect tell think urge vow want warn worry write
    """
)
# What a study or a poll does; of a person it says something else.
FINDING = parse_words(
    "estimated estimates find finds found indicate indicated indicates reveal revealed reveals show showed shows"
)
# As nouns they are as frequent: only after a name or "the" and before what can be said.
AMBIGUOUS = parse_words(
    """
    argues calls cites claim claims demand demands describes doubt doubts estimate estimates fear fears hope hopes
    note notes pledges praises promise promises proposes report reports sees shows states touts view vows wants
    warns worries worry
    """
)
# Of words only beside a quotation: else they say something else ("Holm continued to play").
BESIDE_QUOTATION = parse_words("answered continued cried posted puts read repeated responded roared shrugged thundered")
# "Fired back" and the like answer.
BACK = parse_words("fired hit shot")
GIVING = SAYING | HOLDING | FINDING
# The same for a pattern.
SPEECH_VERBS = "|".join(sorted(GIVING | {"saying"}))
# "saying that …": the words of whom the clause before is about.
GOING_ON = parse_words(
    """
    accusing acknowledging adding admitting alleging announcing arguing asking asserting blaming calling cautioning
    claiming complaining conceding confirming criticising criticizing declaring demanding denouncing denying
    describing emphasising emphasizing explaining insisting noting pledging pointing predicting promising proposing
    recalling remarking repeating saying stating stressing suggesting telling threatening urging vowing warning
    writing
    """
)
# These have whoever is spoken to behind them, and then what that one is to do: "urged Canberra to stop".
SPOKEN_TO = parse_words("advised asked cautioned instructed invited ordered reminded requested told urged warned")
# Somebody else's words are given after these: "the agency quoted Holm as saying".
QUOTING = parse_words("cited cites quoted quotes")
# Between who speaks and the verb.
BETWEEN = parse_words(
    """
    again all also already always angrily even finally first flatly has have had himself herself themselves itself
    immediately just later long merely now often once only openly quickly recently repeatedly simply soon sometimes
    still then therefore this today too tonight twice yesterday
    """
)
# A verb after one of these is not what somebody has said: nobody did, or it is done to them.
UNREAL = parse_words(
    """
    to will would can could may might must shall should did does do not never cannot won't wouldn't didn't don't
    doesn't can't couldn't nobody
    """
)
BE = parse_words("am is are was were be been being gets got isn't wasn't aren't weren't")
# Told of one thing after another, where a clause of its own begins.
COORDINATE = parse_words("and but or yet so while whereas as that")
# What begins a clause that is not what the sentence says: the words are said in it alone.
SUBORDINATE = parse_words(
    """
    after although because before how if once since than though unless until what whatever when whenever where
    whether why
    """
)
RELATIVE = parse_words("who whom whose which that")
PREPOSITIONS = parse_words(
    """
    about above across after against ahead along alongside amid among around at before behind below beside besides
    between beyond by despite during following for from in including inside into like near of off on outside over
    past per since through throughout to toward towards under until unlike upon via with within without
    """
)
# What hangs on a noun behind it: "a source close to Holm".
HANGING = parse_words("accused aged close convicted familiar loyal opposed responsible suspected")
# After a verb in -ed that tells of a noun: "the man accused of it".
DESCRIBING = parse_words("as at by in of on over")
# Small words inside a name: "Bank of England", "Ursula von der Leyen".
PARTICLES = parse_words("of de da del della der den di du van von und bin al el la le les for")
DETERMINERS = parse_words(
    """
    a all an another any both each eight either every few five four her his its many more most my neither nine no
    one other others our seven several six some ten that the their these this those three two
    """
)
# Of people, where they say something.
QUANTITIES = parse_words("both few half many most others percent several some third")
# Whoever "he" and "she" is has to be looked for; of "we" and "I" nobody can tell.
PRONOUNS = parse_words("he she they")
NOBODY = parse_words("i we you it there who what which everybody everyone anybody anyone nobody somebody")
# Before the name of a day nothing else stands between it and who speaks: "On Monday Holm said".
DAYS = frozenset((*WEEKDAYS, *MONTHS, "today", "yesterday", "tomorrow"))
# Open a sentence with a capital, and are nobody's name.
OPENING = parse_words(
    """
    accordingly actually additionally afterwards again also although and anyway apparently as asked at besides but
    by clearly consequently conversely critically crucially currently earlier elsewhere even eventually finally
    first firstly for former fortunately from further furthermore hence here however if in indeed initially instead
    interestingly just last lastly later meanwhile moreover nevertheless next no nonetheless nor not notably now of
    on once one only or otherwise overall perhaps previously recently reportedly second secondly separately
    similarly since so sometimes soon speaking still subsequently surprisingly that then there thereafter though
    thus today together tonight too two ultimately unfortunately until what when where which while who why with
    yesterday yet
    """
)
# Persons that speak, by their last word in small letters. Others by how they end: SPEAKING_ENDS.
PERSONS = parse_words(
    """
    host hosts magnate magnates mogul moguls native natives crowd crowds surgeon surgeons neurosurgeon constituent
    constituents agent agents correspondent correspondents dissident dissidents incumbent incumbents opponent
    opponents respondent respondents academic academics activist activists advocate advocates aide aides allies ally
    attorney attorneys aunt author authorities authority authors boss bosses boy businessman caller candidate
    candidates captain captains chair chairman chairmen chairs chairwoman champion champions chief chiefs citizens
    claimants clergy clerk clerks coach coaches colleague colleagues columnist congressman congresswoman
    conservatives consultant consultants cop cops counsel couple cousin critic critics dad daughter defendant
    defendants delegate delegates democrats deputies deputy diplomat diplomats doctor doctors envoy envoys executive
    executives expert experts families fans father federation friend friends giant girl girlfriend guard guards
    guest guests guru head heads historian husband insider insiders investigators journalist judge judges kid kids
    king lawmaker lawmakers lawyer lawyers liberals linguist man mayor member members memo men moderate mom monitors
    mother mum neighbors neighbours nephew niece observers officers officials ombudsman parents participants partner
    partners pastor patients people person physician physicians pilot politicians pope post premier president
    presidents priest priests prince princess professor prosecutors protesters pundit pundits queen rebels
    regulators relatives representative representatives republicans residents rivals scholar scholars scientist
    scientists secretaries secretary senator senators sergeant shopkeeper sister sisters sleuth sociologist soldier
    soldiers son source sources spokesman spokesmen spokespeople spokesperson spokespersons spokeswoman spokeswomen
    star strategist student students supporters suspect suspects teenager tenant tenants troops tycoon uncle user
    users veteran veterans vice victim victims villagers volunteers voters widow widower wife witness witnesses
    woman women worker workers youth
    """
)
# … bodies and writings.
BODIES = parse_words(
    """
    ad ads blog footnote headline headlines message messages passage post posts video videos complaint complaints
    figures numbers ranking records results returns account administration agencies agency airline airlines alliance
    analyses analysis army article association audit bank banks board body bureau business businesses cabinet
    campaign campaigns charity church club coalition column commission commissions committee committees community
    companies company council councils court courts data department departments dissent document documents editorial
    email emails embassy family filing firm firms force forces foundation government governments group groups
    indictment industry institute intelligence journal jury justice lawsuit lawsuits leadership letter letters
    listing lobby magazine majority media military ministries ministry minority movement museum navy network
    affidavit affidavits census dossier filings inquest inquiry manifesto memo memos memorandum note obituary plaque
    readout sign transcript verdict warrant
    newspaper newspapers notice office offices operator opposition organisation organisations organization
    organizations outlet outlets panel paper papers parliament parties party patrol personnel police poll polls
    press prosecution radio regime regulator release report reports research review ruling school schools senate
    service services side sides site society staff statement station studies study suit survey surveys team teams
    tribunal tweet tweets union unions university voice watchdog weekly wing
    """
)
# What somebody gives out: "the statement" alone does not say whose words it has.
ISSUED = parse_words("ad caption email letter memo message note post release statement text tweet")
# "economist", "broadcaster", "historian", "militant".
SPEAKING_ENDS = (
    "er",
    "ers",
    "or",
    "ors",
    "ist",
    "ists",
    "ian",
    "ians",
    "ant",
    "ants",
    "eer",
    "eers",
    "ees",
    "ee",
    "man",
    "men",
    "woman",
    "women",
    "people",
    "person",
)
# … but these.
NOT_SPEAKING = parse_words(
    """
    after agree agrees altogether amount anger another answer answers barrier barriers behavior behaviour better
    border borders career careers center centers chapter character charter cluster clusters coffee color colors
    computer computers consider corner corridor corridors counter covenant cover danger dangers degree degrees
    dinner disaster disorder distant door doors earlier easier either elegant elephant encounter error errors ever
    exist exists exterior factor factors favor fee fees fever finger fingers flavor floor floors folder former free
    further gender grant grants greater guarantee guarantees harder higher honor honour horror however humor humour
    hunger important instant interior junior labor ladder larger later latter layer layers lever list lists liver
    longer lower major matter matters minor mirror monster murder neither never number numbers offer offers older
    order orders other others over paper plant plants poster posterior posters power powers prior proper quarter
    quarters rather relevant remainder remember restaurant restaurants river rivers rubber rumor rumors sector
    sectors senior shelter shelters shorter shoulder silver slander smaller stronger summer superior surrender
    tender terror theater three thunder timber together tower towers tractor transfer transfers tree trees tremor
    trigger triggers under upper waiver waivers war warrant warrants wars water weather whether wider winter wonder
    wonders younger
    """
)
# Of whom "he", and of whom "she", can be said.
MALE = parse_words("mr sir king prince congressman chairman spokesman father husband son brother man boy pope lord rev")
FEMALE = parse_words(
    "mrs ms miss queen princess congresswoman chairwoman spokeswoman mother wife daughter sister woman girl lady"
)
