from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.language.en.furniture import RULES
from rag.reading.cleaning.furniture import LONGEST_LINE, clean, remove_headline, says_again, tidy

SEEDS = Path(__file__).parents[3] / "seeds"
BODY = "The parliament voted on Monday. " * 12

# All that may go from each seed, by how it begins and ends; nothing else is furniture there.
SEED_CUTS = {
    "000": [
        ("machine_residue", "date 2022-12-26"),
        ("picture_credit", "Opening image: MTI/EPA/Luca Piergiovanni"),
    ],
    "001": [
        ("comment_form", "Leave a Reply\n\nYour email address will not be published. Required fields are marked *"),
    ],
    "002": [
        (
            "cut_off_headlines",
            "Nathan Anderson, founder of Hindenburg Research, announces the firm’s closure after creating a major "
            "stir…\n"
            "A viral video from Moscow shows a woman violently kicking a toddler, allegedly due to…\n"
            "Gaza erupts in celebration as a historic ceasefire deal between Hamas and Israel is announced,…\n"
            "Joe Biden's farewell address highlights his administration's achievements, warns of ongoing challenges "
            "to democracy, and…\n"
            "Over 40 missiles and 70 drones hit Ukraine's energy facilities, targeting gas infrastructure. Despite "
            "air…\n"
            "World leaders, including President Biden, UN Secretary-General Guterres, and European officials, "
            "welcomed the ceasefire deal,…",
        )
    ],
    "003": [],
    "004": [
        ("illustration_caption", "Moscow, Kremlin – illustration photo"),
        ("advertisement", "Advertisement'; }"),
        ("repeated_headline", "Moscow again talks about peace talks, but “based on reality”"),
        ("repeated_headline", 'Moscow again talks about the measures of some, but " based on reality'),
    ],
}
# Lines that the rules know, to be mixed with any others.
FURNITURE = st.sampled_from(
    [cut for cuts in SEED_CUTS.values() for _, text in cuts for cut in text.split("\n")]
    + ["Related articles", "Read more:", "Share this article", "All rights reserved", "date 2022-12-26 date 2022-12-27"]
)
PAGES = st.lists(st.one_of(st.text(max_size=60), FURNITURE), max_size=12).map("\n".join)


def words(*texts: str) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())


