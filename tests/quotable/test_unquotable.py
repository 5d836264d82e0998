"""Lines of a page that are read and never quoted."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.quotable.unquotable import LONGEST_LINE, PARAGRAPH, rule_of, unquotable_spans

ONE = "The harbour council of Port Merrin voted on Monday to close the old ferry landing before winter."
TWO = "Residents of the northern quarter had asked for two more years, and a third of them spoke at the meeting."
THREE = "The last ferry will leave on the evening of 30 November, the head of the council, Ilse Brandt, said."
BELOW = "Work on the new landing begins in the spring, and it will cost nine million."

FURNITURE = [
    ("byline", "By Ann Poe, CNN"),
    ("byline", "By ANN POE and Bo Lind"),
    ("byline", "Written by Ann Poe"),
    ("byline", "Reporting by Ann Poe in Merrin; Editing by Bo Lind"),
    ("byline", "— Ann Poe, The Merrin Post"),
    ("byline", "Contributing: Ann Poe, Merrin Post; Reuters"),
    ("byline", "Bo Lind contributed to this report."),
    ("byline", "From Merrin Network and wire reports"),
    ("contact", "Contact Ann Poe: apoe@merrin.example. Follow her on Twitter @annpoe."),
    ("contact", "Ann Poe covers ferries. Reach her at apoe@merrin.example."),
    ("credit", "The minister speaks at the harbour on March 11, 2024. Ann Poe/AFP/Getty Images"),
    ("credit", "The old landing in winter (Photo by Ann Poe/Merrin Post)"),
    ("byline", "--Contributing: Reuters"),
    ("contact", "Ann Poe covers ferries. Have an idea? You can reach her at apoe@merrin.example."),
    ("credit", "Getty Images"),
    ("caption", "Photos: The landing A ferry leaves at dawn. Hide Caption 1 of 266"),
    ("caption", "Hide Caption"),
    ("caption", "Image source, Merrin Post"),
    ("caption", "Caption: The ferry at dawn."),
    ("video", "JUST WATCHED Why the ferry stopped Replay More Videos ... MUST WATCH Why the ferry stopped 04:38"),
    ("video", "Video Ad Feedback The ferry stops 02:59 - Source: CNN"),
    ("video", "02:59 - Source: CNN"),
    ("link", "Read more: The ferry that nobody wanted"),
    ("link", "Related:"),
    ("link", "See also"),
    ("link", "More:Ferry will stop in November, council says"),
    ("link", "Ferry history:Different names, the same old ships"),
    ("link", "Story highlights The ferry stops in winter"),
    ("offer", "Share on Facebook"),
    ("offer", "Sign up for Merrin Mornings, our newsletter."),
    ("offer", "Follow us on Facebook"),
    ("offer", "Read the rest of the story by clicking here."),
    ("byline", "Ann Poe is a ferry reporter at the Merrin Post. Follow her on Twitter @annpoe."),
    ("subscription", "(You can get “Merrin in five minutes” delivered to your inbox daily. Sign up here.)"),
    ("subscription", "Editor’s Note: A version of this story first appeared in Tides, our newsletter. Sign up here."),
    ("subscription", "Thank you for supporting our journalism. You can subscribe to our print edition here."),
    ("subscription", "Take the Merrin Post’s weekly news quiz here to see if you’re correct!"),
    ("subscription", "Follow every match: Live ferry scores"),
    (
        "about_outlet",
        "Coverage of the harbour at the Merrin Post is made possible in part by a grant from a foundation.",
    ),
    ("contact", "Bo Lind can be reached at blind@merrin.example or on Twitter."),
    ("credit", "The old landing lies in the sun. Courtesy Bo Lind"),
    ("credit", "Mayor Ida Holm at the landing on Friday. Photo: Bo Lind/Merrin Post"),
    ("credit", "Ice on the northern landing in spring. NASA/JPL-Caltech"),
    ("link", "►Ferry strike 2024:Council says the landing stays closed"),
    ("link", "MATCH MADE IN HARBOUR: Two ferry lines announce merger"),
    ("link", "📸 Gallery: The landing from above."),
    ("link", "More harbour news from Merrin:"),
    ("link", "For more tips on ferries, read here."),
    ("about_outlet", "Editor's note: This page recaps the news of Friday. Follow here for the latest."),
    ("about_outlet", "Our rating: False"),
    ("about_outlet", "This story and headline have been updated with additional developments."),
    ("about_outlet", "Prices were accurate at the time this article was published but may change over time."),
    ("about_outlet", "This transcript was automatically generated, and then edited for clarity."),
    ("lead_in", "Here’s what you need to know about the ferry."),
    ("lead_in", "Here's the latest:"),
    ("time", "Updated 10:32 AM ET, Mon March 4, 2024"),
    ("time", "Published March 3, 2026 Updated March 9, 2026, 1:24 p.m. ET"),
    ("rights", "© 2024 The Merrin Post"),
    ("menu", "Home | Ferries | Harbour | Weather"),
]
TEXT = [
    "This story has been updated to correct the number of ferries: it is nine.",
    "Ann Poe is a reporter for the Merrin Post and was arrested in the harbour on Monday.",
    "Here is what the council decided.",
    "At 10:30am the last ferry left for the northern quarter",
    "🎉🎉 What a night in Merrin! The ferry team won the cup on Wednesday: it was the first time.",
    "Editor's note: An earlier version misstated the number of ferries. It is nine.",
    "WASHINGTON: The council said that it would close the landing.",
    "Club members will have special access to tickets on Tuesday, and others can buy them at the landing.",
    "“We will never leave,” he said.",
    "“We will never leave”",
    "By Monday morning, one landing was closed.",
    "Eleven senators: Ann Poe, Bo Lind, Carla Marr",
    "• Ann Poe of Merrin voted against",
    "1. The ferry act",
    "What did the council decide?",
    "Photographs of the fire were shown in court.",
    "More than that, they asked for nothing, he said.",
    "Follow the money, she told the court on Monday.",
    "Published in 1984, the novel sold badly.",
    "In 2024 and 2025",
    "He read more than a hundred letters.",
    "Getty Images sued the company over its pictures.",
    "AP/Reuters figures put him at 41 percent.",
    "He told CNN that the ferry would stop.",
    "The ferry company shared a video of the fire.",
    "Q: Is the ferry safe?",
    "Shares on the exchange fell by a third.",
    "The toll: 12 dead",
]
HEADS = [
    "What the council wants",
    "A slim margin",
    "Ferry industry responds",
    "'Old' ships",
    "Voting rights",
    "Harbour council votes to close the old ferry landing in Merrin",
]
NO_HEADS = [
    "The ferry is safe",
    "“We stay”",
    "- A marked point of a list between paragraphs of the article",
    "12 people on board",
    "Killed: two sailors",
    "lower case words",
    "- A point of a list",
    "A line of more than a dozen words with no full stop tells a reader something",
]


def barred(text: str) -> list[str]:
    return [span.of(text) for span in unquotable_spans(text)]


@pytest.mark.parametrize(("rule", "line"), FURNITURE)
def test_furniture_of_a_page_is_barred(rule: str, line: str) -> None:
    """Wherever it stands, and nothing else with it."""
    assert rule_of(line) == rule
    assert barred(f"{ONE}\n\n{line}\n\n{TWO}\n{line}") == [line, line]


@pytest.mark.parametrize("line", TEXT)
def test_text_of_the_article_is_not(line: str) -> None:
    """In the middle of paragraphs and at the end, though it has a word of a rule or looks short."""
    assert barred(f"{ONE}\n\n{TWO}\n\n{line}\n\n{THREE}\n\n{line}") == []


@pytest.mark.parametrize(
    ("dateline", "sentence"),
    [
        ("CNN — ", "The ferry stopped."),
        ("New York CNN Business — ", "The ferry stopped."),
        ("(CNN) ", "The ferry stopped."),
        ("Rome/London (CNN Business) ", "The ferry stopped."),
        ("Jackson, Wyoming (CNN) ", "“The ferry stopped,” he said."),
        ("WASHINGTON (AP) — ", "The ferry stopped."),
        ("KYIV, March 3 (Reuters) - ", "The ferry stopped."),
        ("NEW YORK/LONDON, Dec 3 (Reuters) - ", "the ferry stopped."),
        ("Port Merrin, 3 mar (EFE).- ", "El ferry paró."),
        ("BURBANK, Calif. – ", "The ferry stopped."),
        ("SALEM, 11 p.m. — ", "The ferry stopped."),
        ("WASHINGTON – ", "“The ferry stopped,” he said."),
        ("Norbury/Velm – ", "In an interview the minister said so."),
        ("Port Merrin — ", "The ferry stopped."),
        ("PORT MERRIN (MPA) - ", "The ferry stopped."),
        ("VELM, Jan 20 (TransGlobe) - ", "A fire broke out."),
        ("NORBURY, Tenn., July 15, 2021 – ", "The ferry stopped."),
        ("Port Merrin, 12 June (MPA) – ", "The ferry stopped."),
    ],
)
def test_of_a_dateline_only_the_dateline_is_barred(dateline: str, sentence: str) -> None:
    """With the blanks after it, so that the sentence begins where its words do."""
    assert barred(f"{dateline}{sentence}\n\n{ONE}") == [dateline]


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — which has 32 members — said nothing.",
        "COVID-19 – a new wave – closed the schools.",
        "POE (LABOUR) – the only one to vote – stayed.",
        "Poe (Labour) - the only one to vote - stayed.",
        "Moving water – the force that made the canyon – rose.",
        "He spoke to the agency (AP) on Monday.",
        "The Associated Press (AP) reported on Monday.",
        "Cable News Network (CNN) said that the ferry stopped.",
        "CNN reported on Monday that the ferry stopped.",
        "Lahm – Germany's captain – said nothing.",
        "Ann Poe – who owns the ferry, said nothing.",
    ],
)
def test_a_subject_before_a_dash_is_no_dateline(sentence: str) -> None:
    """Nothing of a sentence is lost to a dash or an agency in it."""
    assert barred(f"{sentence}\n{ONE}") == []


@pytest.mark.parametrize("head", HEADS)
def test_a_head_between_paragraphs_is_barred(head: str) -> None:
    assert barred(f"{ONE}\n\n{TWO}\n\n{head}\n\n{BELOW}\n\n{THREE}") == [head]


@pytest.mark.parametrize("line", NO_HEADS)
def test_a_short_line_that_says_something_is_no_head(line: str) -> None:
    assert barred(f"{ONE}\n\n{TWO}\n\n{line}\n\n{BELOW}\n\n{THREE}") == []


def test_a_list_and_an_article_of_short_lines_have_no_heads() -> None:
    """Lines of a list stand under one another, and a poem has no paragraphs."""
    names = "Ann Poe of Merrin\nBo Lind of Harwick\nCarla Marr of Ostby"
    poem = "The ferry sleeps\nbelow the hill,\nThe water keeps\nits silver still.\n\nThe morning comes."
    assert barred(f"{ONE}\n{TWO}\nAgainst it voted:\n{names}\n{THREE}") == []
    assert barred(poem) == []
    assert barred("\n\n".join(f"A goal for Merrin\nThe {place} end cheers." for place in ("north", "south"))) == []


def test_names_above_the_first_paragraph_are_bylines_and_below_it_are_text() -> None:
    names = "Ann Poe, Bo Lind and Carla Marr\n\nMerrin Post\n\n"
    assert barred(f"{names}{ONE}\n{TWO}\n{THREE}") == ["Ann Poe, Bo Lind and Carla Marr", "Merrin Post"]
    assert barred(f"{ONE}\n{TWO}\n{THREE}\n{names}") == []


def test_where_nothing_else_is_in_a_text_nothing_is_barred() -> None:
    assert barred("CNN —\n\nGetty Images\n\nRead more: Ferries") == []
    assert barred("") == []


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from([line for _, line in FURNITURE] + TEXT + HEADS + [ONE, TWO, THREE, BELOW, "CNN — Rain.", "(CNN) "]),
)


@given(st.lists(LINES, max_size=14).map("\n".join))
def test_spans_are_in_order_apart_and_within_one_line(text: str) -> None:
    """Each begins where a line begins."""
    spans = unquotable_spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.start == 0 or text[span.start - 1] == "\n" for span in spans)
    assert not any("\n" in span.of(text).rstrip() for span in spans)


HOSTILE_LINES = {
    "names": "Aa Aa and " * 99,
    "byline": "By " + "Aa, " * 240,
    "agencies": "Reuters/" * 120,
    "credits": "(photo: " * 120,
    "lengths": "00:00 - source: " * 60,
    "times": "p.m. " * 190 + "2024 x",
    "digits": "12" * 490,
    "links": "Aa bb:Cc " * 110,
    "menus": "A | " * 240,
    "follow": "Aa. follow her on " * 50,
    "datelines": "AA " * 330,
    "galleries": "hide caption 1 of 9 x " * 45,
    "places": "Aa/" * 330 + "(CNN",
    "brackets": "(AP " * 240,
    "reached": "can be reached at a@" * 50,
    "bios": "Aa Aa is a reporter. Follow " * 35,
    "labels": "AA BB: " * 140,
    "offers": "sign up here " * 75,
}


@pytest.mark.parametrize("line", HOSTILE_LINES.values(), ids=HOSTILE_LINES)
def test_hostile_lines_come_to_an_end(line: str) -> None:
    """Many at the greatest length that a pattern is tried on, and one without an end."""
    text = "\n".join([line[:LONGEST_LINE]] * 50 + [line * 100])
    assert all(span.end <= len(text) for span in unquotable_spans(text))


def test_a_line_longer_than_any_furniture_is_a_paragraph() -> None:
    assert rule_of("Read more: " + "x" * 100) == "link"
    assert rule_of("Photos: " + "x" * LONGEST_LINE) is None
    assert len(ONE) >= PARAGRAPH


def test_a_gallery_on_one_line_is_captions_however_long() -> None:
    caption = "A view of the harbour in May. "
    line = " ".join(f"{caption * 10} Hide Caption {place} of 9" for place in range(1, 10))
    assert len(line) > LONGEST_LINE
    assert rule_of(line) == "caption"
