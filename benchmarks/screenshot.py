"""Makes the pictures in the README, over the seeds: each tab of the page, and the report of a run.

`python -m benchmarks.screenshot` needs Chromium, which Playwright drives. The one of a model that writes over its
quotations is made where DATELINE_BENCH_MODEL names a GGUF file.
"""

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.common import PROJECT, dateline, served

CHROMIUM = "/usr/bin/chromium"
QUESTION = "what conditions did Putin set?"
WRITTEN = "What does Macron say he wants to persuade Putin to do?"
SEARCHED = "peace talks"
PICTURES = PROJECT / "docs"
MOST_BYTES = 300_000  # each: a README is read over slow lines too
PATIENCE = 60_000  # milliseconds


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder, sync_playwright() as driver:
        data_dir, report = Path(folder) / "library", Path(folder) / "report"
        seeds = shutil.copytree(PROJECT / "seeds", Path(folder) / "seeds")  # where they lie is seen in the pictures
        dateline("add", str(seeds), data_dir=data_dir, capture_output=True).check_returncode()
        questions = ("seeds/questions.jsonl", "--answerer", "quotes", "--out", str(report))
        dateline("eval", *questions, data_dir=data_dir, capture_output=True).check_returncode()
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
        page.set_default_timeout(PATIENCE)
        page.goto((report / "report.html").as_uri())
        keep(page, "report.png")
        with served(data_dir) as address:
            page.goto(address)
            for name, show in TABS.items():
                show(page)
                page.wait_for_timeout(1000)  # for the panes to come to rest
                keep(page, name)
        if model := os.environ.get("DATELINE_BENCH_MODEL"):
            os.environ["DATELINE_MODEL"] = model
            with served(data_dir) as address:
                page.goto(address)
                have_it_written(page)
                keep(page, "writing.png")
        browser.close()


def ask(page: Page) -> None:
    """Asks on the page, and opens the best source."""
    page.wait_for_selector("#newest .welcome")
    page.fill("#question textarea", QUESTION)
    page.press("#question textarea", "Enter")
    page.wait_for_selector("#newest .actions")
    page.locator("#conversation a.cite", has_text="[1]").first.click()
    page.wait_for_selector("#reader mark.chosen")
    page.mouse.move(0, 0)  # off the number, whose words lie over the answer while it is pointed at


def have_it_written(page: Page) -> None:
    """Asks, and looks while the model is in the middle of a sentence."""
    page.wait_for_selector("#newest .welcome")
    page.fill("#question textarea", WRITTEN)
    page.press("#question textarea", "Enter")
    page.wait_for_function("(document.querySelector('#newest .growing')?.innerText ?? '').length > 60")


def look_for_articles(page: Page) -> None:
    """Searches, and reads what is found first."""
    page.get_by_role("tab", name="Articles").click()
    page.fill("#search-articles :is(input, textarea)", SEARCHED)
    page.wait_for_selector("#articles tbody tr")
    page.wait_for_timeout(1000)
    page.locator("#articles td a").first.click()
    page.wait_for_selector("#article mark.chosen")


def look_after_the_library(page: Page) -> None:
    page.get_by_role("tab", name="Library").click()
    page.wait_for_selector("#parts :text('Look again')")


TABS = {"page.png": ask, "articles.png": look_for_articles, "library.png": look_after_the_library}


def keep(page: Page, name: str) -> None:
    """What a person sees now, as a picture."""
    picture = PICTURES / name
    page.screenshot(path=picture)
    size = picture.stat().st_size
    print(f"screenshot: {picture.relative_to(PROJECT)}, {size:,} bytes")
    if size > MOST_BYTES:
        raise SystemExit(f"screenshot: {name} has more than {MOST_BYTES:,} bytes: make it smaller")


if __name__ == "__main__":
    main()
