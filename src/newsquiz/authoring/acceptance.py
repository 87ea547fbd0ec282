"""How likely a strict judge accepts a candidate: a logistic model of its features, kept as plain data.

The model was fitted on candidates that judges read blind (`tests/eval/fit.py`, `tests/eval/labels.jsonl`). `weights`
are per unit of a feature, `intercept` is the logit of a candidate with none; a feature that the model does not know
counts nothing (Hosmer & Lemeshow, Applied Logistic Regression, ch. 1).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Model:
    """Weights by feature name. `threshold` is the chance below which nothing is kept unless told otherwise."""

    intercept: float
    weights: Mapping[str, float]
    threshold: float

    def chance(self, features: Mapping[str, float]) -> float:
        """The chance of acceptance, from 0.0 to 1.0."""
        logit = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1.0 / (1.0 + math.exp(-logit))


@cache
def model() -> Model:
    """The model that ships, read once a process."""
    data = json.loads(files("newsquiz.authoring").joinpath("acceptance.json").read_text(encoding="utf-8"))
    return Model(data["intercept"], data["weights"], data["threshold"])
