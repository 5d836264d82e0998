"""How quick the page is in Chromium: its first paint, the articles and a search with 30,000 of them, another source.

`python -m benchmarks.page` needs Chromium, which Playwright drives. Times are those that a person waits, from the click
or the key to the change on the page, in milliseconds.
"""

import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.common import NEWS_QA, dateline, missing, served
from benchmarks.thirty_thousand import made_of

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = 60_000  # milliseconds
LOADS = 5
QUESTION = "what conditions did Putin set?"
# Words of news, typed one after the other into the search.
WORDS = (
    "ukraine", "minister", "price cap", "earthquake", "world cup", "inflation", "flood rescue", "supreme court",
    "queen", "wildfire", "covid", "strike", "election results", "nuclear plant", "refugees", "film festival",
    "stock market", "climate summit", "police", "drone",
)  # fmt: skip

# Others, for the passages that come behind the list: those of words that were looked for before are known.
OTHER_WORDS = (
    "vaccine", "parliament", "sanctions", "hurricane", "football", "trial", "energy", "prison", "island", "tax",
)  # fmt: skip
LIST = "document.querySelector('#articles tbody')?.textContent"
# While the list is there and its passages are not, those before are meant.
PASSAGES = "(window.passage = document.querySelector('#articles .snippet')?.textContent ?? window.passage)"

# Calls `act` and waits until `look` gives something else than before; how long that took.
_TIMED = """([act, look]) => new Promise((resolve) => {
    const see = new Function(`return ${look}`);
    const before = see();
    const started = performance.now();
    const watch = () => {
        if (see() !== before) resolve(performance.now() - started);
        else requestAnimationFrame(watch);
    };
    new Function(act)();
    watch();
})"""


def main() -> None:
    file = NEWS_QA / "articles.jsonl.gz"
    if missing(file) or missing(CHROMIUM):
        return
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        with served(made_of(file)) as address:
            _first_paint(browser, address)
            _articles(browser, address)
        with tempfile.TemporaryDirectory() as folder:
            dateline("add", "seeds", data_dir=Path(folder), capture_output=True).check_returncode()
            with served(Path(folder)) as address:
                _sources(browser, address)
        browser.close()


def _first_paint(browser: Browser, address: str) -> None:
    """In a browser that knows nothing of the page, once the server is up."""
    painted = []
    for _ in range(LOADS):
        with _opened(browser, address) as page:
            painted.append(page.evaluate("performance.getEntriesByType('paint')[0].startTime"))
    _report("first paint", painted, aim=2000)


def _articles(browser: Browser, address: str) -> None:
    opened = []
    for _ in range(LOADS):
        with _opened(browser, address) as page:
            page.wait_for_timeout(1000)
            tab = "[...document.querySelectorAll('[role=tab]')].find((tab) => tab.textContent.includes('Articles'))"
            opened.append(page.evaluate(_TIMED, [f"{tab}.click()", "document.querySelectorAll('#articles tr').length"]))
    _report("Articles opened, 30,000 articles", opened, aim=300)
    with _opened(browser, address) as page:
        page.get_by_role("tab", name="Articles").click()
        page.wait_for_selector("#articles tbody tr")
        page.wait_for_timeout(500)  # nobody types within the 50 ms in which Gradio looks whether more is coming
        _report("search, 30,000 articles", [_searched(page, words, LIST) for words in WORDS], aim=200)
        _report("… with its passages", [_searched(page, words, PASSAGES) for words in OTHER_WORDS], aim=400)


def _searched(page: Page, words: str, part: str) -> float:
    """From the words, all at once, to another list, or to other passages in it."""
    act = f"""
        const box = document.querySelector("#search-articles :is(input, textarea)");
        box.value = "{words}";
        box.dispatchEvent(new Event("input", {{ bubbles: true }}));
    """
    took = page.evaluate(_TIMED, [act, part])
    page.wait_for_timeout(500)  # until its passages are there too
    return float(took)


def _sources(browser: Browser, address: str) -> None:
    with _opened(browser, address) as page:
        page.fill("#question textarea", QUESTION)
        page.press("#question textarea", "Enter")
        page.wait_for_selector("#newest .actions")
        page.wait_for_timeout(1000)
        took = []
        chosen = "document.querySelector('#sources .chosen')?.dataset.number"
        another = f"[...document.querySelectorAll('#newest a.cite')].find((a) => a.textContent !== `[${{{chosen}}}]`)"
        for _ in range(12):
            page.wait_for_timeout(200)
            took.append(page.evaluate(_TIMED, [f"{another}.click()", chosen]))
        _report("another source", took, aim=150)


def _report(name: str, times: Sequence[float], aim: float) -> None:
    worst = max(times)
    reached = "reached" if worst <= aim else "MISSED"
    print(f"page {name}: {statistics.median(times):.0f} ms, slowest {worst:.0f}, aim {aim} {reached}")


@contextmanager
def _opened(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector("#newest :is(.welcome, .turn)")
    yield page
    page.close()


if __name__ == "__main__":
    main()
