"""Feeds."""

from datetime import date

import pytest

from rag.fetching.feeds import Entry, entries, is_feed

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>Paper</title><link>https://a.org/</link><atom:link rel="self" href="https://a.org/feed"/>
<item><media:title>A picture</media:title><title>Old &amp; one</title><link> /old </link>
<pubDate>Tue, 10 Jun 2003 23:30:00 -0500</pubDate><dc:creator>Ann Poe</dc:creator>
<media:content url="x.jpg"><media:text>caption</media:text></media:content><author>mail@a.org</author></item>
<item><title>New</title><guid>https://a.org/new</guid><dc:date>2024-05-02T10:00:00Z</dc:date>
<content:encoded><![CDATA[<p>%s</p>]]></content:encoded></item>
<item><title>No day</title><guid isPermaLink="false">7</guid><link>https://a.org/none</link><description>%s</description></item>
<item><title>No link</title></item></channel></rss>""" % (b"Whole. " * 200, b"Teaser. " * 200)

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><link href="https://a.org/"/>
<entry><title type="html">One</title><link rel="self" href="/self"/><link href="/one"/>
<updated>2024-06-01T00:00:00Z</updated>
<published>2024-05-02T10:00:00+02:00</published><author><name>Ann Poe</name><email>mail@a.org</email></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>%s</p></div></content></entry>
<entry><title>Two</title><link rel="alternate" href="https://a.org/two"/><updated>2024-06-01T00:00:00Z</updated></entry></feed>
""" % (b"Whole. " * 200)


def test_rss_is_read_newest_first() -> None:
    """A summary is no article, and what is said of a picture is not said of the page."""
    new, old, none = entries(RSS, 10)
    assert old == Entry("/old", "Old & one", date(2003, 6, 10), "Ann Poe")
    assert (new.link, new.day, (new.content or "")[:10]) == ("https://a.org/new", date(2024, 5, 2), "<p>Whole. ")
    assert none == Entry("https://a.org/none", "No day")
    assert entries(RSS, 1) == [new]


def test_atom_is_read() -> None:
    """The day on which an entry was last changed is not the day on which it was published."""
    one, two = entries(ATOM, 10)
    assert (one.link, one.title, one.day, one.author) == ("/one", "One", date(2024, 5, 2), "Ann Poe")
    assert "Whole. Whole." in (one.content or "")
    assert two == Entry("https://a.org/two", "Two")


@pytest.mark.parametrize(
    ("body", "feed"),
    [
        (RSS, True),
        (ATOM, True),
        (b'<rdf:RDF xmlns:rdf="x" xmlns="y"><item><link>a</link></item></rdf:RDF>', True),
        (b"\xef\xbb\xbf\n<!-- x --><rss><channel/></rss>", True),
        (b"<html><body><p>The &lt;rss&gt; tag</p></body></html>", False),
        (b"<html><rss></rss></html>", False),
        (b"<urlset><url/></urlset>", False),
        (b"", False),
        (b"%PDF-1.4 <rss", False),
    ],
)
def test_a_feed_is_known_by_its_outermost_element(body: bytes, feed: bool) -> None:
    assert is_feed(body) is feed


def test_hostile_feeds_end() -> None:
    """Entities are not replaced and files not read; depth and number have bounds; a broken end leaves the beginning."""
    lol = b'<!DOCTYPE r [<!ENTITY a "' + b"x" * 1_000 + b'">'
    lol += b"".join(b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9)) + b"]>"
    secret = b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    for start in (lol, secret):
        body = start + b"<rss><item><title>&x;&j;</title><link>https://a.org/</link></item></rss>"
        assert all("root:" not in (each.title or "") and len(each.title or "") < 2_000 for each in entries(body, 5))
    assert len(entries(b"<rss>" + b"<item><link>x</link></item>" * 5_000 + b"<item>", 9_999)) == 1
    assert entries(b"<rss>" + b"<a>" * 100_000, 5) == []
