"""What an answer costs: time, and tokens of a model."""

from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.metric import Better, Metric, Unit

GROUP = "effort"


def first_word(graded: GradedAnswer) -> float | None:
    """Milliseconds from the question to the first words to read, of a model's or in quotation. None where it was
    refused."""
    if graded.answer.refusal or not graded.answer.sentences:
        return None
    return graded.answer.timings.get("first_token_ms")


def first_written_word(graded: GradedAnswer) -> float | None:
    """Milliseconds from the question to the first word that a model wrote. None where none did."""
    return graded.answer.timings.get("first_written_ms")


def search(graded: GradedAnswer) -> float | None:
    """Milliseconds from the question to the passages found."""
    return graded.answer.timings.get("retrieve_ms")


def total(graded: GradedAnswer) -> float | None:
    """Milliseconds from the question to the whole answer, or to the refusal."""
    return graded.answer.timings.get("total_ms")


def prompt_tokens(graded: GradedAnswer) -> float | None:
    """Tokens that the model was given: rules, passages and question. None without a model."""
    return float(graded.answer.budget.prompt) if graded.answer.budget else None


def answer_tokens(graded: GradedAnswer) -> float | None:
    """Tokens of what the model wrote, without the numbers of citations. None without a model."""
    return None if graded.tokens is None else float(graded.tokens)


def cut_prompts(graded: GradedAnswer) -> float | None:
    """Share of the prompts that did not have room for all passages found. None without a model."""
    return float(graded.answer.budget.left_out > 0) if graded.answer.budget else None


METRICS = (
    Metric("time to first word", GROUP, first_word, Better.LOWER, Unit.MILLISECONDS),
    Metric("time to first written word", GROUP, first_written_word, Better.LOWER, Unit.MILLISECONDS),
    Metric("search time", GROUP, search, Better.LOWER, Unit.MILLISECONDS),
    Metric("total time", GROUP, total, Better.LOWER, Unit.MILLISECONDS),
    Metric("prompt tokens", GROUP, prompt_tokens, Better.NEITHER, Unit.TOKENS),
    Metric("answer tokens", GROUP, answer_tokens, Better.NEITHER, Unit.TOKENS),
    Metric("cut prompts", GROUP, cut_prompts, Better.LOWER),
)
