"""What went wrong with a question: the gravest fault, so that a person knows where to look."""

from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.text import holds, strip_citation_numbers
from rag.evaluation.runs import Fault
from rag.types import Verdict
from rag.writer import Form

# Passages that are looked through for the answer.
_HITS = 10


def fault_of(graded: GradedAnswer) -> Fault | None:
    """None where nothing is known to be wrong, as of a refusal where nobody knows who could have answered."""
    case, answer = graded.case, graded.answer
    if graded.problem is not None:
        return Fault.FAILED
    if case.unanswerable and answer.refusal is None:
        return Fault.NOT_REFUSED
    fault = None
    if case.answerable and case.gold_texts:
        fault = _fault_of_answer(graded)
    elif case.answerable and graded.gold.articles:
        fault = _fault_of_articles(graded)
    if fault is None and any(each.verdict is Verdict.UNSUPPORTED for each in answer.sentences):
        return Fault.UNSUPPORTED
    return fault


def _fault_of_answer(graded: GradedAnswer) -> Fault | None:
    """By where the wanted words are. What a model wrote is held against accepted answers only: a quotation it may put
    in other words."""
    case, answer = graded.case, graded.answer
    if not any(holds(hit.passage.text, case.gold_texts) for hit in answer.hits[:_HITS]):
        return Fault.NOT_RETRIEVED
    if answer.refusal:
        nearest = any(holds(hit.passage.text, case.gold_texts) for hit in answer.refusal.nearest)
        return Fault.REFUSED if nearest else Fault.NOT_QUOTED
    if not any(holds(each.quote, case.gold_texts) for each in answer.citations):
        return Fault.NOT_QUOTED
    written = answer.form is Form.WRITTEN
    if written and case.answers and not holds(strip_citation_numbers(answer.text), case.answers):
        return Fault.NOT_SAID
    return None


def _fault_of_articles(graded: GradedAnswer) -> Fault | None:
    """By where the named articles are: all that is known of some questions."""
    answer, wanted = graded.answer, graded.gold.articles
    if not any(hit.passage.article.id in wanted for hit in answer.hits):
        return Fault.NOT_RETRIEVED
    if answer.refusal:
        return Fault.REFUSED
    if not any(each.article.id in wanted for each in answer.citations):
        return Fault.NOT_QUOTED
    return None
