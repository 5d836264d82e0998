"""The function words of English, and the words by which the parts of a question are told."""

# Function words: they say how a question is asked and not what it is about.
STOP_WORDS = frozenset(
    """
    a about after all also am an and any are as at be been before being but by can could did do does done doing down
    during each either else for from further had has have having he her here hers him his how i if in into is it its
    itself just let like many may me might more most much must my no nor not of off on once only or other our ours out
    over own per shall she should so some such than that the their theirs them then there these they this those through
    to too under until up upon us very was we were what when where whether which while who whom whose why will with
    would you your yours s t re ve ll d m
    """.split()
)

WH = frozenset("what which who whom whose when where why how".split())
AUXILIARIES = frozenset(
    """
    did does do is are was were am has have had will would can could should shall may might must
    didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't
    """.split()
)
BE = frozenset("is are was were am".split())
PREPOSITIONS = frozenset(
    """
    in on at to from about with without for against after before during since by near under over between among
    around through into until despite regarding concerning
    """.split()
)
ABOUT = frozenset("about on over regarding concerning".split())
DETERMINERS = frozenset("the a an its their his her our some any all".split())

# Verbs in the form that follows "did": where a subject without a name ends.
VERBS = frozenset(
    """
    accept accuse achieve add admit adopt agree aim announce answer appear approve argue arrest arrive ask attack
    attend ban become begin believe block blame break bring build buy call cancel cause change claim close collapse
    come comment condemn confirm consider continue cost cover cross cut deal decide declare decline demand deny die do
    drop earn elect end enter expect explain face fail fall fear fight find fine finish fire flee focus follow force
    gain get give go grow happen have hear help hit hold hope include increase insist invade invest invite join keep
    kill know land last launch lay lead leave lie lift lose make mean meet miss move need offer open oppose order pass
    pay plan play pledge predict present prevent produce promise propose protest publish pull push put quit raise reach
    react receive recognise recognize refuse reject release rely remain remove reply report request resign respond
    respect return reveal rise rule run save say score see seek seem seize sell send serve set share show shut sign
    speak spend split stand start stay steal stop strike succeed suffer suggest supply support survive take talk
    target tell test think threaten tour try turn urge use veto visit vote vow wait want warn win withdraw work write
    """.split()
)

# These take "about" and something.
SPEECH = frozenset(
    """
    say said says think thinks thought tell told talk talked speak spoke comment commented write wrote warn warned
    promise promised announce announced decide decided know ask asked report reported
    """.split()
)

# After these an auxiliary is not that of the question words: "Which company said it has …".
NEW_CLAUSE = frozenset("that who it its they their he his she her".split())

# Verbs that say little: they are no part of what a question is about.
LIGHT = frozenset("do call show make give have put use".split())

REPLIES = frozenset("reply replied respond responded answer answered react reacted".split())
