"""Who is speaking."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reading.articles import read_articles
from rag.text.sentences import sentence_spans
from rag.text.speakers import speaker_at, speaker_of, speaker_of_span
from rag.types import Article, Span
from tests.examples import article

SEEDS = Path(__file__).parents[2] / "seeds"


def speakers(text: str) -> list[str | None]:
    spans = sentence_spans(text)
    return [speaker_of(text, spans, index) for index in range(len(spans))]


def speaker(text: str, opening: str) -> str | None:
    """Of the sentence that begins with `opening`."""
    spans = sentence_spans(text)
    [index] = [place for place, span in enumerate(spans) if span.of(text).startswith(opening)]
    return speaker_of(text, spans, index)


@pytest.mark.parametrize(
    ("file", "opening", "who"),
    [
        ("000", "“Divide and rule.", "Vladimir Putin"),
        ("000", "“No one should be afraid", "Putin’s spokesman Dmitry Peskov"),
        ("000", "Mihajlo Podoljak, adviser to the head", "Mihajlo Podoljak"),
        ("000", "“So, it is clear", "the Ukrainian presidential adviser"),
        ("000", "He added that there was no other", "Mihajlo Podoljak"),
        ("001", "“I think a statement like that", "Ned Price"),
        ("001", "However, Kremlin spokesman", "Kremlin spokesman Dmitry Peskov"),
        ("001", "She described hearing", "Natalia Dobrovolska"),
        ("001", "“Russian aggression can", "President Volodymyr Zelensky"),
        ("001", "“It was not an easy thing", "Malta’s Energy Minister Miriam Dalli"),
        ("002", "Russian President Vladimir Putin told French", "Russian President Vladimir Putin"),
        ("002", "“While holding permanent negotiations", "Emmanuel Macron"),
        ("002", "According to Sputnik", "Sputnik"),
        ("003", "“What happens later", "Vladimir Putin"),
        ("003", "Vladimir Zelensky has denounced", "Vladimir Zelensky"),
        ("004", "“In its regular rhetoric", "Mykhaylo Podoljak"),
    ],
)
def test_speakers_of_the_seeds(file: str, opening: str, who: str) -> None:
    """In the words of the article: with first name and office where it gives them."""
    [path] = SEEDS.glob(f"{file}_*.txt")
    [article] = read_articles(path)
    assert isinstance(article, Article)
    assert speaker(article.text, opening) == who


@pytest.mark.parametrize(
    ("file", "opening"),
    [
        ("000", "The Ukrainian command managed to attack"),
        ("001", "Putin flew to Minsk"),
        ("002", "Any attempts by Kyiv to delay"),  # "it said": the Kremlin, of the sentence before
        ("003", "Putin was speaking at a press conference"),
        ("004", "The invasion of Ukraine by Russian troops"),
    ],
)
def test_the_texts_own_words_are_nobodys(file: str, opening: str) -> None:
    """A sentence that names people without a word of theirs has no speaker."""
    [path] = SEEDS.glob(f"{file}_*.txt")
    [article] = read_articles(path)
    assert isinstance(article, Article)
    assert speaker(article.text, opening) is None


@pytest.mark.parametrize(
    "text",
    [
        "The talks in Minsk said nothing new.",
        "Putin was told by Macron that it must end.",
        "Asked about Putin, he said nothing.",
        "If Berg said that, he lied.",
        "Nobody believed what Berg said.",
        "Berg did not say who it was.",
        "The letters of Berg were published.",
        "Holm, who said he was ill, left.",
        "“It is over,” the statement said.",
        "They left after Berg said it was late.",
        "Teachers in Toft ended their strike on Friday after the council agreed to raise their pay.",
        "The firm dropped the plan a day after regulators said they opposed it.",
        "Holm said no, but Berg said yes.",
        "On Monday said the talks would go on.",
        "It rained. He said it was cold.",
        "Il a dit que Macron partirait.",
    ],
)
def test_a_name_that_does_not_speak_is_not_given(text: str) -> None:
    """Places, people spoken to, and what a clause says beside the sentence: none is better than a wrong one."""
    assert speakers(text)[-1] is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A lawyer for Tomas Redl said the fund was empty.", "A lawyer for Tomas Redl"),
        ("The man accused of killing Vera Kohl said he was sorry.", "The man accused of killing Vera Kohl"),
        ("The widow of Jan Berg said she would sue.", "The widow of Jan Berg"),
        ("A report about Quill said so.", "A report about Quill"),
        ("According to a witness, it burned.", "a witness"),
        ("“We will win,” said a source close to Berg.", "a source close to Berg"),
        ("Berg’s spokesman said so.", "Berg’s spokesman"),
        ("47 percent said they would stay.", "47 percent"),
        ("“It was cold,” the climber said.", "the climber"),
        ("According to a man who was there, it burned.", "a man who was there"),
    ],
)
def test_one_without_a_name_is_told_by_description(text: str, who: str) -> None:
    """Whoever is named in it does not speak."""
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rosa Lind from the Norbury Institute said the bolts had rusted.", "Rosa Lind"),
        ("The defendant’s lawyer, Ms Iris Adeyemi, told the court that he was ill.", "Iris Adeyemi"),
        ("In Toft, Maine, Ada Holm, the mayor, said it was over.", "Ada Holm"),
        ("Rep. Ada Holm (D-R.I.) said no.", "Rep. Ada Holm"),
        ("If Berg said that, he lied, Holm added.", "Holm"),
        ("Holm thanked the crews and said the road was open.", "Holm"),
        ("TOFT (NP) — Holm, the mayor, was quoted as saying the road was open.", "Holm"),
        (
            "The Center for Coastal and Harbour Research said it was safe.",
            "The Center for Coastal and Harbour Research",
        ),
        ("Senior ally Ulf Holm, the mayor, conceded that the council needed to do better.", "Senior ally Ulf Holm"),
        ("Holm and Berg said no.", "Holm and Berg"),
        ("Ford dealer Ulf Holm said no.", "Ford dealer Ulf Holm"),
        ("Łukasz Śliwa said it rained.", "Łukasz Śliwa"),
        ("Holm told Berg that the road was open, the ministry said.", "Holm"),
        ("Holm went on to say: “No.”", "Holm"),
        ("Ada Holm: No talks before Monday", "Ada Holm"),
    ],
)
def test_the_name_of_who_speaks_is_found_among_others(text: str, who: str) -> None:
    """Beside places, offices, institutions, people spoken to and clauses of their own."""
    assert speakers(text) == [who]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''", "„“", "«»"])
def test_who_is_quoted_inside_a_quotation_does_not_speak(marks: str) -> None:
    """Whichever marks it has; an apostrophe is none of them."""
    before, after = marks
    assert speakers(f"Holm wrote: {before}Berg said the workers’ till was empty.{after}") == ["Holm"]
    assert speakers("The workers’ union said Berg had left ’til Monday.") == ["The workers’ union"]


def test_each_clause_has_its_own_speaker() -> None:
    """And the sentence has none."""
    text = "Holm called it a lie, while Mayor Ulf Berg called it a start."
    spans = sentence_spans(text)
    assert [speaker_at(text, spans, 0, text.index(word)) for word in ("lie", "start")] == ["Holm", "Mayor Ulf Berg"]
    assert speaker_of(text, spans, 0) is None


def test_a_label_holds_for_all_of_the_words() -> None:
    """Of one sentence, of several by one, of several by two, and of one beside the text's own."""
    text = "Holm said it was late. “Never,” she added.\nBerg agreed to it. It rained."
    said = article("Toft", text)
    places = {word: text.index(word) for word in ("Holm", "“", "Berg", "It rained")}
    whole = {
        (one, other): speaker_of_span(said, Span(places[one], places[other] + 3))
        for one, other in [("Holm", "Holm"), ("Holm", "“"), ("Holm", "Berg"), ("Berg", "It rained")]
    }
    assert list(whole.values()) == ["Holm", "Holm", None, None]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Holm met Mr. Berg. She said so.", "Ada Holm"),
        ("Mr. Berg met Ada Holm. She said so.", None),
        ("Holm said she was ill. Berg left. She said no.", "Holm"),
        ("The council met. He said no.", None),
        ("The judges met. They said no.", "The judges"),
        ("Defending the road is right, he said.", None),
    ],
)
def test_a_pronoun_is_of_one_that_it_can_be_said_of(text: str, who: str | None) -> None:
    """By titles, by the other pronouns of the text, and not of bodies or of what is no name."""
    assert speakers(text)[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“He lied,” Smith told Jones.", "Smith"),
        ("“Trump said he would win,” Biden warned.", "Biden"),
        ("The company said “Apple will pay,” and Tim Cook left.", "The company"),
        ("Nancy Pelosi, 80, said no.", "Nancy Pelosi"),
        ("J. K. Rowling said so.", "J. K. Rowling"),
        ("According to the World Bank, growth slowed.", "the World Bank"),
    ],
)
def test_the_speaker_outside_the_quotation_counts(text: str, who: str) -> None:
    """Who is named inside of it is spoken about."""
    assert speakers(text) == [who]


