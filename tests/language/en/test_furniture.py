"""The table of page furniture that is cut."""

from rag.language.en.furniture import RULES


def test_every_rule_has_a_reason_and_a_name_of_its_own() -> None:
    """The table can be shown to a person."""
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.reason for rule in RULES)
