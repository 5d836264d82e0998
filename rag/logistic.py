"""The one formula of all our judgements: a logistic regression with named features."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

# A sum beyond it says no more, and would make `exp` overflow or the probability exactly 0 or 1, which has no odds.
_LIMIT = 30.0


@dataclass(frozen=True, slots=True)
class Regression:
    """Weights of features; those without a weight do not count."""

    weights: Mapping[str, float]
    bias: float = 0.0

    def probability(self, features: Mapping[str, float]) -> float:
        """The logistic function of the weighted sum; from 0 to 1."""
        return 1 / (1 + math.exp(-self.log_odds(features)))

    def log_odds(self, features: Mapping[str, float]) -> float:
        """The sum itself, from -_LIMIT to _LIMIT."""
        total = self.bias + sum(weight * features[name] for name, weight in self.weights.items())
        return max(-_LIMIT, min(total, _LIMIT))


def odds(chance: float) -> float:
    """Of a probability that is not 1."""
    return chance / (1 - chance)


def log_odds(chance: float) -> float:
    """Of a probability, from -_LIMIT to _LIMIT."""
    least = math.exp(-_LIMIT)
    return math.log(odds(min(max(chance, least), 1 - least)))
