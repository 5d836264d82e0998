"""Irregular verbs."""

import pytest

from rag.checking.facts.verbs import BASE


@pytest.mark.parametrize(("form", "base"), [("went", "go"), ("was", "be"), ("written", "write"), ("leave", "leave")])
def test_each_form_leads_to_its_verb(form: str, base: str) -> None:
    assert BASE[form] == base


def test_a_base_form_is_its_own() -> None:
    assert [base for base in BASE.values() if BASE[base] != base] == []
