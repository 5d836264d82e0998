"""Offices, ranks and forms of address that stand before a name in English, in small letters and without a point."""

from rag.language.language import parse_words

# Whoever heads something. Where they stand in a name they say whose it is, and are no part of it.
HEADS = parse_words("chancellor general governor king mayor minister pope president prime queen secretary")
# What of a government stands before a minister or a secretary.
DEPARTMENTS = parse_words("defence defense energy finance foreign interior state")

# Before a name wherever it stands.
BEFORE_NAMES = HEADS | parse_words(
    """
    ambassador attorney captain chairman chairwoman chief coach colonel commissioner congressman congresswoman director
    dr gov judge justice lady leader lieutenant lord mr mrs ms officer prince princess professor rep representative sen
    senator sheriff sir speaker spokesman spokesperson spokeswoman vice
    """
)
# Before who speaks, with the ranks as they are shortened: "Kremlin spokesman Dmitry Peskov".
BEFORE_SPEAKERS = BEFORE_NAMES | parse_words(
    """
    adm admiral archbishop bishop brig capt col commander cpl detective emperor gen lt madam maj major mx pastor premier
    prof rabbi rev reverend sec sgt superintendent treasurer
    """
)
# Before who is named in a claim, with what stands before an office: "former", "foreign". By themselves they are common
# nouns. No "major" and no "premier", which are words as well.
BEFORE_NAMED = BEFORE_NAMES | (DEPARTMENTS - {"energy"}) | parse_words("ceo deputy former sergeant")
# Before a name that a question is drafted about.
BEFORE_ASKED = BEFORE_NAMED | parse_words("energy department house first white kremlin the un us uk eu nato")

# Words with capitals in a question that name no person, beside countries and days.
NOBODY = (
    HEADS
    | DEPARTMENTS
    | parse_words(
        """
    deputy ministry department security council nations united union european parliament congress senate house supreme
    court sir lord nato eu un us uk usa kherson zaporizhzhia donetsk luhansk crimea north south east west northern
    southern eastern western world war assembly commission affairs party republic republics people
    """
    )
)

# What stands beside a name whatever office it has: ranks, forms of address, kinship.
BESIDE_ANY_OFFICE = parse_words(
    """
    advocate boy brother dad daughter father friend girl husband justice man mother mum nephew niece person sister son
    uncle widow widower wife woman adm brig capt chief col cpl deputy dr executive gen general head lady leader
    lieutenant lord lt madam maj member mr mrs ms mx official prof professor rep representative rev sec sen sgt sir vice
    """
)
# Offices that are known elsewhere by their ending alone.
BY_THEIR_ENDING = parse_words(
    "adviser advisor broadcaster commissioner founder lecturer manager negotiator owner pianist"
)

# What makes another office of one, and what they have in common: an acting minister is an interim one.
RANKS = {
    "former": "former",
    "ex": "former",
    "onetime": "former",
    "deputy": "deputy",
    "vice": "deputy",
    "acting": "acting",
    "interim": "acting",
    "caretaker": "acting",
    "assistant": "assistant",
}

# Offices that are written in capitals.
SHORT_OFFICES = frozenset(
    ("CEO", "CFO", "COO", "CTO", "DJ", "GP", "KC", "MD", "MEP", "MLA", "MP", "MSP", "PM", "QC", "TD")
)
