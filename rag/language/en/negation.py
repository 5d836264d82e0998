"""How English denies."""

from rag.language.language import parse_words

# Words that deny what follows, and verbs by which somebody denies it.
PLAIN = parse_words("not no never none nobody nothing neither nor without cannot nowhere")
DENYING = PLAIN | parse_words("refuse deny fail decline unable unlikely impossible lack avoid prevent unwilling")
# After "not" or "no" these stems say that nothing is denied: "not only", "no doubt".
NOTHING_DENIED = parse_words("onli just mere necessarili doubt matter unlik")
# Wordings that deny what follows without saying so, as `rag.checking.facts.patterns` reads them. A claim may put what
# they deny in other words, so that they count only where it leaves them out.
HIDDEN = """
yet to ; still wait|await to|for ; remain to be ; stop|fall|come|pull short of ; miss ?out the|a|on chance|hope to
clear|acquit|absolve|exonerate ~ of
foil ; thwart ; avert ; scrap ; abandon ; shelve ; overturn ; quash ; cancel ; call off
stop|block|keep|bar|dissuade|deter|discourage|ban|prohibit ~ from
drop|withdraw|ditch ?the|all|it|he|their charge|case|plan|bid ?of|against
instead of ; =rather than ; except ?for ; other than ; far from ; no longer
hardly ; =barely ; scarcely ; =rarely ; seldom ; =few ; =little support|interest|evidence|hope|chance|sign|appetite|room
""".strip()
