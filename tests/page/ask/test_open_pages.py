from rag.page.ask.open_pages import OpenPages


def test_what_is_noted_of_a_page_is_there_until_it_is_closed() -> None:
    """What is looked up later, as by an answer that still grows, brings it not back."""
    pages = OpenPages()
    pages.of("me").conversation = "c1"
    assert pages.peek("me").conversation == "c1"
    pages.close("me")
    pages.peek("me").conversation = "c2"
    assert pages.peek("me").conversation is None
