"""Every screen that a newcomer meets, on a telephone, a tablet and a laptop, in light and in dark, as pictures.

`python -m benchmarks.screens FOLDER` goes through the page over the seeds and 600 articles of news-qa, and with the
model that DATELINE_BENCH_MODEL names as well where it does. It prints what no eye need look for: what is wider than the
screen, and what the browser complains of.
"""

import gzip
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice, product
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from benchmarks.common import NEWS_QA, dateline, missing, served, work_folder

CHROMIUM = "/usr/bin/chromium"
ARTICLES = 600
SIZES = ((1280, 800), (768, 1024), (390, 844))
SCHEMES = ("light", "dark")
QUESTION = "what conditions did Putin set?"
REFUSED = "Who won the Ostia regatta?"
SEARCHED = "price cap"
PATIENCE = 60_000  # milliseconds
WRITING = 180_000  # for a model on two busy cores
SETTLING = 700  # milliseconds until panes have come to rest


def main(pictures: Path) -> None:
    file = NEWS_QA / "train" / "articles.jsonl.gz"
    if missing(file) or missing(Path(CHROMIUM)):
        return
    pictures.mkdir(parents=True, exist_ok=True)
    library = _library(file)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        with served(library) as address:
            _walk(browser, address, SCREENS, pictures)
        if model := os.environ.get("DATELINE_BENCH_MODEL"):
            os.environ["DATELINE_MODEL"] = model
            with served(library) as address:
                _walk(browser, address, {"written": have_it_written}, pictures)
        browser.close()


def _library(file: Path) -> Path:
    """The folder of the library, made unless it is there."""
    folder = work_folder("screens")
    some = folder / "some.jsonl"
    if not some.exists():
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            some.write_text("".join(islice(lines, ARTICLES)), encoding="utf-8")
        dateline("add", "seeds", str(some), data_dir=folder / "library", capture_output=True).check_returncode()
    return folder / "library"


def _walk(browser: Browser, address: str, screens: dict[str, Callable[[Page], None]], pictures: Path) -> None:
    for (width, height), scheme in product(SIZES, SCHEMES):
        with _opened(browser, address, width, height, scheme) as page:
            for name, show in screens.items():
                where = f"{name} {width} {scheme}"
                try:
                    show(page)
                except TimeoutError as error:
                    print(f"screens {where}: NOT SEEN, {str(error).splitlines()[0]}")
                page.wait_for_timeout(SETTLING)
                page.screenshot(path=pictures / f"{name}-{width}-{scheme}.png")
                over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                print(f"screens {where}: {f'{over} pixels wider than the screen' if over > 0 else 'fits'}")


@contextmanager
def _opened(browser: Browser, address: str, width: int, height: int, scheme: str) -> Iterator[Page]:
    size = {"width": width, "height": height}
    page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce", has_touch=width < 500)  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda said: print(f"screens: {said.type}: {said.text}") if said.type == "error" else None)
    page.on("pageerror", lambda error: print(f"screens: error: {error}"))
    page.goto(address)
    yield page
    page.close()


def welcome(page: Page) -> None:
    page.wait_for_selector("#newest .example")


def ask(page: Page) -> None:
    _asked(page, QUESTION)


def open_a_source(page: Page) -> None:
    page.locator("#newest a.cite").first.click()
    page.wait_for_selector("#reader mark.chosen")


def be_refused(page: Page) -> None:
    page.keyboard.press("Escape")
    _asked(page, REFUSED)


def list_the_articles(page: Page) -> None:
    page.get_by_role("tab", name="Articles").click()
    page.wait_for_selector("#articles tbody tr")


def search(page: Page) -> None:
    page.fill("#search-articles :is(input, textarea)", SEARCHED)
    page.wait_for_selector("#articles mark")


def read(page: Page) -> None:
    page.locator("#articles td a").first.click()
    page.wait_for_selector("#article mark.chosen")


def evaluate(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Evaluate").click()
    page.wait_for_selector("#runs .html-container p")


def look_after_the_library(page: Page) -> None:
    page.get_by_role("tab", name="Library").click()
    page.wait_for_selector("#settings form")


def have_it_written(page: Page) -> None:
    page.wait_for_selector("#newest .welcome")
    _asked(page, QUESTION, WRITING)


def _asked(page: Page, question: str, patience: int = PATIENCE) -> None:
    turns = page.locator("#conversation .turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    page.locator("#conversation .turn").nth(turns).locator(".actions").wait_for(timeout=patience)


SCREENS: dict[str, Callable[[Page], None]] = {
    "1-welcome": welcome,
    "2-answer": ask,
    "3-source": open_a_source,
    "4-refusal": be_refused,
    "5-articles": list_the_articles,
    "6-search": search,
    "7-read": read,
    "8-evaluate": evaluate,
    "9-library": look_after_the_library,
}


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screens"))
