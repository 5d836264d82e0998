"""The local language model as judge. What it does not say plainly, another judge decides."""

import hashlib
import re
import threading
from collections.abc import Callable, Sequence

from prompts import fill
from rag.checking.shapes import Judge, Judgement
from rag.errors import ModelError
from rag.models.language_model import LanguageModel

RULES = "You check claims against passages of news articles, and reply with one word."

# Tokens of a reply: one word, and some that models put around it.
REPLY = 12

# What each word is worth as a probability: beyond doubt, between the two thresholds of `rag.checking.checker`, none.
WORDS = {
    "unsupported": 0.05,
    "not supported": 0.05,
    "partly": 0.35,
    "partly supported": 0.35,
    "partially": 0.35,
    "partially supported": 0.35,
    "supported": 0.95,
    "fully supported": 0.95,
}

# A reply is plain when it begins with one of them and says no more in that sentence: neither "supported, but the date
# differs" nor "not really supported" is.
_PLAIN = re.compile(
    rf"\W*(?:(?:the )?(?:claim|answer|verdict|reply)(?: is)?\W+)?({'|'.join(WORDS)})[^\w\s,;:]*(?:[.!\n].*|\s*)",
    re.DOTALL,
)


class ModelJudge:
    """Asks the model in force; `otherwise` judges where there is none, it fails, or its reply is none of the words."""

    def __init__(self, model: Callable[[], LanguageModel | None], otherwise: Judge) -> None:
        self.name = "model"
        self._model = model
        self._otherwise = otherwise

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]:
        return [self._judged(claim, evidence) for claim, evidence in pairs]

    def _judged(self, claim: str, evidence: str) -> Judgement:
        model = self._model()
        probability = ask_model(model, claim, evidence) if model else None
        if probability is None:
            (judgement,) = self._otherwise.judge([(claim, evidence)])
            return judgement
        return Judgement(probability)


def ask_model(model: LanguageModel, claim: str, evidence: str) -> float | None:
    """What the model says of the claim, as a probability; None where it fails or its reply is none of the words."""
    return _probability(_reply(model, claim, evidence))


def _reply(model: LanguageModel, claim: str, evidence: str) -> str:
    fence = f"evidence-{hashlib.sha256((evidence + claim).encode()).hexdigest()[:10]}"
    prompt = fill("judge", evidence=evidence, claim=claim, fence=fence)
    try:
        return "".join(model.write(RULES, prompt, limit=REPLY, stop=threading.Event()))
    except ModelError:
        return ""


def _probability(reply: str) -> float | None:
    plain = _PLAIN.fullmatch(reply.lower())
    return WORDS[plain[1]] if plain else None
