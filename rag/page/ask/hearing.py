"""What somebody hears of a question who does not see the page: one line whenever it has come further."""

from rag.presentation import shorten
from rag.text.plurals import pluralise
from rag.turns import Turn
from rag.types import Answer, Verdict
from rag.writer import Form

SEARCHING = "Searching"
WRITING = "Writing"
STOPPED = "Stopped"
DELETED = "Conversation deleted"
RENAMED = "Conversation renamed"
RESTORED = "Conversation is back"

# Characters of why there is no answer: about as much as is listened to before one reads on.
_SHORT = 160


def describe_progress(turn: Turn) -> str:
    """How far a turn has come. It stays the same while an answer grows, so that nothing is said twice; of a problem
    nothing, for the line that tells it is an alert."""
    answer = turn.answer
    if turn.problem:
        return ""
    if turn.stopped:
        return STOPPED
    if answer is None or not answer.done:
        return WRITING if answer and _is_written(answer) else SEARCHING
    if answer.refusal:
        return f"No answer: {shorten(answer.refusal.message, _SHORT)}"
    return f"Answer ready: {_counts(answer)}{_rests_on(answer)}"


def _is_written(answer: Answer) -> bool:
    """Whether a model is at work, over quotations that stand there already or from nothing."""
    return answer.writing is not None or (answer.form is Form.WRITTEN and bool(answer.sentences))


def _counts(answer: Answer) -> str:
    if answer.form is Form.QUOTED:
        return pluralise(len(answer.sentences), "quotation")
    verdicts = [each.verdict for each in answer.sentences if each.verdict]
    supported = f", {verdicts.count(Verdict.SUPPORTED)} supported," if verdicts else ""
    return f"{pluralise(len(answer.sentences), 'sentence')}{supported}"


def _rests_on(answer: Answer) -> str:
    articles = {each.article.id for each in answer.citations}
    return f" from {pluralise(len(articles), 'article')}" if articles else ""
