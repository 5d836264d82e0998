from datetime import date

import pytest

from rag.text.later_days import Later, day_of_span, later_days

PUBLISHED = date(2024, 3, 7)
BODY = "The council voted for the pier on Thursday.\nMayor Lind thanked both parties."
LIVE = (
    "Pier: live updates\nBeams delivered\n18:00 on 9 March 2024\nThe beams came by ship.\nProtest\n"
    "12:00 on 8 March 2024\nSome 300 people came.\nCouncil votes\n09:00 on 7 March 2024\nThe council voted."
)


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Update, 9 March 2024: The beams have come.", date(2024, 3, 9)),
        ("UPDATED at 10:30 a.m. March 9: The beams have come.", date(2024, 3, 9)),
        ("Correction (March 12): An earlier version named another mayor.", date(2024, 3, 12)),
        ("Editor’s note, Jan. 5, 2025: The pier is open.", date(2025, 1, 5)),
        ("This article was amended on 12 March 2024 to correct a name.", date(2024, 3, 12)),
        ("Note: this story has been updated on Saturday, March 9, 2024.", date(2024, 3, 9)),
        ("Nachtrag vom 9. März 2024: Die Träger sind da.", date(2024, 3, 9)),
        ("Dieser Artikel wurde am 12. März 2024 ergänzt.", date(2024, 3, 12)),
        ("Cet article a été mis à jour le 9 mars 2024.", date(2024, 3, 9)),
        ("Este artículo fue actualizado el 9 de marzo de 2024.", date(2024, 3, 9)),
        ("更新 2024年3月9日 橋桁が届いた。", date(2024, 3, 9)),
    ],
)
def test_dated_updates_and_corrections(note: str, day: date) -> None:
    """The whole paragraph is of the day that it names."""
    text = f"{BODY}\n{note}"
    assert later_days(text, PUBLISHED) == (Later(len(BODY) + 1, len(text), day),)


@pytest.mark.parametrize(
    "note",
    [
        "Update: The beams have come.",
        "Update, 7 March 2024: The beams have come.",
        "Correction, March 5: An earlier article named another mayor.",
        "The update of 9 March 2024 was late.",
        "The next meeting is on 12 April 2024.",
        "Programme\n12 April 2024, 19:00\nConcert\n13 April 2024, 19:00\nBall",
        "Update (05/03/2024): The beams have come.",
    ],
)
def test_what_is_not_clearly_later(note: str) -> None:
    """Without a day, of the day itself, of a day before, of a day to come, or of a day with two readings."""
    assert later_days(f"{BODY}\n{note}", PUBLISHED) == ()


def test_a_label_alone_on_its_line() -> None:
    """Above an article the next paragraph belongs to it, below one all that follows."""
    note = "UPDATE 9 March 2024\nThe beams have come.\n"
    top, below = f"{note}{BODY * 3}", f"{BODY * 3}\n{note}All is well."
    assert [top[each.start : each.end] for each in later_days(top, PUBLISHED)] == [note.strip()]
    assert [below[each.start : each.end] for each in later_days(below, PUBLISHED)] == [f"{note}All is well."]


def test_entries_of_a_live_blog() -> None:
    """Each with the headline over its hour; those of the day of publication are the article."""
    found = [(LIVE[each.start : each.end].split("\n")[0], each.day) for each in later_days(LIVE, PUBLISHED)]
    assert found == [("Beams delivered", date(2024, 3, 9)), ("Protest", date(2024, 3, 8))]
    assert later_days(LIVE, date(2024, 3, 9)) == ()
    assert later_days(LIVE, None) == ()


def test_the_day_of_some_words() -> None:
    """The latest of the parts that they touch, else the article's."""
    later = (Later(10, 20, date(2024, 3, 9)), Later(30, 40, date(2024, 3, 12)))
    assert day_of_span(later, 0, 10, PUBLISHED) == PUBLISHED
    assert day_of_span(later, 0, 11, PUBLISHED) == date(2024, 3, 9)
    assert day_of_span(later, 15, 35, PUBLISHED) == date(2024, 3, 12)
    assert day_of_span((), 0, 10, None) is None
