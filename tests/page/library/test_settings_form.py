from dataclasses import replace

from rag.page.library.settings_form import settings_form
from rag.settings import CHANGEABLE, read_settings
from tests.page.seen import Page


def test_every_setting_that_may_be_changed_is_a_field_with_its_value() -> None:
    """As it is written in the file."""
    settings = replace(read_settings(), model='a" onclick="x', strict=True, model_timeout=12.5)
    page = Page(settings_form(settings, {}))
    fields = {each["name"]: each for each in [*page.find("input"), *page.find("select")]}
    assert set(fields) == set(CHANGEABLE)
    assert (fields["model"]["value"], fields["model_timeout"]["value"]) == ('a" onclick="x', "12.5")
    assert [each["value"] for each in page.find("option") if "selected" in each] == ["yes"]


def test_what_is_set_elsewhere_cannot_be_changed_and_says_by_what() -> None:
    """The others can."""
    page = Page(settings_form(read_settings(), {"judge": "DATELINE_JUDGE in the environment"}))
    disabled = [each["name"] for each in page.find("input") if "disabled" in each]
    assert (disabled, "set by DATELINE_JUDGE in the environment" in page.text) == (["judge"], True)


def test_each_field_has_its_label_and_its_help() -> None:
    """For who listens too."""
    page = Page(settings_form(read_settings(), {}))
    helped = [each["aria-describedby"] for each in [*page.find("input"), *page.find("select")]]
    assert {each["id"] for each in page.find("p") if each.get("id")} == set(helped)
