"""Every view that shows what articles, files and people say, opened over words that would run if they could."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import HOSTILE
from tests.browser.driving import ROOT, address_of, environment, opened, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVIL = "<img src=x onerror=window.pwned=11> <svg onload=window.pwned=12> {{constructor}} zebra"
ASKED = "What did the zebra keeper Quagga say about stripes?"
OUTLET = HOSTILE["source"]

MODEL = "<img/src=x/onerror=window.pwned=14>@http://127.0.0.1:1/v1"
NAME = "<img src=x onerror=window.pwned=13>"

# Elements that only somebody else's words could have made, wherever they stand: the page's own and Gradio's have no
# handlers as attributes, and no frames.
FOREIGN = """
    () => [...document.querySelectorAll("*")].filter(each =>
        [...each.attributes].some(({name, value}) => name.startsWith("on") || /^\\s*javascript:/i.test(value))
        || each.matches("img[src='x'], iframe, object, embed")
        || (each.matches("script") && /pwned/.test(each.textContent))
    ).map(each => each.outerHTML.slice(0, 200))
"""

Step = tuple[str, ...]

# Stand in the steps for files that the test makes.
QUESTIONS, ARTICLE = "a set of questions", "an article"


def tab(name: str) -> Step:
    return ("click", f"[role=tab]:has-text('{name}')")


def asked(question: str) -> list[Step]:
    return [("fill", "#question textarea", question), ("press", "#question textarea", "Enter")]


# What is done on the page, as methods of Playwright's page with what they are given; where something is to be seen
# then, and what it says. Each begins where the one before it ended.
VIEWS: dict[str, tuple[Sequence[Step], str, str]] = {
    "the examples": ([], "#newest .welcome", "Ask your articles"),
    "the filters' outlets": ([("click", "#filter-form summary")], "#outlets", ""),
    "a filter in force": (
        [("fill", "#filter-form input[name=source]", OUTLET), ("press", "#filter-form input[name=source]", "Enter")],
        "#filters .chip",
        OUTLET,
    ),
    "a filter of a question": (asked(ASKED), "#newest .chips", OUTLET),
    "a filter that makes no sense": (asked(f"{ASKED} before:{EVIL}"), "#newest .problem", "<img"),
    "a refusal": (asked(f"Who founded Hindenburg Research? {EVIL}"), "#newest .nearest", "zebra"),
    "an answer again": (asked(ASKED), "#newest blockquote", "<script>window.pwned=4</script>"),
    "a rating": (
        [
            ("click", "#newest [data-show^=thumb] >> nth=1"),
            ("fill", ".rating [name=comment]", EVIL),
            ("fill", ".rating [name=right]", EVIL),
            ("click", "#newest [data-show^=collect]"),
        ],
        ".rating .line",
        "In the question set",
    ),
    "no conversation": (
        [("click", "[data-toggles]"), ("fill", "#search-conversations :is(input, textarea)", f"{EVIL} xyz")],
        "#talk-list .hint",
        f"{EVIL} xyz",
    ),
    "a new title": (
        [
            ("fill", "#search-conversations :is(input, textarea)", ""),
            ("click", "#talk-list [data-show^=rename] >> nth=0"),
        ],
        "#talk-list form",
        "Save",
    ),
    "a title": (
        [("fill", "#talk-list input[name=title]", EVIL), ("press", "#talk-list input[name=title]", "Enter")],
        "#bar .title",
        EVIL,
    ),
    "a title again": ([("click", "#talk-list [data-show^=rename] >> nth=0")], "#talk-list form", "Save"),
    "no article": (
        [tab("Articles"), ("fill", "#search-articles :is(input, textarea)", f"{EVIL} xyzzy")],
        "#articles .hint",
        "No article",
    ),
    "an outlet's articles": (
        [("fill", "#search-articles :is(input, textarea)", "zebra stripes")],
        "#articles tbody",
        OUTLET,
    ),
    "an article's words": ([("click", "#articles td a")], "#article", HOSTILE["authors"]),
    "a removed article": (
        [("check", "#articles td input"), ("click", "#articles [type=submit]")],
        "#articles-told",
        "removed",
    ),
    "removed articles": ([tab("Library")], "#removed", HOSTILE["title"].split(" \u202e")[0]),
    "an answer of a removed article": (
        [tab("Ask"), ("click", "#newest a.cite >> nth=0")],
        "#reader",
        "not in the library any more",
    ),
    "an article back": (
        [tab("Library"), ("click", "#removed [data-show=restore-all]")],
        "#removed",
        "Nothing was removed lately",
    ),
    "the parts": ([], "#parts", "Look again"),
    "no name of a model": (
        [("fill", "#settings input[name=model]", EVIL), ("click", "#settings button")],
        "#settings-told .problem",
        EVIL,
    ),
    "a name of a model": (
        [("fill", "#settings input[name=model]", MODEL), ("click", "#settings button")],
        "#settings-told",
        "Saved",
    ),
    "who answers": ([], "#state", "quotes"),
    "what was added": (
        [("set_input_files", "#files input[type=file]", ARTICLE), ("click", "#add")],
        "#added",
        "1 added",
    ),
    "a set of questions": (
        [tab("Evaluate"), ("set_input_files", "#evaluation input[type=file]", QUESTIONS)],
        "#evaluation-told",
        "1 question",
    ),
    "a run": ([("click", "#evaluate")], "#evaluation-progress", "1 question answered"),
    "a run of rated answers": ([("click", "#ask-rated")], "#runs", "2 runs"),
    "a report": ([("click", "#runs a[data-show^=run] >> nth=1")], "#report", EVIL),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, _cache: None) -> Iterator[str]:
    """A page over the hostile article alone, from a file whose name is hostile too."""
    folder = tmp_path_factory.mktemp("hostile")
    own = environment(folder / "own", ollama="127.0.0.1:1")
    file = folder / f"{NAME}.jsonl"
    file.write_text(json.dumps(HOSTILE), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "rag", "add", str(file)], cwd=ROOT, env=own, check=True, capture_output=True)
    with serving(own) as server:
        yield address_of(server)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """By what stands for them in the steps."""
    questions, article = tmp_path / f"{NAME}.jsonl", tmp_path / f"{NAME}.txt"
    asking = {"id": EVIL, "question": f"{ASKED} {EVIL}", "answers": [f"{EVIL} Borogove"], "tags": [EVIL]}
    questions.write_text(json.dumps(asking), encoding="utf-8")
    article.write_text(f"{EVIL}\n\nThe giraffe keeper Okapi said that {EVIL} was ready.", encoding="utf-8")
    return {QUESTIONS: str(questions), ARTICLE: str(article)}


@pytest.mark.slow
def test_every_view_shows_hostile_words_as_text(
    browser: "Browser", hostile: str, files: dict[str, str], tmp_path: Path
) -> None:
    """One after the other; the report also as the file that is taken along."""
    with opened(browser, hostile) as page:
        for name, (steps, pane, words) in VIEWS.items():
            for does, *given in steps:
                getattr(page, does)(*(files.get(each, each) for each in given))
            page.locator(pane).filter(has_text=words).first.wait_for(state="attached")
            assert page.evaluate(FOREIGN) == [], name
            assert page.evaluate("window.pwned") is None, name
        with page.expect_download() as taken:
            page.click("#run a[download]")
        taken.value.save_as(tmp_path / "report.html")
    report = browser.new_page()
    report.goto((tmp_path / "report.html").as_uri())
    assert EVIL in report.inner_text("body")
    assert (report.evaluate(FOREIGN), report.evaluate("window.pwned")) == ([], None)
    report.close()
