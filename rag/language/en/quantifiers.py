"""Words that say of how many of some it is told: from none of them to all."""

# By how many they are; of two on one line neither says more than the other.
LEVELS = (
    ("none", "neither"),
    ("few",),
    ("some", "several", "many", "numerous"),
    ("most", "majority"),
    ("all", "every", "each", "both"),
)
# "Quite a few" are many, and "a few" some.
FEW = "few"
FEW_AFTER = ("a",)
MANY_BEFORE = "quite"
# Before one of these a word says something else: "after all", "the most", "at most".
NOT_AFTER = {
    "all": ("after", "at", "in", "above", "for"),
    "most": ("the", "its", "his", "her", "their", "our", "at", "a"),
}
# What may stand between such a word and what it counts.
BETWEEN = frozenset("of the these those its his her their our my your a an".split())
# Nouns of many that have no -s.
PLURALS = frozenset("people men women children police staff media data".split())