@pytest.mark.parametrize("number", SEED_CUTS)
def test_seeds_lose_their_furniture_and_nothing_else(number: str) -> None:
    """From each seed exactly the listed lines are cut."""
    text = next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")
    cleaned, removed = clean(text)
    assert [(cut.rule, cut.text) for cut in removed] == SEED_CUTS[number]
    assert words(cleaned, *(cut.text for cut in removed)) == words(text)
    for leftover in (
        "Leave a Reply",
        "Advertisement",
        "Opening image",
        "Hindenburg",
        "illustration photo",
        "date 2022",
    ):
        assert leftover not in cleaned


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("advertisement", "ADVERTISEMENT"),
        ("advertisement", "Story continues below advertisement"),
        ("picture_credit", "(Photo by Jane Doe/Getty Images)"),
        ("picture_credit", "FILE PHOTO: A ship leaves the port of Odesa. REUTERS/Jane Doe"),
        ("picture_credit", "Image source, Getty Images"),
        ("picture_credit", "Phelan M. Ebenhack/AP"),
        ("newsletter", "Sign up for our newsletter"),
        ("newsletter", "What's new? Subscribe to the weekly newsletter here."),
        ("newsletter", "Click here to subscribe"),
        ("newsletter", "Sign up to our morning email"),
        ("newsletter", "The news of the coast in your inbox every Friday"),
        ("newsletter", "Support local journalism with a digital subscription."),
        ("cookies", "We value your privacy. Our partners store information on a device."),
        ("read_more", "Read more:"),
        ("read_more", "RELATED: Minister resigns after vote"),
        ("share", "Share this article"),
        ("share", "Facebook Twitter WhatsApp"),
        ("cookies", "This website uses cookies to improve your experience."),
        ("rights", "All rights reserved"),
        ("rights", "Copyright © 2024 The Daily Example"),
        ("navigation", "Skip to main content"),
        ("share", "Click to share on Bluesky (Opens in new window)"),
        ("feed", "The post Ferry stops at noon appeared first on The Norbury Post."),
        ("feed", '[mc4wp_form id="77"]'),
        ("mail", "View this post on the web at https://example.org/p/ferry"),
        ("mail", "Unsubscribe | View all your alerts"),
        ("mail", "Forwarded this email? Subscribe here for more"),
        ("database", "236 Words | Readability: Lexile: 1180, grade level(s): 9 10"),
        ("print", "12/5/24, 2:05 PM Ferry stops at noon | The Norbury Post"),
        ("print", "https://norbury.example/2024/ferry?share=email 1/3"),
        ("transcript", "NPR transcripts are created on a rush deadline by a contractor. Accuracy may vary."),
    ],
)
def test_lines_of_the_page_go(rule: str, line: str) -> None:
    """A line of furniture between two paragraphs is cut by its rule, and nothing else is."""
    cleaned, removed = clean(f"{BODY}\n\n{line}\n\n{BODY}")
    assert [(cut.rule, cut.text) for cut in removed] == [(rule, line)]
    assert cleaned == f"{BODY.strip()}\n\n{BODY.strip()}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Advertisement revenue fell by a third in 2023, the company said.",
        "“Sign up for the army,” the poster said.",
        "The link arrives in your email.",
        "Sign up for health insurance by Dec. 15 at the state's exchange.",
        "He told reporters to read more: history repeats itself, he said.",
        "No comment.",
        "Copyright law protects a photo for 70 years.",
        "Related staff and storage costs remain unknown, Crowell said.",
        "People gather in Tehran on October 8. Stringer/AFP/Getty Images",
        "The Reuters/Ipsos poll put him at 41%.",
        "The site uses cookies in the recipe, she said…",
        "Leave a reply to the letter to the court, the judge said.",
        "Share prices fell on Monday.",
        "But still…",
        "New explosions near Kyiv",
        "Copyright 1944, says the stamp on the back of one, and then a name.",
        "All rights reserved, wrote one mother in pencil under the picture of her son.",
        "Unsubscribe from the noise of the city, she told them.",
        "The post that he wrote appeared first on a wall in Velm, she said, and then everywhere.",
        "He had received this message because he asked for it, the court heard.",
        "All rights reserved is, in his view, the most honest phrase on the internet.",
    ],
)
def test_sentences_stay(sentence: str) -> None:
    """Prose that has a word of a rule in it is article text, in the middle and at the end."""
    assert clean(f"{BODY}\n{sentence}\n{BODY}")[1] == ()
    assert clean(f"{BODY}\n{sentence}")[1] == ()


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("ar", "اقرأ أيضا: انتخابات جديدة"),
        ("de", "Zum Inhalt springen"),
        ("de", "Lesen Sie auch: Was der Kanzler nicht sagte"),
        ("es", "Suscríbete a nuestra newsletter"),
        ("fr", "La suite après cette publicité"),
        ("it", "Riproduzione riservata © Copyright ANSA"),
        ("ja", "この記事をシェアする"),
        ("nl", "Lees ook: Wat de premier niet zei"),
        ("pl", "Udostępnij na Facebooku"),
        ("pt", "Continua depois da publicidade"),
        ("ru", "Читайте также: Что решил совет"),
        ("uk", "Поділитися"),
        ("zh", "责任编辑：王小明"),
    ],
)
def test_lines_of_pages_in_other_languages_go(code: str, line: str) -> None:
    assert clean(f"{BODY}\n{line}\n{BODY}")[0] == f"{BODY.strip()}\n{BODY.strip()}", code


@pytest.mark.parametrize("heading", ["More on this story", "Mehr zum Thema", "À lire aussi", "Читайте также"])
def test_a_list_of_other_stories_goes_with_its_heading(heading: str) -> None:
    """And with what stands under it that a rule knows by itself."""
    page = f"{BODY}\n{heading}\nCouncil votes on the bridge\nStorm closes the harbour\n© 2024. All rights reserved."
    assert clean(page)[0] == BODY.strip()


def test_a_form_goes_to_the_end_only_when_it_is_at_the_foot() -> None:
    """What follows a comment form at the end is cut with it; a form above the article takes nothing."""
    form = "Leave a Comment\nName *\nEmail *\nPost Comment"
    assert clean(f"{BODY}\n{form}") == (BODY.strip(), clean(f"{BODY}\n{form}")[1])
    assert clean(f"{BODY}\n{form}")[1][0].text == form
    assert clean(f"{form}\n{BODY}")[1] == ()


