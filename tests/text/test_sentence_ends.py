"""What ends a sentence and what does not, where sentencex alone is wrong: each kind with its other side."""

import pytest

from rag.text.sentence_ends import mend_ends
from rag.text.sentences import sentence_spans


def sentences(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in sentence_spans(text, language)]


ONE = [
    # an hour and its day, date or zone
    "The bridge in Velm will close at 9 p.m. Tuesday and reopen at 5 a.m. Wednesday.",
    "It closes at 9 p.m. Tuesday, the county said.",
    "It closes at 10:30 a.m. March 3 and reopens on 5 May.",
    "It closes at 9 p.m. Dec. 3.",
    "It closes at 9 p.m. EDT, which is 3 a.m. CET.",
    "It closes at 9 p.m. Eastern Time.",
    "It closes at 9 p.m. Pacific on the first day.",
    "It closes at 8 a.m. New York time.",
    "It closes at 8 a.m. British local time.",
    "It closes at 5 p.m. Christmas Eve.",
    "It is open from 8 a.m. Mondays to 6 P.M. Fridays.",
    # titles, also after a hyphen or a mark
    "Reporters asked Ms. Roe.",
    "Amb. Roe met Atty. Gen. Lee and Govs. Kim and Park.",
    "The ship of then-Gov. Roe sank.",
    "“Mr. Roe left the harbour,” Lee said.",
    "They drove to Sault Ste. Marie from Minneapolis-St. Paul.",
    # before figures and small letters
    "Approx. 200 people came.",
    "The town (est. 1904) and vol. 3 of its book.",
    "It is the smallest island – pop. 36,412 in spring.",
    "It cost 5 mil. euros in six hrs. of work.",
    "The firm Roe Cos. said so.",
    "It lasts from Sept. 30-Oct. 3 and then-No. 2 Velm wins.",
    "Velm vs. Toft is the last match.",
    # points inside
    "Sen. Roe, D-N.Y., left.",
    "The anti-U.S. mood grew.",
    "Roe, R-Ga.; Lee, D-Md.; and Kim left.",
    "The shop is at 308 N. Second Ave. in Velm.",
    "É. Zola came, and so did В. Путин.",
    # names that end in a mark
    "Yahoo! Finance wrote it.",
    "The singer of Panic! at the club left.",
    # who asks
    "“Will you pay?” Roe asked.",
    '"Will you pay?" Mayor Jane Roe asked on Monday.',
    "“Never again!” the crowd shouted.",
    "“Never again!” Roe, the mayor of Velm, wrote on her page.",
    "“Will you pay?” Roe’s lawyer asked the council.",
    "“Will you pay?” she asked.",
    # not the number of a list
    "The film (season 1) Roe made is old.",
    # quotations in single marks
    "‘I’m here. I’m not going,’ he said.",
]

TWO = [
    # a word in small letters at the end of a quotation
    ("‘I signed,’ Roe said, ‘but nobody read it to me.’", "The ferry left."),
    ("She said: 'Never do that to us.'", "The ferry left."),
    ("It closes at 9 p.m.", "The bridge is old."),
    ("It closes at 9 p.m.", "Monday is a holiday."),
    ("It closes at 9 p.m.", "Monday’s vote is lost."),
    ("It closes at 9 p.m.", "March winds are cold."),
    ("It closes at 9 p.m.", "Central Park is near."),
    ("It closes at 9 p.m.", "Time is short."),
    ("It closes at 9 p.m.", "Christmas trees are sold."),
    ("He works at Apple Inc.", "The company is big."),
    ("He works at Roe Corp.", "Along with it he left."),
    ("He works at Roe Inc.", "Mr. Lee left."),
    ("He works at Roe Inc.", "“We are big,” he said."),
    ("He lives in Toft, Va.", "It’s small."),
    ("He lives in Toft, N.C.", "“We are big,” he said."),
    ("He lives in the U.S.", "It’s big."),
    ("He lives in the U.S.", "According to Lee it is big."),
    ("It is on Main St.", "The shop is shut."),
    ("It cost 5 mil.", "The town paid."),
    ("It is pop.", "36 men sang."),
    ("The firm left.", "apple.com says so."),
    ("The firm left.", "iPhone sales rose."),
    ("They watched Jeopardy!", "The show was bad."),
    ("It went to then-Gov.", "He left."),
    ("It was World War I.", "Then it was over."),
    ("He took side N.", "Second he left."),
    ("“Will you pay?”", "Roe said nothing."),
    ("“Will you pay?”", "Roe said the city would pay."),
    ("“Will you pay?”", "Roe said on Monday that she would."),
    ("Lee asked, “Will you pay?”", "Roe said on Monday she would."),
    ("“Will you pay?”", "And then she added, “We must.”"),
    ("“Will you pay?”", "A few men answered: “We must.”"),
    ("He jokes, “It never ends!”", "A reporter asked him how he is."),
    ("“We left.”", "Roe said nothing."),
    ("He said “no.”", "Roe paid."),
    ("He came at “9 p.m.”", "The bridge was shut."),
    ("He wrote it.", "(He lost it. He found it.)"),
    ("(He lost it.)", "He wrote it."),
    ("“We left,” she said.", "“We must wait. It is late.”"),
    ("‘I’m here. I’m not going.’", "He left."),
    ("The cars’ owner left.", "It’s late."),
]


@pytest.mark.parametrize("sentence", ONE)
def test_a_sentence_stays_whole(sentence: str) -> None:
    """Also with another one before it."""
    assert sentences(sentence) == [sentence]
    assert sentences(f"It rained. {sentence}") == ["It rained.", sentence]


@pytest.mark.parametrize("both", TWO)
def test_two_sentences_are_two(both: tuple[str, str]) -> None:
    """The same words at an end."""
    assert sentences(" ".join(both)) == list(both)


def test_a_mark_belongs_to_the_quotation_that_it_opens() -> None:
    """One mark too many before it, as of inches, makes it look like a closing one."""
    assert sentences('The board is 12" long. "We cut it," he said.') == [
        'The board is 12" long.',
        '"We cut it," he said.',
    ]


def test_an_abbreviation_ends_nothing_within_a_quotation_or_brackets() -> None:
    """A quotation of several sentences stays in one piece."""
    for whole in ("“I work at Roe Inc. It’s good,” he said.", "He left (for Toft, Va. It’s small) at noon."):
        assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("language", "both"),
    [
        ("uk", ("Тут був В. Зеленський.", "Він пішов.")),
        ("ru", ("Тут был В. И. Ленин.", "Он ушёл.")),
        ("fr", ("Voici É. Zola.", "Il part.")),
        ("el", ("Εδώ ο Κ. Μητσοτάκης.", "Έφυγε.")),
        ("zh", ("他走了。", "她来了。")),
        ("ar", ("وصل الرئيس.", "هل غادر؟")),
    ],
)
def test_an_initial_ends_no_sentence_in_any_language(language: str, both: tuple[str, str]) -> None:
    """Nor in a text that is taken for English, as a claim is."""
    assert sentences(" ".join(both), language) == sentences(" ".join(both)) == list(both)


def test_what_is_right_is_left_as_it_is() -> None:
    """The last end is one whatever stands before it."""
    assert mend_ends("He left. Ask Ms.", [9, 16], "en") == [9, 16]
