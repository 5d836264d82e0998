"""Inputs that failed once, as people really have them, through the commands. Skipped where they do not lie beside.

They lie in ../shared/wild-cases, a folder each, with what was expected in words. Here it stands as values.
"""

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rag.commands import main

CASES = Path(__file__).parents[2] / "shared" / "wild-cases"
TRAM = "Norbury council approves tram line"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CASES.is_dir(), reason="../shared/wild-cases is not here"),
]


@dataclass(frozen=True)
class Case:
    """What is in the library when the files of a case were added: `articles`, each with some of its values, whatever
    their order; `has` and `lacks` are words of their texts together, and `removed` of what was cut from them.
    `answers` are questions with words of what is quoted, None where the question is to be refused; `said` are words of
    what adding prints, and `verdicts` those of claims."""

    articles: tuple[dict[str, Any], ...] | None = None
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    answers: dict[str, str | None] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    verdicts: dict[str, str] = field(default_factory=dict)


def one(**values: Any) -> tuple[dict[str, Any], ...]:
    return (values,)


TABLE = one(title=TRAM, source="Norbury Post", published="2024-03-07")

WILD = {
    "byline_as_title": Case(
        one(title="The council of Norbury approved a new tram line on Thursday after six hours of debate.")
    ),
    "lead_becomes_title": Case(
        has=("Mayor Ida Holm of Norbury resigned on Friday.",),
        answers={"When did Mayor Ida Holm resign?": "resigned on Friday"},
        verdicts={"Mayor Ida Holm resigned on Friday.": "supported"},
    ),
    "fact_only_in_headline": Case(answers={"How many people did the storm in Velm kill?": "Storm kills three in Velm"}),
    "ligatures": Case(
        has=("finance office", "five boxes"),
        answers={"How many boxes did police take away?": "five boxes"},
        verdicts={"Police took away five boxes.": "supported"},
    ),
    "columns_csv_factiva": Case(TABLE, has=("Wednesday.", "in May.")),
    "columns_csv_preamble": Case(TABLE),
    "columns_csv_proquest": Case(
        one(title=TRAM, source="Norbury Post", url="https://proquest.example/271", published="2024-03-07")
    ),
    "columns_csv_sep": Case(TABLE),
    "columns_jsonld": Case(TABLE, has=("The council of Norbury",)),
    "columns_newspaper": Case(one(title=TRAM, published="2024-03-07")),
    "columns_newsplease": Case(
        one(published="2024-03-07", source="norburypost.example"), has=("The council of Norbury",)
    ),
    "columns_trafilatura": Case(
        one(source="Norbury Post", url="https://norburypost.example/news/tram-line-approved", published="2024-03-07")
    ),
    "csv_html_in_text": Case(
        has=("on Wednesday.", "“The first rails come in May.”"), lacks=("<p>", "&ldquo;", "var a=1", "href")
    ),
    "csv_late_accent_replaced": Case(has=("“It’s a lovely surprise,” said Zoë Brûlé", "€500"), lacks=("\ufffd",)),
    "txt_late_accent_refused": Case(lacks=("\ufffd",), said=("1 added",)),
    "encoding_es": Case(has=("Inés Núñez",)),
    "encoding_it": Case(has=("Forlì", "Nicolò Ferrà")),
    "encoding_pound": Case(has=("£84m",)),
    "encoding_pt": Case(has=("São João",)),
    "html_charset_of_a_script": Case(has=("“It’s a good day – the council’s vote",)),
    "html_latin1_means_cp1252": Case(has=("“It’s a good day – the council’s vote cost us €90,” said",)),
    "html_saved_from": Case(
        one(url="https://www.norburypost.example/2024/03/07/tram", source="norburypost.example", published="2024-03-07")
    ),
    "html_short_nav": Case(has=("Norbury’s mayor Ida Holm has resigned.",), lacks=("Home", "Sport", "2019")),
    "htmlcut_aside_quote": Case(removed=("NEEDLE",)),
    "htmlcut_figcaption": Case(removed=("NEEDLE",)),
    "htmlcut_ol_live": Case(has=("10:04", "11:20", "NEEDLE")),
    "htmldate_ambiguous_meta": Case(one(published=None)),
    "htmldate_visible_ambiguous": Case(one(published=None)),
    "htmldate_related_time": Case(one(published=None)),
    "htmldate_liveblog": Case(has=("Protest at the square", "Council votes", "Rails delivered", "12:00")),
    "json_array": Case(
        (
            {"title": TRAM, "published": "2024-03-07"},
            {"title": TRAM, "published": "2024-03-07", "source": "Norbury Post"},
        )
    ),
    "lexis_txt": Case(
        (
            {
                "source": "The Harbor Gazette",
                "published": "2023-06-12",
                "title": "Dockers at Port Ellery vote to walk out over night shifts",
            },
            {"source": "Inland Courier", "published": "2023-06-19", "title": "Port Ellery strike ends after a week"},
            {"source": "The Harbor Gazette", "published": "2023-07-02"},
        ),
        lacks=("DOCUMENTS", "BYLINE", "LOAD-DATE", "Copyright"),
    ),
    "docx_created_2013": Case(one(published=None)),
    "docx_tracked_changes": Case(
        has=("for nine weeks from 4 May", "Repairs will cost 3.2 million crowns", "Buses will replace trams")
    ),
    "start_date_forms": Case(tuple({"published": "2023-06-12"} for _ in range(5))),
    "start_event_date": Case(one(published=None)),
    "pdf_browser_print": Case(one(title=TRAM, published="2024-03-07"), lacks=("file:///", "1/2", "10:59")),
    "pdf_headline_glued": Case(one(title=TRAM), has=("The council",)),
    "pdf_two_columns_by_row": Case(lacks=("approved a new pays", "the budtram")),
    "metadata_empty_rows": Case(one(title="Bridge closes", published="2024-04-03")),
    "metadata_one_unclear_date": Case(
        ({"published": None}, {"published": "2024-04-05"}), said=("03/04/2024", "2 added")
    ),
    "folder_other_kinds": Case(said=("x.doc", "is no Word file", "x.warc is passed over")),
    "folder_symlink": Case(said=("link",)),
    "letters_that_do_not_decompose": Case(answers={"What did Amina Sorby say?": "Sørby"}),
    "chinese": Case(
        answers={"新的天然气价格是多少？": "310", "医院会增加多少床位？": "一百二十", "总统什么时候访问中国？": None}
    ),
    "russian": Case(
        answers={
            "Сколько жителей эвакуировали?": "",
            "Какова новая цена газа?": "",
            "Когда президент посетит Китай?": None,
        }
    ),
    "arabic": Case(answers={"من وقع عقد الغاز؟": "كارين دال", "متى يزور الرئيس الصين؟": None}),
}


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