def test_list_of_other_stories_goes_and_a_last_paragraph_stays() -> None:
    """Headlines under "Related articles" are cut; the same heading over prose is not."""
    headlines = "Related articles\nMinister resigns after vote\nPort of Odesa reopens"
    assert [cut.text for cut in clean(f"{BODY}\n{headlines}")[1]] == [headlines]
    assert clean(f"{BODY}\nRelated articles\nThe vote was the third this year.")[1] == ()


def test_one_trailing_ellipsis_is_not_a_list() -> None:
    """Only a run of at least two cut-off lines is taken for other stories, and speech with dots is none."""
    teaser = "A viral video from Moscow shows a woman in the street, allegedly due to…"
    assert clean(f"{BODY}\n{teaser}")[1] == ()
    assert len(clean(f"{BODY}\n{teaser}\n\n{teaser}")[1]) == 1
    assert clean(f"{BODY}\nSANDERS: Well...\nMUIR: Vice President...")[1] == ()


def test_text_that_is_all_furniture_stays() -> None:
    """If nothing would be left, nothing is cut."""
    assert clean("Advertisement\n\nShare this article") == ("Advertisement\n\nShare this article", ())


def test_a_letter_and_its_accent_become_one_character() -> None:
    """As months and names are known; macOS and PDF files have them as two."""
    assert tidy("Publie\u0301 le 8 fe\u0301vrier") == "Publié le 8 février"


def test_white_space_becomes_plain() -> None:
    """Line ends, blanks, invisible characters and halves of characters are made plain, and no word is changed."""
    assert tidy("\ufeffA\u00a0b \u200b c\r\nd\re\u2028f\x00g  \n\n\n\n  h so\xadft \ud800") == (
        "A b c\nd\ne\nf g\n\nh soft \ufffd"
    )


@given(PAGES)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """A cleaned text is clean."""
    cleaned = clean(text)[0]
    assert clean(cleaned) == (cleaned, ())
    assert tidy(cleaned) == cleaned


@given(PAGES)
def test_no_word_is_lost(text: str) -> None:
    """The words of the result and of the cuts are those of the original, and each cut names a rule."""
    cleaned, removed = clean(text)
    assert words(cleaned, *(cut.text for cut in removed)) == words(tidy(text))
    assert {cut.rule for cut in removed} <= {rule.name for rule in RULES}


@given(PAGES, st.text(max_size=60))
def test_headline_is_only_moved(text: str, title: str) -> None:
    """Cutting the headline loses no word and leaves a text."""
    cleaned = clean(text)[0]
    kept, removed = remove_headline(cleaned, title)
    assert words(kept, *(cut.text for cut in removed)) == words(cleaned)
    assert bool(kept) == bool(cleaned)


def test_headline_garbled_or_cut_is_the_headline_and_a_claim_is_not() -> None:
    """Near repeats count if they begin alike and are no sentence."""
    assert says_again("Kyiv says port reopens after strike!", "KYIV SAYS: port reopens after strike")
    assert not says_again(
        "Sky Brown becomes the first world champion of the UK.", "Sky Brown becomes UK's first champion"
    )
    assert not says_again(
        "The claim: Biden did not have the authority to declassify as vice president",
        "Fact check: Biden had the authority to declassify as vice president",
    )
    assert not says_again("", "")


@pytest.mark.parametrize(
    "hostile",
    [
        "a/" * 50_000,
        " \n" * 50_000,
        "…\n" * 30_000,
        "(Photo by " * 9_000,
        "Read more" * 20_000,
        "Share on facebook " * 33,
        "date 2022-12-26 " * 9_000,
        "Related articles\n" * 9_000,
        "Leave a Reply\n" * 9_000,
        "Port reopens in Odesa\n" * 9_000,
        "date 2022-12-26 Advertisement\n" * 9_000,
        ("x" * (LONGEST_LINE - 1) + "\n") * 500,
    ],
    ids=range(12),
)
def test_hostile_text_is_cleaned(hostile: str) -> None:
    """Repeated beginnings of patterns come to an end."""
    assert clean(clean(hostile)[0])[1] == ()
