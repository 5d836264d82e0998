"""The one formula of all our judgements: a logistic regression with named features."""

import math
from collections.abc import Mapping

# A sum beyond it says no more, and would make `exp` overflow or the probability exactly 0 or 1, which has no odds.
_LIMIT = 30.0


def probability(features: Mapping[str, float], weights: Mapping[str, float], bias: float) -> float:
    """The logistic function of the weighted sum of the features that have a weight; from 0 to 1."""
    return 1 / (1 + math.exp(-log_odds(features, weights, bias)))


def log_odds(features: Mapping[str, float], weights: Mapping[str, float], bias: float) -> float:
    """The sum itself, from -_LIMIT to _LIMIT."""
    total = bias + sum(weights[name] * features[name] for name in weights)
    return max(-_LIMIT, min(total, _LIMIT))


def odds(chance: float) -> float:
    """Of a probability that is not 1."""
    return chance / (1 - chance)
