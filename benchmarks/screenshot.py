"""Makes docs/page.png, the picture in the README: a question answered on the page, over the seeds.

`python -m benchmarks.screenshot` needs Chromium, which Playwright drives.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.common import PROJECT, dateline

CHROMIUM = "/usr/bin/chromium"
QUESTION = "what conditions did Putin set?"
PICTURE = PROJECT / "docs" / "page.png"
MOST_BYTES = 300_000  # a README is read over slow lines too
PATIENCE = 60_000  # milliseconds


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        dateline("add", "seeds", data_dir=Path(folder), capture_output=True).check_returncode()
        command = [sys.executable, "-m", "rag", "--data-dir", folder, "serve", "--port", "0"]
        with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            try:
                # The first line it prints is: Dateline is at ADDRESS (Ctrl-C stops it).
                photograph(server.stdout.readline().split()[3], PICTURE)
            finally:
                server.terminate()
    size = PICTURE.stat().st_size
    print(f"screenshot: {PICTURE.relative_to(PROJECT)}, {size:,} bytes")
    if size > MOST_BYTES:
        raise SystemExit(f"screenshot: more than {MOST_BYTES:,} bytes: make it smaller")


def photograph(address: str, picture: Path) -> None:
    """Asks on the page, opens the best source, and keeps what a person then sees."""
    picture.parent.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        page.fill("#question textarea", QUESTION)
        page.press("#question textarea", "Enter")
        page.wait_for_selector("#sources .source[data-number='1']")
        page.locator("#conversation a.cite", has_text="[1]").first.click()
        page.wait_for_selector("#reader mark.chosen")
        page.wait_for_timeout(1000)  # for the panes to come to rest
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
