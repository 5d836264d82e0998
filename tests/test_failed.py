"""What could not be read, in few lines."""

from rag.commands.failed import describe_failures
from rag.reading.drafts import Failure


def lines(*failures: Failure) -> list[str]:
    return list(describe_failures(failures))


def test_few_have_a_line_each() -> None:
    """Which says the name once, whatever the cause begins with."""
    assert lines(Failure("/a.txt", "/a.txt holds no text"), Failure("/b.csv:3", "the row has no text")) == [
        "failed: /a.txt: holds no text",
        "failed: /b.csv:3: the row has no text",
    ]


def test_many_of_one_cause_share_a_line() -> None:
    """Numbers in it are the first one's; other causes stay in their order."""
    large = [Failure(f"/{at}.pdf", f"/{at}.pdf is {at + 100} MB: cut it") for at in range(20)]
    one, other = Failure("/a.txt", "/a.txt holds no text"), Failure("/z.txt", "/z.txt is a pipe")
    assert lines(one, *large, other) == [
        "failed: /a.txt: holds no text",
        "failed: 20 files: is 100 MB: cut it (/0.pdf /1.pdf /2.pdf /3.pdf /4.pdf /5.pdf /6.pdf /7.pdf …)",
        "failed: /z.txt: is a pipe",
    ]


def test_rows_are_told_by_file() -> None:
    """With their lines; what stands for many rows has its own number."""
    broken = [Failure(f"/{file}.csv:{line}", "the row has no text") for file in "ab" for line in range(2, 1_002)]
    rest = Failure("/a.csv", "so many more rows gave no article", 234)
    assert lines(*broken, rest) == [
        "failed: /a.csv: 1,000 rows: the row has no text (lines 2 3 4 5 6 7 8 9 …)",
        "failed: /b.csv: 1,000 rows: the row has no text (lines 2 3 4 5 6 7 8 9 …)",
        "failed: /a.csv: so many more rows gave no article (234)",
    ]
