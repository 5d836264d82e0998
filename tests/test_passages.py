"""An article cut into passages."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rag.embedding.encoders import Encoder
from rag.passages import TITLE_CHARACTERS, passages
from rag.text.sentences import sentence_spans
from rag.types import Article, Passage

BUDGET = 20
WORDS = st.text("ab ÉЖ’.,", min_size=1, max_size=12)
SENTENCES = st.lists(WORDS, min_size=1, max_size=30).map(lambda words: f"S{' '.join(words)}. ")
TEXTS = st.lists(st.one_of(SENTENCES, st.sampled_from(["\n", "  ", "\n\n"])), max_size=12).map("".join)


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def cut(text: str, title: str = "") -> list[Passage]:
    return passages(Article("id", title, text), count_words, BUDGET)


@given(TEXTS)
@example("")
@example(" \n ")
def test_only_white_space_is_left_out(text: str) -> None:
    """Every other character is in a passage, and in one alone but for what the last reaches back over."""
    end = 0
    found = cut(text)
    for passage in found:
        assert not text[end : passage.start].strip()
        assert passage.start >= end or passage is found[-1]
        assert passage.text == text[passage.start : passage.end] == passage.text.strip() != ""
        assert passage.id == f"id:{passage.start}-{passage.end}"
        end = passage.end
    assert not text[end:].strip()


@given(TEXTS)
def test_no_passage_is_over_the_budget(text: str) -> None:
    """Neither with many sentences nor with long ones."""
    assert max(count_words([passage.text for passage in cut(text)]), default=0) <= BUDGET


@given(TEXTS)
def test_sentences_stay_whole(text: str) -> None:
    """A passage begins and ends inside a sentence only if that one is longer than a passage may be."""
    for span in sentence_spans(text):
        if count_words([span.of(text)])[0] <= BUDGET:
            assert any(passage.start <= span.start and span.end <= passage.end for passage in cut(text))


def test_a_long_sentence_is_cut_between_words() -> None:
    """Into parts with all of its words, in order."""
    text = " ".join(f"word{number}" for number in range(3 * BUDGET + 1))
    assert len(cut(text)) in (4, 5)
    assert [word for passage in cut(text) for word in passage.text.split()] == text.split()


def test_a_title_takes_its_room() -> None:
    """Title and passage together are within the budget; a title that leaves too little is not let to."""
    text = "One two three. " * 20
    assert max(count_words([passage.text for passage in cut(text, "a b c d e")])) <= BUDGET - 5
    assert max(count_words([passage.text for passage in cut(text, "a " * BUDGET)])) == BUDGET // 2 - 1


def test_passages_take_as_many_sentences_as_fit() -> None:
    """What is left after them is no scrap: the last passage reaches back until it is as full as the others."""
    found = cut("".join(f"One {number}. " for number in range(13)))
    assert count_words([passage.text for passage in found]) == [20, 20]
    assert found[1].text.startswith("One 3. ")


def test_the_last_passage_reaches_back_over_one_alone() -> None:
    """So that no sentence is in more than two passages."""
    found = cut("".join(f"One {number}. " for number in range(23)))
    assert count_words([passage.text for passage in found]) == [20, 20, 20]
    assert found[0].end <= found[1].start < found[2].start < found[1].end


@given(TEXTS)
def test_the_last_passage_is_as_full_as_can_be(text: str) -> None:
    """One more sentence before it would be too many; where there are several passages, it brings something new."""
    found = cut(text)
    for earlier, last in pairwise(found):
        assert earlier.start < last.start
        assert earlier.end < last.end
    spans = sentence_spans(text)
    counts = count_words([span.of(text) for span in spans])
    if len(found) > 1 and max(counts) <= BUDGET:
        first = [span.start for span in spans].index(found[-1].start)
        assert sum(counts[first:]) <= BUDGET < sum(counts[first - 1 :])


@settings(max_examples=15)
@given(TEXTS.map(lambda text: text * 10))
@example("Київ 北京市 " * 300)
@example("https://a.b/" + "x1_" * 500)
def test_the_real_model_reads_passages_to_the_end(encoder: Encoder, text: str) -> None:
    """With the title before them; only a single word may be longer."""
    article = Article("id", "Russia will ‘never’ withdraw troops – Putin", text)
    budget = encoder.max_tokens - encoder.special_tokens
    for passage in passages(article, encoder.count_tokens, budget):
        whole = f"{article.title[:TITLE_CHARACTERS]}\n{passage.text}"
        assert encoder.count_tokens([whole])[0] <= budget or len(passage.text.split()) == 1


def test_a_headline_goes_with_the_first_passage() -> None:
    """And takes no room in it: the passages are those of the text without it."""
    text = "It rained in the harbour all day. " * 9
    bare, headed = cut(text, "Rain in Merrin"), cut(f"Rain in Merrin\n\n{text}", "Rain in Merrin")
    assert headed[0].start == 0
    assert [each.below_headline for each in headed] == [each.text for each in bare]


def test_what_was_added_on_a_later_day_is_a_passage_of_its_own() -> None:
    """So that an answer as of an earlier day does not rest on it."""
    text = "It rained on Monday.\n\nUpdate, 9 March 2024: The ferry sank."
    found = passages(Article("id", "", text, published=date(2024, 3, 7)), count_words, BUDGET)
    assert [each.text for each in found] == ["It rained on Monday.", "Update, 9 March 2024: The ferry sank."]
