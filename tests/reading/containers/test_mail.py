"""What is read from mails, mailboxes and saved web pages."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.reading.dates.written import parse_date
from rag.reading.drafts import Draft, Failure
from rag.reading.formats import read_drafts
from tests.drafts import PARAGRAPH, cause_of, drafts_of, only, written

HEADS = {
    "From": "The Harbor Gazette <news@harbor.example>",
    "To": "reader@example.org",
    "Subject": "Ferry fares rise – more inside",
    "Date": "Mon, 12 Jun 2023 15:42:00 +0200",
}


def mail(**parts: str) -> EmailMessage:
    """With the parts given: plain, html, or both."""
    message = EmailMessage()
    for name, value in HEADS.items():
        message[name] = value
    if "plain" in parts:
        message.set_content(parts["plain"])
    if "html" in parts and "plain" in parts:
        message.add_alternative(parts["html"], subtype="html")
    elif "html" in parts:
        message.set_content(parts["html"], subtype="html", charset="iso-8859-15", cte="quoted-printable")
    return message


def test_a_newsletter_has_title_day_and_outlet(tmp_path: Path) -> None:
    """From its heads; its text is that of the HTML, in whatever charset and form it was sent."""
    html = "<html><body><p>Fares rise by 5&nbsp;€ – Núñez said.</p><style>p{}</style></body></html>".replace("–", "-")
    draft = only(written(tmp_path / "a.eml", mail(html=html).as_bytes()))
    assert (draft.title, draft.source) == ("Ferry fares rise – more inside", "The Harbor Gazette")
    assert (str(parse_date(draft.date)), draft.date_how) == ("2023-06-12", "date of the mail")
    assert draft.text == "Fares rise by 5\xa0€ - Núñez said."


def test_a_newsletter_of_one_person_has_an_author(tmp_path: Path) -> None:
    """As "Ann Poe from The Example" sends it."""
    message = mail(plain=PARAGRAPH)
    message.replace_header("From", "Ann Poe from The Norbury Letter <norbury@example.org>")
    draft = only(written(tmp_path / "a.eml", message.as_bytes()))
    assert (draft.source, draft.authors) == ("The Norbury Letter", ("Ann Poe",))


def test_of_two_forms_of_the_text_one_is_read(tmp_path: Path) -> None:
    """The HTML, since the other often says only where to look."""
    message = mail(plain="Look at it in a browser.", html=f"<p>{PARAGRAPH}</p><p>More.</p>")
    assert only(written(tmp_path / "a.eml", message.as_bytes())).text == f"{PARAGRAPH.strip()}\n\nMore."


def test_broken_lines_of_plain_text_are_paragraphs(tmp_path: Path) -> None:
    """Mail programs break them at some seventy characters."""
    plain = (
        "The ferry to Norbury will cost ten percent more from July, the operator\nsaid on Monday. All pay.\n\nMore.\n"
    )
    text = only(written(tmp_path / "a.eml", mail(plain=plain).as_bytes())).text
    assert text.split("\n\n") == [plain.partition("\n\n")[0].replace("\n", " "), "More."]


@pytest.mark.parametrize(
    "mark", ["---------- Forwarded message ---------", "Begin forwarded message:", "-----Ursprüngliche Nachricht-----"]
)
def test_a_mail_that_was_sent_on_is_the_one_inside(tmp_path: Path, mark: str) -> None:
    """Its day and its sender: when it was sent on says nothing about the article."""
    heads = "From: Inland Courier <a@b.example>\nDate: Fri, 2 Jun 2023 at 09:00\nSubject: Mayor resigns\nTo: me"
    message = mail(plain=f"Look!\n\n{mark}\n{heads}\n\n{PARAGRAPH}\n")
    message.replace_header("Subject", "Fwd: Mayor resigns")
    draft = only(written(tmp_path / "a.eml", message.as_bytes()))
    assert (draft.title, draft.source) == ("Mayor resigns", "Inland Courier")
    assert (draft.date, draft.text) == ("Fri, 2 Jun 2023 at 09:00", PARAGRAPH.strip())
    assert draft.removed[0].text.startswith("Look!")


def test_a_mail_that_was_sent_on_without_heads_has_no_day(tmp_path: Path) -> None:
    """That of the mail around it is kept apart."""
    message = mail(plain=PARAGRAPH)
    message.replace_header("Subject", "WG: Mayor resigns")
    draft = only(written(tmp_path / "a.eml", message.as_bytes()))
    assert (draft.title, draft.date, draft.source) == ("Mayor resigns", None, None)
    assert draft.metadata["sent on"] == HEADS["Date"]


def test_an_attached_mail_is_an_article(tmp_path: Path) -> None:
    """And what is written around it another one."""
    outer = mail(plain="Read this one.")
    outer.add_attachment(mail(plain=PARAGRAPH))
    first, second = drafts_of(written(tmp_path / "a.eml", outer.as_bytes()))
    assert (first.text, first.part) == ("Read this one.", "mail 1")
    assert (second.text, second.part) == (PARAGRAPH.strip(), "mail 2")


@pytest.mark.parametrize(
    ("content", "cause"),
    [("x", "is no mail"), ("From: a@b.example\nSubject: A picture\n\n", "has no text of its own")],
)
def test_what_is_no_mail_or_has_no_text_is_told(tmp_path: Path, content: str, cause: str) -> None:
    """With what it lacks."""
    assert cause in str(cause_of(written(tmp_path / "a.eml", content)))


def test_a_mailbox_is_read_mail_by_mail(tmp_path: Path) -> None:
    """A line of a text that begins with "From " was marked, and is as it was; a mail without text is told."""
    mails = [mail(plain="One.\n\n>From there to here.\n"), mail(plain=""), mail(html="<p>Three.</p>")]
    box = b"\n".join(b"From news@harbor.example Mon Jun 12 15:42:00 2023\n" + each.as_bytes() for each in mails)
    first, second, third = read_drafts(written(tmp_path / "a.mbox", box))
    assert isinstance(first, Draft)
    assert (first.text, first.where) == ("One.\n\nFrom there to here.", f"{tmp_path}/a.mbox:mail 1")
    assert isinstance(second, Failure)
    assert isinstance(third, Draft)
    assert (third.text, third.part) == ("Three.", "mail 3")


def test_what_is_no_mailbox_is_refused(tmp_path: Path) -> None:
    """By its first line."""
    with pytest.raises(ReadError, match="is no mailbox"):
        drafts_of(written(tmp_path / "a.mbox", "words\n"))


def test_a_saved_page_is_read_as_the_page_in_it(tmp_path: Path) -> None:
    """Its address is known; the day on which it was saved is none of the article's."""
    page = f"<html><title>Law passes</title><body><article><h1>Law passes</h1><p>{PARAGRAPH * 3}</p></article></html>"
    content = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://harbor.example/law\nSubject: Law passes\n"
        "Date: Tue, 20 Jun 2023 09:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n"
        f"Content-Location: https://harbor.example/law\n\n{page}\n"
        "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n--b--\n"
    )
    draft = only(written(tmp_path / "a.mhtml", content))
    assert (draft.title, draft.url, draft.date) == ("Law passes", "https://harbor.example/law", None)
    assert "226 members" in draft.text