def test_pronouns_are_followed_three_sentences_back() -> None:
    """Further back "he" is often somebody else, and a sentence of the text's own in between changes nothing."""
    named = "Olaf Scholz said it rained. "
    assert speakers(named + "It was late. He added that it was cold.")[-1] == "Olaf Scholz"
    assert speakers(named + "It was late. " * 3 + "He added that it was cold.")[-1] is None
    assert speakers("Olaf Scholz spoke on Monday. “It will not happen,” he said.")[-1] == "Olaf Scholz"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"It is lonely," said Ada Holm.\n\n"No. He said so. You know it.', ["Ada Holm"] * 4),
        ('"It is lonely," said Ada Holm. "It is not. You know it.\n\n"I know."', ["Ada Holm"] * 4),
    ],
)
def test_every_sentence_of_a_quotation_is_of_who_says_it(text: str, who: list[str]) -> None:
    """Also one that begins and ends inside of it, and whoever it tells of."""
    assert speakers(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('Zhao Wei, a spokesman in Velm, urged Toft to "stop looking at it through glass".', "Zhao Wei"),
        ("Asked whether Sir Jon Cole had lied to her, Katja Brandt paused and replied: “I think so.”", "Katja Brandt"),
        ('"There was no order to fire," the agency Vesti quoted Larisa Holm as saying.', "Larisa Holm"),
        ("Minister Aldo Ferro's spokesman denied on Thursday that it would close.", "Minister Aldo Ferro's spokesman"),
        ("An internal memo seen by The Ledger warned that “nobody can repeat the results”.",)
        + ("An internal memo seen by The Ledger",),
        ("He bought the rope in May, according to an affidavit.", "an affidavit"),
        ("The ferry’s director, Egbert Nuys, apologised and said that it would go on.", "Egbert Nuys"),
        (
            "Tad Berg was mocked by the comedian Ife Grant as “a yacht with a haircut”.",
            "the comedian Ife Grant",
        ),
        ("It is, in the words of its curator, Basil Haver, “a sale of all genius”.", "Basil Haver"),
        ("The local MP, Dunya Ash, welcomed the merger.", "Dunya Ash"),
        ("Criticism of Minister Per Ek grew as Ulla Lind, leader of the Greens, accused him of “counting tents”.",)
        + ("leader of the Greens",),
    ],
)
def test_who_is_spoken_to_or_about_is_not_who_speaks(text: str, who: str) -> None:
    assert speakers(text) == [who]


