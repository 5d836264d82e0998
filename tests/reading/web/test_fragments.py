"""HTML inside something else as plain paragraphs."""

import pytest

from rag.reading.web.fragments import is_html, text_of_fragment, to_plain_text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One <b>two</b>.</p><p>Three &ldquo;four&rdquo;.</p>", "One two.\n\nThree “four”."),
        ("One<br>two<br/><br />three", "One\ntwo\n\nthree"),
        ("<ul><li>One</li>\n<li>Two</li></ul>", "One\nTwo"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1\t2\n3"),
        ("<div>One</div><script>var a = 'x';</script><style>p {}</style><div>two</div>", "One\n\ntwo"),
        ('<p>Seen</p><div style="display: none">unseen</div><p hidden>unseen</p>', "Seen"),
        ("<p>One <!-- unseen --> two</p>", "One two"),
        ("<p>It ends here. <a href='x'>Read more</a></p>", "It ends here.\nRead more"),
        ("<p>See <a href='x'>the report</a>, he said.</p>", "See the report, he said."),
        ("<html><head><title>T</title></head><body>Text</body></html>", "Text"),
        ("<pre>a\nb</pre>", "a\nb"),
        ("<p>   One\n   line </p>", "One line"),
        ("<p>open <i>ends", "open ends"),
        ("", ""),
    ],
)
def test_words_as_a_reader_sees_them(fragment: str, text: str) -> None:
    """Paragraphs apart, without scripts and what is hidden, entities as letters."""
    assert text_of_fragment(fragment) == text


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("<p>One</p>", True),
        ("One<br>two", True),
        ('One <a href="x">two', True),
        ("One <b>two</b>", True),
        ("One < two > three", False),
        ("write to <ann@post.example>", False),
        ("<Ann> hello </Ann>", False),
        ("He typed <script>alert(1)</script> there", False),
        ("an end </p> without a beginning", False),
        ("R&amp;D", False),
        ("", False),
    ],
)
def test_what_is_html(text: str, is_one: bool) -> None:
    """Marks that plain text does not have by chance."""
    assert is_html(text) is is_one


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Holm&#8217;s line &amp; more", "Holm’s line & more"),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "One\n\nTwo"),
        ("AT&T; 5 < 6", "AT&T; 5 < 6"),
        ("plain\n\ntext", "plain\n\ntext"),
    ],
)
def test_values_that_may_be_html(value: str, text: str) -> None:
    """Entities alone are decoded, HTML whose marks are entities is HTML, and all else stays as it is."""
    assert to_plain_text(value) == text


@pytest.mark.parametrize(
    "fragment",
    [
        "<div>" * 100_000 + "x",
        "<b>" * 190_000 + "x",
        "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">x</p>",
        "<p>x</p>" * 99_999,
        "<td>" * 190_000 + "x",
        "<b> </b>" * 90_000 + "x",
        "<a>" * 20_000 + "x",
        "<!--" * 100_000 + "-->x",
    ],
    ids=["nested", "open", "attributes", "many", "cells", "blanks", "links", "comments"],
)
def test_no_word_is_lost_in_hostile_marks(fragment: str) -> None:
    """What lxml would leave out or take long for loses its marks alone."""
    assert text_of_fragment(fragment).endswith("x")
