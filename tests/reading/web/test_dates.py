from datetime import date

import pytest

from rag.reading.web.dates import PageDate, page_date

DAY = date(2024, 3, 7)
TITLE = "Vestby council approves new pier"
PROSE = (
    "The council of Vestby approved a new pier on Wednesday after nine hours of debate, and most members of both "
    "large parties voted for it. The old one was closed in the spring of 2019."
)


def page(top: str = "", end: str = "", head: str = "", language: str = "en", after: str = "") -> str:
    """A page with `top` under its headline, `end` under its text and `after` beside the article."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{TITLE} | Vestby Post</title>{head}</head><body>'
        f"<header><nav><a href='/'>Home</a></nav></header><main><article><h1>{TITLE}</h1>{top}<p>{PROSE}</p>"
        f"<p>{PROSE}</p>{end}</article></main>{after}<footer>© 2019 Vestby Post</footer></body></html>"
    )


def linked(values: str) -> str:
    return f'<script type="application/ld+json">{values}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("html", "how"),
    [
        (page(head=linked('{"@type": "NewsArticle", "datePublished": "2024-03-07T10:00:00+01:00"}')), "markup"),
        (
            page(head=linked('{"@type": "NewsArticle", "headline": "A "pier"", "datePublished": "2024-03-07"}')),
            "markup",
        ),
        (page(head=linked('{"@graph": [{"@type": "WebPage", "datePublished": "2024-03-07"}]}')), "markup"),
        (page(head=meta("article:published_time", "2024-03-07T10:00:00Z")), "markup"),
        (page(head='<meta name="DC.date.issued" content="2024-03-07">'), "markup"),
        (page('<span itemprop="datePublished" content="2024-03-07">yesterday</span>'), "markup"),
        (page('<p>By Tove Lind <time datetime="2024-03-07T08:00">7 March</time></p>'), "markup"),
        (page('<p><abbr class="published" title="2024-03-07">yesterday</abbr></p>'), "markup"),
        (page(head="<script>var data = {'publishDate': '2024-03-07'};</script>"), "markup"),
        (page("<p>Thursday 7 March 2024 10.30 GMT</p>"), "stated at the headline"),
        (page("<div class='info'>Vestby Post 7 March 2024 Tove Lind</div>"), "stated at the headline"),
        (page("<p>Published 7 March 2024 | Updated 8 March 2024</p>"), "stated at the headline"),
        (page("<p>7 марта 2024, 10:30</p>", language="ru"), "stated at the headline"),
        (page("<p>2024年3月7日 10時30分</p>", language="ja"), "stated at the headline"),
        (page(end="<p>Published on 7 March 2024</p>"), "stated on the page"),
        (
            page(end="<p class='meta'>This entry was posted on 7 March 2024 and is filed under piers.</p>"),
            "stated on the page",
        ),
        (page(head='<link rel="canonical" href="https://post.example/2024/03/07/pier">'), "url"),
    ],
)
def test_where_pages_give_their_day(html: str, how: str) -> None:
    """In the markup, at the headline, below the text, in the address; and it is said which."""
    assert page_date(html, None) == PageDate(DAY, how)


@pytest.mark.parametrize(
    "html",
    [
        page(),
        page(after='<aside><a href="/x">Fares to rise</a> <time datetime="2021-02-03">3 Feb 2021</time></aside>'),
        page(after='<div class="related"><time pubdate datetime="2021-02-03">3 Feb 2021</time></div>'),
        page('<div><a href="/x">Bus fares to rise again</a> <time datetime="2021-02-03">3 Feb</time></div>'),
        page(end='<div><a href="/x">Bus fares to rise again</a> <time datetime="2021-02-03">3 Feb</time></div>'),
        page(end='<div id="comments"><meta itemprop="datePublished" content="2021-02-03"></div>'),
        page(
            head=linked(
                '{"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2021-02-03"}]}'
            )
        ),
        page(head=linked('{"@type": "Event", "datePublished": "2021-02-03"}')),
        page(head=linked('{"@type": "NewsArticle", "headline": "Fares rise", "datePublished": "2021-02-03"}')),
        page("<p class='meta'>Last login: 3 February 2021</p>"),
        page("<p>Last login: <time datetime='2021-02-03'>3 Feb</time></p>"),
        page("<p class='date'>When: 3 February 2021, 19:00</p>"),
        page("<p>Updated: 8 March 2024</p>"),
        page("<p class='lead'>A look back at the fire of 12 June 1963</p>"),
        page(head=meta("article:modified_time", "2024-03-08")),
        page(head=meta("article:published_time", "2999-01-01")),
        "",
        "<",
        "\x00",
    ],
)
def test_days_of_something_else(html: str) -> None:
    """Of related stories, comments, events, visits and changes, and of days to come."""
    assert page_date(html, None).day is None


def test_events_in_an_address() -> None:
    """Neither the day in it nor a day at the headline, unless that says that it is the one of publication."""
    address = "https://post.example/events/2024/03/07/pier"
    assert page_date(page("<p>7 March 2024, 19:00</p>"), address).day is None
    assert page_date(page("<p>Published 7 March 2024</p>"), address).day == DAY


@pytest.mark.parametrize(
    ("html", "url", "how"),
    [
        (page("<p>07/03/2024</p>"), "https://post.co.uk/a", "day before month, as in the country of .uk"),
        (page("<p>07/03/2024, 10:30 Uhr</p>", language="de"), None, "day before month, as the language de is written"),
        (
            page("<p>07/03/2024</p>", head=meta("og:locale", "en_GB")),
            None,
            "day before month, as the language en-gb is written",
        ),
        (
            page("<p>07/03/2024</p>"),
            "https://post.example/en-gb/a",
            "day before month, as the language en-gb is written",
        ),
        (page("<p>03/07/2024</p>"), "https://agency.gov/a", "month before day, as in the country of .gov"),
        (
            page("<p>07/03/2024</p>", after="<aside>25/02/2024</aside>"),
            None,
            "day before month, as in other dates of the page",
        ),
    ],
)
def test_what_decides_between_two_readings(html: str, url: str | None, how: str) -> None:
    """The outlet's country, the language, other dates of the page; and it is said."""
    assert page_date(html, url) == PageDate(DAY, f"stated at the headline, {how}")


