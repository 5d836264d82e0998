"""What is read from pages that Safari saved."""

import plistlib
from pathlib import Path
from typing import Any

import pytest

from tests.drafts import PARAGRAPH, cause_of, only, written

PAGE = f"<html><head><title>Bridge shut</title></head><body><article><h1>Bridge shut</h1><p>{PARAGRAPH}</p></article>"


def saved(**resource: Any) -> bytes:
    main = {"WebResourceURL": "https://harbor.example/bridge", "WebResourceMIMEType": "text/html", **resource}
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


@pytest.mark.parametrize("charset", ["UTF-8", "iso-8859-1", "windows-1252"])
def test_a_page_of_safari_is_read_in_its_charset(tmp_path: Path, charset: str) -> None:
    content = PAGE.replace("parliament", "café").encode(charset)
    path = written(tmp_path / "a.webarchive", saved(WebResourceData=content, WebResourceTextEncodingName=charset))
    draft = only(path)
    assert (draft.title, draft.url) == ("Bridge shut", "https://harbor.example/bridge")
    assert "The café voted on Monday" in draft.text


def test_a_page_whose_charset_is_not_true_is_read(tmp_path: Path) -> None:
    content = PAGE.replace("parliament", "café").encode("cp1252")
    path = written(tmp_path / "a.webarchive", saved(WebResourceData=content, WebResourceTextEncodingName="UTF-8"))
    assert "The café voted on Monday" in only(path).text


@pytest.mark.parametrize("content", [saved(), plistlib.dumps([1]), plistlib.dumps({"WebMainResource": "x"})])
def test_an_archive_without_a_page_says_so(tmp_path: Path, content: bytes) -> None:
    assert "holds no web page" in str(cause_of(written(tmp_path / "a.webarchive", content)))


def test_a_page_with_an_address_on_the_disk_has_none(tmp_path: Path) -> None:
    content = saved(WebResourceData=PAGE.encode(), WebResourceURL="file:///Users/a/bridge.html")
    assert only(written(tmp_path / "a.webarchive", content)).url is None
