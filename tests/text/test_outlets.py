"""What an outlet is called that is known by its web address."""

from hypothesis import given
from hypothesis import strategies as st

from rag.text.outlets import is_domain, outlet_name, spellings_of, strip_outlet


def test_a_domain_has_the_name_of_its_outlet() -> None:
    """With www. or without, in capitals or not."""
    named = {"cnn.com": "CNN", "www.CNN.com": "CNN", "theweek.co.uk": "The Week", "bbc.co.uk": "BBC", "bbc.com": "BBC"}
    assert {each: outlet_name(each) for each in named} == named


def test_a_part_of_a_site_is_the_site() -> None:
    """But not one that may be an outlet of its own, nor what others write on a platform."""
    assert outlet_name("edition.cnn.com") == "CNN"
    assert outlet_name("feeds.reuters.com") == "Reuters"
    for own in ("college.usatoday.com", "madame.lefigaro.fr", "ann.substack.com", "web.archive.org"):
        assert outlet_name(own) == own


def test_names_and_unknown_domains_stay() -> None:
    """Without www., which says nothing."""
    for same in ("The Week", "CNN", "nobody.example", "", "a b.com", "The cnn.com", "Time.", "m.com"):
        assert outlet_name(same) == same
    assert outlet_name("www.nobody.example") == "nobody.example"


def test_an_outlet_is_found_by_its_name_and_by_what_is_stored() -> None:
    """A name means all that are shown by it, a domain itself alone."""
    there = ["cnn.com", "edition.cnn.com", "rt.com"]
    assert spellings_of("cnn", there) == ["cnn.com", "edition.cnn.com"]
    assert spellings_of("CNN.com", there) == ["cnn.com"]
    assert spellings_of("CNN", [*there, "CNN"]) == ["cnn.com", "edition.cnn.com", "CNN"]
    assert spellings_of("BBC", there) == []


@given(st.text(max_size=400))
def test_anything_has_a_name(source: str) -> None:
    """A name is not named again."""
    name = outlet_name(source)
    assert name == source or is_domain(source.strip())
    assert outlet_name(name) == name


def test_the_table_is_whole() -> None:
    """Each line has a domain and a name that is no domain."""
    from rag.text.outlets import _table

    assert len(_table()) > 10_000
    assert all(is_domain(domain) and name.strip() == name and not is_domain(name) for domain, name in _table().items())


def test_an_outlet_behind_a_title_is_not_said_twice() -> None:
    """But what else stands there stays."""
    assert strip_outlet("Spiders | The Week", "theweek.co.uk") == "Spiders"
    assert strip_outlet("Enemies | CNN Politics", "cnn.com") == "Enemies"
    for title in ("Spiders | The Week", "CNN", "| CNN", "Enemies | CNN and all its friends", ""):
        assert strip_outlet(title, "cnn.com") == title
        assert strip_outlet(title, None) == title
