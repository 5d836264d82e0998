from dataclasses import replace

from rag.page.library.settings_form import render_settings_form
from rag.settings import CHANGEABLE, read_settings
from tests.page.seen import Page


def entries(page: Page) -> list[dict[str, str | None]]:
    """What is sent with the form."""
    return [each for each in [*page.find("input"), *page.find("select")] if "name" in each]


def options(form: str, setting: str) -> list[str | None]:
    """What can be chosen for a setting beside what is typed."""
    inside = form.partition(f'data-fills="{setting}"')[2].partition("</select>")[0]
    return [each["value"] for each in Page(f"<select {inside}").find("option")]


def test_every_setting_that_may_be_changed_is_a_field_with_its_value() -> None:
    """As it is written in the file."""
    settings = replace(read_settings(), model='a" onclick="x', strict=True, model_timeout=12.5)
    page = Page(render_settings_form(settings, {}))
    fields = {each["name"]: each for each in entries(page)}
    assert set(fields) == set(CHANGEABLE)
    assert (fields["model"]["value"], fields["model_timeout"]["value"]) == ('a" onclick="x', "12.5")
    chosen = [each["value"] for each in page.find("option") if "selected" in each]
    assert chosen == ["", "yes", "trained", "own"]


def test_models_that_are_there_are_a_list_to_choose_from() -> None:
    """Beside auto and quotes, spelt as they are; what is typed alone is on it too, without a name."""
    form = render_settings_form(replace(read_settings(), model="Llama3.2:3B"), {}, ["Llama3.2:3B", "b@http://h:1/v1"])
    assert options(form, "model") == ["", "auto", "quotes", "Llama3.2:3B", "b@http://h:1/v1"]
    assert options(form, "judge") == ["", "trained", "model"]
    assert "Llama3.2:3B" in [each["value"] for each in Page(form).find("option") if "selected" in each]


def test_what_is_set_elsewhere_cannot_be_changed_and_says_by_what() -> None:
    """The others can."""
    page = Page(render_settings_form(read_settings(), {"judge": "DATELINE_JUDGE in the environment"}))
    disabled = [each["name"] for each in entries(page) if "disabled" in each]
    assert [each["data-fills"] for each in page.find("select") if "name" not in each and "disabled" in each] == disabled
    assert (disabled, "set by DATELINE_JUDGE in the environment" in page.text) == (["judge"], True)


def test_each_field_has_its_label_and_its_help() -> None:
    """For who listens too."""
    page = Page(render_settings_form(read_settings(), {}))
    helped = [each["aria-describedby"] for each in [*page.find("input"), *page.find("select")]]
    assert {each["id"] for each in page.find("p") if each.get("id")} == set(helped)