def test_a_day_with_two_readings_is_kept_in_its_words() -> None:
    """Where nothing decides, where two things decide otherwise, and for American English, which is a preset."""
    html = page(head='<meta name="date" content="05/03/2024">', language="en-US")
    assert page_date(html, None) == PageDate(None, "markup", "05/03/2024")
    assert page_date(html, None).draft_date == "05/03/2024"
    assert page_date(page("<p>05/03/2024</p>", language="de"), "https://agency.gov/a").day is None
    assert page_date(html, "https://post.example/2024/03/05/a") == PageDate(date(2024, 3, 5), "url")


def test_days_that_differ_are_told() -> None:
    """The surest wins; a day more or less is a matter of the clock."""
    html = page(head=meta("article:published_time", "2024-03-07T10:00:00+01:00"))
    found = page_date(html, "https://post.example/2023/03/07/pier")
    assert (found.day, found.notes) == (DAY, {"other dates": "url 2023-03-07"})
    assert page_date(html, "https://post.example/2024/03/08/pier").notes == {}


def test_a_stamp_of_utc_is_of_the_day_at_the_headline() -> None:
    """At ten in the evening in New York it is the next day in Greenwich."""
    head = meta("article:published_time", "2024-03-08T03:00:00+00:00")
    assert page_date(page("<p>March 7, 2024, 10:00 p.m. ET</p>", head=head), None).day == DAY
    assert page_date(page("<p>March 2, 2024, 10:00 p.m. ET</p>", head=head), None).day == date(2024, 3, 8)


def test_the_article_of_several_that_are_described() -> None:
    """By its headline or its address."""
    other = '{"@type": "NewsArticle", "headline": "Council fares", "url": "/x", "datePublished": "2021-02-03"}'
    own = '{"@type": "NewsArticle", "headline": "%s", "url": "https://post.example/a", "datePublished": "2024-03-07"}'
    assert page_date(page(head=linked(f"[{other}, {own % TITLE}]")), None).day == DAY
    assert page_date(page(head=linked(f"[{other}, {own % 'The pier'}]")), "https://post.example/a").day == DAY


def test_a_live_blog_is_of_its_last_entry() -> None:
    """Unless it says when it began."""
    entries = "".join(
        f"<div><h3>Entry {day}</h3><time datetime='2024-03-0{day}T09:00'>09:00</time><p>News.</p></div>"
        for day in (9, 8, 7)
    )
    html = page(entries).replace(TITLE, f"{TITLE}: live updates")
    assert page_date(html, None) == PageDate(date(2024, 3, 9), "last entry of a live blog")
    began = html.replace("</head>", f"{meta('article:published_time', '2024-03-07')}</head>")
    assert page_date(began, None).day == DAY
