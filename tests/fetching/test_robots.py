"""What robots.txt allows."""

import pytest

from rag.fetching.robots import LONGEST, NO_RULES, NOTHING_ALLOWED, Robots, read_robots

TEXT = """\
# Everybody
User-agent: *
Disallow: /private/
Allow: /private/open   # but this
Crawl-delay: 2.5

User-agent: Otherbot
Disallow: /

Sitemap: https://a.org/map.xml
"""


def test_the_longest_rule_wins() -> None:
    """And of a path that no rule fits, nothing is said."""
    robots = read_robots(TEXT)
    assert [robots.allow(each) for each in ("/", "/private/x", "/private/open/x", "/Private/x")] == [
        True, False, True, True,
    ]  # fmt: skip
    assert robots.delay == 2.5


@pytest.mark.parametrize("agent", ["Dateline", "dateline/1.0", "DATELINE (news)"])
def test_what_is_said_to_us_goes_before_what_is_said_to_all(agent: str) -> None:
    """Also where it is nothing, and where several are named together; groups for us are one."""
    ours = f"User-agent: x\nUser-agent: {agent}\nDisallow: /a\n\nUser-agent: {agent}\nDisallow: /b"
    text = f"User-agent: *\nDisallow: /\n\n{ours}"
    assert [read_robots(text).allow(each) for each in ("/a", "/b", "/c")] == [False, False, True]
    assert read_robots(f"User-agent: *\nDisallow: /\n\nUser-agent: {agent}\nDisallow:\n").allow("/a")


@pytest.mark.parametrize(
    ("rule", "target", "fits"),
    [
        ("/*.pdf$", "/a/b.pdf", True),
        ("/*.pdf$", "/a/b.pdf?x", False),
        ("/*.pdf$", "/b.pdf.pdf", True),
        ("/*/print", "/a/b/print/1", True),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/fish*", "/fish.html", True),
        ("*", "/x", True),
        ("/*?", "/a?b", True),
        ("/*?", "/a", False),
        ("/a*b*c$", "/abxc", True),
        ("/a*b*c$", "/acxb", False),
        ("/ab*ba$", "/aba", False),
        ("/%7Ejoe", "/~joe/x", True),
        ("/caf\u00e9", "/caf%C3%A9/x", True),
        ("/%61", "/a", True),
    ],
)
def test_signs_in_a_rule(rule: str, target: str, fits: bool) -> None:
    """* is anything, $ the end, and a letter is the same however it is written."""
    assert read_robots(f"User-agent: *\nDisallow: {rule}").allow(target) != fits


@pytest.mark.parametrize(
    "text", ["", "<html><p>Not found</p></html>", "Disallow: /", "User-agent: *\nDisallow:", "\0" * 99]
)
def test_what_says_nothing_allows_all(text: str) -> None:
    assert read_robots(text).allow("/x")
    assert (NO_RULES.allow("/x"), NOTHING_ALLOWED.allow("/x")) == (True, False)


def test_hostile_rules_end() -> None:
    """Many signs for anything, many names and no end of lines."""
    stars = "User-agent: *\n" + "Disallow: /" + "*a" * 100_000 + "b\n"
    names = "".join(f"User-agent: x{number}\n" for number in range(30_000)) + "Disallow: /\n" * 20_000
    assert read_robots(stars).allow("/" + "a" * 2_000)
    assert read_robots(names) == Robots()
    assert read_robots(" " * LONGEST * 2 + "User-agent: *\nDisallow: /") == Robots()