def copied(name: str, folder: Path) -> Path:
    """The files of a case, without what says what it is."""
    source = "_news_corpus" if name == "letters_that_do_not_decompose" else name
    shutil.copytree(CASES / source, folder / name, symlinks=True)
    for path in (folder / name).rglob("*"):
        if path.name == "case.json" or path.name.startswith("q_"):
            path.unlink()
    return folder / name


@pytest.mark.parametrize("name", WILD)
def test_a_wild_case_comes_out_right(name: str, tmp_path: Path) -> None:
    """Added from the shell, listed, asked about and checked."""
    case = WILD[name]
    folder = copied(name, tmp_path)
    added = run("add", str(folder / "a" if name == "folder_symlink" else folder))
    said = added.stdout + added.stderr
    listed = json.loads(run("list", "--json", "--text").stdout)
    texts = "\n".join(each["text"] for each in listed)
    if case.articles is not None:
        assert len(listed) == len(case.articles), said
        assert unmatched(case.articles, listed) == []
    assert [each for each in case.has if each not in texts] == []
    assert [each for each in case.lacks if each in texts] == []
    assert [each for each in case.said if each not in said] == []
    cut = "".join(run("list", "--removed", each["id"]).stdout for each in listed) if case.removed else ""
    assert [each for each in case.removed if each not in cut and each not in texts] == []
    for question, words in case.answers.items():
        assert quoted(question) is None if words is None else words in (quoted(question) or "refused"), question
    for claim, verdict in case.verdicts.items():
        assert json.loads(run("check", "-", "--json", stdin=claim).stdout)["verdict"] == verdict


def quoted(question: str) -> str | None:
    """What an answer quotes; None where the question is refused."""
    answer = json.loads(run("ask", "--json", "--answerer", "quotes", question).stdout)
    return None if answer["refusal"] else " ".join(each["quote"] for each in answer["citations"])


def unmatched(wanted: tuple[dict[str, Any], ...], listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What of the wanted articles is none of those listed, each of which stands for one."""
    left, missing = list(listed), []
    for values in wanted:
        match = next((each for each in left if values.items() <= each.items()), None)
        left = [each for each in left if each is not match]
        missing += [] if match else [values]
    return missing
