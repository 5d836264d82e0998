"""Whatever articles, files and people say, the page has our elements and attributes alone."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given

from rag.doctor import Finding
from rag.filtering import Filters
from rag.ingestion.report import ArticleOutcome, FileResult, Report
from rag.library.catalogue import SearchResult
from rag.library.conversations import StoredConversation
from rag.library.library import Change
from rag.library.removed import RemovedArticle
from rag.library.search_query import SearchQuery
from rag.models.choice import Choice
from rag.models.download import Download
from rag.page.articles.article_list import Row, View, render_article_list, render_controls
from rag.page.articles.chart import render_chart
from rag.page.articles.found import Finder
from rag.page.articles.snippet import render_snippet
from rag.page.ask import conversations_html
from rag.page.ask.conversations_html import DeletedConversation, Doing
from rag.page.ask.filter_form import render_filter_form
from rag.page.ask.sources import render_sources
from rag.page.ask.turns import render_turn, render_turns, render_welcome
from rag.page.library.parts_table import render_parts_table
from rag.page.library.programs import render_programs
from rag.page.library.results import render_additions, render_removed_articles
from rag.page.library.settings_form import TriedForm, render_settings_form
from rag.page.library.status import (
    render_model_section,
    render_pull_progress,
    render_pull_result,
    render_refused_settings,
    render_saved_settings,
    render_state_line,
)
from rag.page.reader import render_reader
from rag.reading.drafts import Failure
from rag.settings import read_settings
from rag.text.words import words
from rag.turns import Rating, Thumb
from rag.types import Listing, RemovedText, Sentence, Span, Verdict
from tests.page.made import answer_from, article, hostile, refusal, turn
from tests.page.seen import Page

TAGS = re.compile(
    "a|article|b|bdi|blockquote|button|code|datalist|details|div|fig(caption|ure)|form|h[1-3]|header|input|kbd|label|li|"
    "mark|option|p|pre|progress|section|select|span|summary|table|tbody|td|th|thead|tr|ul"
)
ATTRIBUTES = re.compile(
    "aria-(controls|current|describedby|expanded|hidden|invalid|keyshortcuts|label|live|pressed|sort)|autocomplete|"
    "class|data-(address|back|conversation|copy|event|fills|focus|from|goes|home|key|live|mark|number|question|show|step|tip|"
    "toggles|turn|unfolds|up|verdict)|dir|disabled|download|"
    "href|id|lang|list|max|name|novalidate|open|rel|role|scope|selected|style|tabindex|target|title|type|value"
)


@given(hostile, hostile, hostile)
def test_nothing_in_an_article_or_a_question_becomes_html(text: str, title: str, other: str) -> None:
    """Tags, handlers and addresses that run something stay text, in every part of the page."""
    evil = article(
        text, title, source=other, url=other, path=text, authors=(other,), published_how=other, language=other
    )
    answer = answer_from(evil, Span(0, len(text)), question=other, speaker=other)
    doubted = (Sentence(text, (1,), Verdict.PARTLY, (other, title)), Sentence(other, (), Verdict.UNSUPPORTED, (text,)))
    written = replace(
        answer,
        standalone_question=text,
        sentences=doubted,
        written_by=other,
        notes=(text,),
        filters=Filters(source=other, before=date(2022, 1, 1)),
    )
    rated = turn(written, 5, other, rating=Rating(Thumb.DOWN, text, title))
    conversation = StoredConversation("c1", title, "2026-01-01T00:00:00", "2026-01-01T00:00:00", 3)
    finder = Finder(SearchQuery(words=tuple(words(text))))
    listing = Listing(other, title, other, None, other, text, other)
    result = SearchResult(1, (other,), ((other, 1), (None, 2)), ((202201, 1), (None, 2)))
    taken = (ArticleOutcome(evil.id, Change(added=1)),)
    report = Report((FileResult(Path(title), notices=(Failure(other, text),), articles=taken),), (title,))
    tried = TriedForm({"model": text}, {"model": other, text: title}, 1)
    whole = [
        render_turns(
            [turn(answer, 1, other), turn(None, 2, title, problem=other), turn(refusal(evil, other), 3, text)]
        ),
        render_turns([turn(written, 4, other), rated]),
        render_turn(turn(replace(written, done=False), 6, text), under_way=True),
        render_welcome([text, title], empty=False),
        conversations_html.render_bar("c1", title),
        conversations_html.render_conversation_list([conversation], text, "c1"),
        conversations_html.render_conversation_list([conversation], text, "", Doing(renaming="c1")),
        conversations_html.render_conversation_list([], text, ""),
        conversations_html.render_conversation_list(
            [conversation], text, "", Doing(removed=DeletedConversation("c1", title, 0))
        ),
        render_filter_form(Filters(source=other), [text, title]),
        render_state_line(1, None, Choice(None, text, other)),
        render_model_section(Choice(None, other, f"`{text}` {title}", title)),
        render_saved_settings(Choice(None, other, f"`{text}` {title}", title)),
        render_settings_form(replace(read_settings(), model=text), {"judge": other}, [title, other]),
        render_settings_form(read_settings(), {}, [], tried),
        render_refused_settings([text, other]),
        render_programs(text),
        render_pull_progress(other, Download(text, 1, 2)),
        render_pull_result(text),
        render_sources(1, answer, 1, {evil.id}),
        render_sources(4, written, None),
        render_reader(evil, [Span(0, 1)], Span(1, len(text)), gone=True, cited=answer.citations[0], sources=1),
        render_controls(View(text, outlet=other), result),
        render_article_list(
            View(text), result, [Row(listing, [Span(0, len(title))], render_snippet(evil, finder))], other
        ),
        render_chart(result, View(outlet=other)),
        render_additions(report, Path("/uploads"), {evil.id: replace(evil, removed=(RemovedText(other, text),))}),
        render_removed_articles([RemovedArticle("r1", title, datetime(2026, 1, 1, tzinfo=UTC))], 2),
        render_parts_table(
            [Finding(other, text, False, title), Finding("language model", text, True, title)], looking=False
        ),
    ]
    page = Page("".join(whole))
    assert [tag for tag, _ in page.elements if not TAGS.fullmatch(tag)] == []
    assert [name for _, attributes in page.elements for name in attributes if not ATTRIBUTES.fullmatch(name)] == []
    addresses = [link["href"] or "" for link in page.find("a")]
    assert all(each.startswith(("#", "http://", "https://", "conversation/")) for each in addresses)
    assert all(re.fullmatch(r"--share: [\d.]+", style) for style in page.styles())
