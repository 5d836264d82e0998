"""How German denies."""

from rag.language.language import Denying, parse_words

DENYING = Denying(
    words=parse_words(
        """
        nicht nichts nie niemals niemand niemandem niemanden kein keine keinen keinem keiner keines keinerlei
        weder nirgends nirgendwo keineswegs
        """
    ),
    but_before=parse_words("nur allein bloss zuletzt weniger minder umsonst"),
    like=r"abgelehnt\w*|ablehn\w*|lehn\w*|(?:ge|ver)?weiger\w*|bestr[ei]\w+|dementier\w*|(?:ge)?leugn\w*"
    r"|verneint\w*|widerspr\w*|zuruck(?:ge|zu)?w[ei]\w+|wies(?:en)?|weist|ohne|kaum|selten|(?:an)?statt|verzicht\w*|(?:ge)?fehl\w*"
    r"|untersag\w*|verb[io]\w*t\w*|verhinder\w*|(?:ge)?scheiter\w*|unmoglich\w*|aus(?:ge)?schl\w*|schl[io]\w*ss\w*|unwahrschein\w*"
    r"|(?:be)?zweifel\w*|(?:ge)?stopp\w*|ab(?:ge)?sag\w*|ausgesetzt\w*|beend\w*|aufgehort|unterlass\w*|unterl(?:ie|a)ss\w*",
)