def test_an_interview_has_a_speaker_in_each_paragraph() -> None:
    """Whoever is quoted in an answer."""
    text = "The novelist Ada Holm met us.\n\nWeekend: When?\n\nHolm: At forty. My father said no."
    assert speakers(text)[-2:] == ["Ada Holm", "Ada Holm"]


def test_a_quotation_goes_on_from_the_one_before() -> None:
    """Not over a sentence that is nobody's words."""
    assert speakers("Olaf Scholz said it rained. “It is wet.”") == ["Olaf Scholz", "Olaf Scholz"]
    assert speakers("Olaf Scholz said it rained. They went home. “It is wet.”")[-1] is None


def test_a_last_name_gets_its_first_name_but_no_title() -> None:
    """From anywhere in the text; a word that is no first name is not taken for one."""
    assert speakers("Biden said no. Joe Biden left.")[0] == "Joe Biden"
    assert speakers("Mr. Biden said so. Joe Biden left.")[0] == "Joe Biden"
    assert speakers("Mr. Biden said so.") == ["Mr. Biden"]
    assert speakers("Biden said no. President Biden left. The Russian Biden stayed.")[0] == "Biden"


@given(st.lists(st.sampled_from(["He", "Putin", "said", "“", "”", ",", ".", "the", "minister", "\n", "J.", "É", "x"])))
def test_a_speaker_is_words_of_the_text(parts: list[str]) -> None:
    """Whatever the text, nothing is invented."""
    text = " ".join(parts)
    for who in speakers(text):
        assert who is None or all(word in text for word in who.split())


def test_a_label_is_never_a_clause() -> None:
    assert speakers("Officials in Toft identified the captain of it. They also claimed that he had fled.") == [
        None,
        "Officials",
    ]
    assert (
        speakers("“It is open,” said the council's engineer. “It will stay so,” he said.")[-1]
        == "the council's engineer"
    )
