"""The function words of English."""

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
