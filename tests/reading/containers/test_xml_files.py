"""What is read from feeds and from the XML of news agencies."""

import re
from pathlib import Path

import pytest

from rag.reading.dates.written import parse_date
from rag.reading.drafts import Failure
from rag.reading.formats import read_drafts
from tests.drafts import cause_of, drafts_of, only, written

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbor Gazette</title><link>https://harbor.example/</link>
<item><title>Ferry fares &amp;amp; fuel</title><link>https://harbor.example/fares</link>
<pubDate>Mon, 12 Jun 2023 15:42:00 +0200</pubDate><dc:creator>Mara Quill</dc:creator>
<description>Fares rise.</description>
<content:encoded><![CDATA[<p>Fares rise by 10&nbsp;percent.</p><p>The council objects.</p>]]></content:encoded></item>
<item><title>Mayor resigns</title><description>Ida Holm&nbsp;resigned on Friday &hellip;</description>
<source url="https://inland.example/rss">Inland Courier</source><dc:date>2023-06-02</dc:date></item>
<item><title>A link</title><link>https://harbor.example/link</link></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Inland Courier</title>
<entry><title type="html">A &lt;b&gt;bridge&lt;/b&gt; is shut</title>
<link rel="self" href="https://inland.example/feed"/><link href="https://inland.example/bridge"/>
<published>2023-06-12T10:00:00Z</published><updated>2023-06-14T10:00:00Z</updated>
<author><name>Ivo Stahl</name></author><category term="Traffic"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The bridge is shut.</p></div></content></entry>
<entry><title>A bridge opens</title><updated>2023-06-20T10:00:00Z</updated>
<summary>The bridge is open.</summary></entry></feed>
"""
NITF = """<?xml version="1.0"?>
<nitf><head><title>Fares</title><docdata><date.issue norm="20230612T154200Z"/><doc.copyright holder="Norbury Press"/>
</docdata><pubdata name="Norbury Press" date.publication="20230612"/></head>
<body><body.head><hedline><hl1>Ferry fares rise</hl1></hedline><byline>By <person>Mara Quill</person></byline>
<dateline><location>NORBURY</location></dateline></body.head>
<body.content><p>Fares rise by 10 percent.</p><p>The council objects.</p></body.content></body></nitf>
"""
NEWSML = """<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="tag:1"><itemMeta>
<provider literal="Norbury Press"/><versionCreated>2023-06-14T10:00:00Z</versionCreated>
<firstCreated>2023-06-12T10:00:00Z</firstCreated></itemMeta>
<contentMeta><by>Mara Quill</by><headline>Ferry fares rise</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>x</title></head><body><p>Fares rise by 10 percent.</p></body></html></inlineXML></contentSet></newsItem>
</itemSet></newsMessage>
"""
FACTIVA = """<?xml version="1.0"?>
<PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticle><article>
<accessionNo>HARBG00020230612ej6c0001x</accessionNo><byline>By Mara Quill</byline>
<headline><paragraph>Ferry <hlt>fares</hlt> rise</paragraph></headline>
<leadParagraph><paragraph>Fares rise by 10 percent.</paragraph></leadParagraph>
<publicationDate><dateTime>2023-06-12T01:35:58Z</dateTime></publicationDate><sourceName>Norbury Press</sourceName>
<tailParagraphs><paragraph>The council objects.</paragraph></tailParagraphs></article></ppsarticle></ppsArticleResponse>
</PPSResponse>
"""


def test_an_entry_of_a_feed_is_an_article(tmp_path: Path) -> None:
    """The whole text of it where the feed has that, and a teaser that says it is one."""
    first, second = drafts_of(written(tmp_path / "a.rss", RSS))
    assert (first.title, first.source, first.authors) == ("Ferry fares & fuel", "The Harbor Gazette", ("Mara Quill",))
    assert (str(parse_date(first.date)), first.url) == ("2023-06-12", "https://harbor.example/fares")
    assert first.text == "Fares rise by 10\xa0percent.\n\nThe council objects."
    assert (second.text, second.source) == ("Ida Holm\xa0resigned on Friday …", "Inland Courier")
    assert (second.date, second.metadata["extent"]) == ("2023-06-02", "what the feed shows of it")


def test_an_entry_without_text_is_told(tmp_path: Path) -> None:
    """With what to do, and which it is."""
    failure = list(read_drafts(written(tmp_path / "a.xml", RSS)))[2]
    assert failure == Failure(f"{tmp_path}/a.xml:entry 3", "it has no text, only a link: add the page itself (A link)")


def test_atom_tells_publication_from_change(tmp_path: Path) -> None:
    """Where only the last change is stated, that is said to be it."""
    first, second = drafts_of(written(tmp_path / "a.atom", ATOM))
    assert (first.title, first.text, first.url) == (
        "A bridge is shut",
        "The bridge is shut.",
        "https://inland.example/bridge",
    )
    assert (first.date, first.authors, first.source) == ("2023-06-12T10:00:00Z", ("Ivo Stahl",), "Inland Courier")
    assert (second.date, second.date_how) == ("2023-06-20T10:00:00Z", "last change, in the feed")


@pytest.mark.parametrize("content", [NITF, NEWSML, FACTIVA])
def test_what_agencies_send_is_an_article(tmp_path: Path, content: str) -> None:
    """In NITF, in NewsML-G2 with a page inside, and from Factiva."""
    draft = only(written(tmp_path / "a.xml", content))
    assert (draft.title, draft.source, draft.authors) == ("Ferry fares rise", "Norbury Press", ("Mara Quill",))
    assert str(parse_date(draft.date)) == "2023-06-12"
    assert draft.text.startswith("Fares rise by 10 percent.")


def test_a_note_to_editors_is_no_text(tmp_path: Path) -> None:
    """Though it has a body of its own, before that of the article."""
    note = "<note><body.content><p>EDS: Photos.</p></body.content></note><byline>"
    draft = only(written(tmp_path / "a.xml", NITF.replace("<byline>", note)))
    assert draft.text.startswith("Fares rise by 10 percent.")
    assert "EDS" not in draft.text


def test_what_was_thrown_away_is_no_article(tmp_path: Path) -> None:
    """In the export of WordPress, as its pictures and menus are none."""
    thrown = RSS.replace("<item><title>", "<item><status>trash</status><title>", 1)
    assert len(drafts_of(written(tmp_path / "a.xml", thrown))) == len(drafts_of(written(tmp_path / "b.xml", RSS))) - 1


def test_codes_for_pictures_are_no_text(tmp_path: Path) -> None:
    """In the export of WordPress, with the caption between them; square brackets of a text stay."""
    post = RSS.replace("<item><title>", "<item><post_type>post</post_type><title>", 1).replace(
        "<p>The council objects.",
        '<p>[caption id="a_6"]<img/> A quay[/caption]</p>[gallery ids="1,2"]<p>The [city] council objects.',
    )
    [draft] = [each for each in drafts_of(written(tmp_path / "a.xml", post)) if "council" in each.text]
    assert draft.text.split() == "Fares rise by 10 percent. The [city] council objects.".split()
    assert [cut.rule for cut in draft.removed] == ["shortcode", "shortcode"]


def test_a_broken_feed_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """As many are, with a bare & and an end that is missing."""
    drafts = drafts_of(
        written(tmp_path / "a.xml", RSS.replace("Mayor resigns", "Mayor & son").partition("<item><title>A l")[0])
    )
    assert [draft.title for draft in drafts] == ["Ferry fares & fuel", "Mayor son"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("x", "is no XML"),
        ("<urlset><url/></urlset>", r"XML of an unknown kind \(<urlset>\)"),
        ("<rss><channel/></rss>", "holds no entries"),
        (f"<!DOCTYPE rss [<!ENTITY a '{'x' * 99}'>]><rss>{'&a;' * 99}</rss>", "holds no entries"),
        (
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item>&a;</item></channel></rss>',
            "no text",
        ),
        ("<rss>" + "<a>" * 9_000, "."),
    ],
)
def test_other_xml_is_refused(tmp_path: Path, content: str, cause: str) -> None:
    """No entity is looked up or multiplied, and nothing is too deep."""
    assert re.search(cause, str(cause_of(written(tmp_path / "a.xml", content))))
