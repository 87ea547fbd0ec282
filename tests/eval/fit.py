"""Fits the model of acceptance to candidates that were judged blind, and says how good it is.

    python -m tests.eval.fit              # the table: reliability, precision at each yield, against hand-set weights
    python -m tests.eval.fit --write      # the same, and src/newsquiz/authoring/acceptance.json anew

`labels.jsonl` holds a line a candidate: the article's file, the features, whether it was accepted, by how many judges,
and whether a gate stops it today. All are fitted on; the table is of those that no gate stops.
All figures are of articles that the model was not fitted on (ten folds, split by article).
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

LABELS = Path(__file__).with_name("labels.jsonl")
MODEL = Path(__file__).parents[2] / "src" / "newsquiz" / "authoring" / "acceptance.json"
FOLDS = 10
RIDGE = 100.0
"""Penalty on squared weights of standardised features, in units of the summed log loss; chosen by the folds."""
MOST_JUDGES = 3
FEWEST = 8
"""A feature that fewer candidates have is not fitted."""
THRESHOLD = 0.65

Vector = npt.NDArray[np.float64]


def main() -> int:
    """Print the table; write the model where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the fitted model")
    args = parser.parse_args()
    for line in table():
        say(line)
    if args.write:
        found = read()
        names, y = found.names, found.y
        intercept, weights = fit(found.x, y, found.judges)
        kept = {name: round(float(w), 4) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.0005}
        data = {"intercept": round(intercept, 4), "threshold": THRESHOLD, "labels": len(y), "weights": kept}
        MODEL.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


@dataclass(frozen=True)
class Labels:
    """Candidates that were judged: `x` features (candidates x `names`), `y` 1.0 where accepted; `passing`: no gate
    stops it."""

    names: list[str]
    x: Vector
    y: Vector
    articles: list[str]
    judges: Vector
    passing: npt.NDArray[np.bool_]


def read(path: Path = LABELS) -> Labels:
    """The labels of a file."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    counts: dict[str, int] = {}
    for row in rows:
        for name in row["features"]:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    x = np.array([[row["features"].get(name, 0.0) for name in names] for row in rows])
    accepted, judges = (np.array([float(row[key]) for row in rows]) for key in ("accepted", "judges"))
    passing = np.array([not row["stopped"] for row in rows])
    return Labels(names, x, accepted, [row["article"] for row in rows], judges, passing)


def fit(x: Vector, y: Vector, judges: Vector, ridge: float = RIDGE) -> tuple[float, Vector]:
    """Intercept and weights of the ridge-penalised logistic model, by Newton's method (Hastie et al., ESL, 4.4).

    A candidate counts once for each of its judges, at most three times.
    """
    count = np.minimum(judges, MOST_JUDGES)
    mean, scale = x.mean(axis=0), x.std(axis=0)
    scale[scale == 0] = 1.0
    z = np.column_stack([np.ones(len(x)), (x - mean) / scale])
    penalty = np.diag([0.0, *[ridge] * x.shape[1]])
    beta = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ beta))
        gradient = z.T @ (count * (y - p)) - penalty @ beta
        step = np.linalg.solve((z * (count * p * (1 - p))[:, None]).T @ z + penalty, gradient)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    weights = beta[1:] / scale
    return float(beta[0] - weights @ mean), weights


def held_out(labels: Labels, features: Callable[[str], bool] = lambda name: True, ridge: float = RIDGE) -> Vector:
    """For each candidate the chance that a model of some features gives it which has not seen its article."""
    x = labels.x[:, [features(name) for name in labels.names]]
    fold = np.array([int(hashlib.sha256(a.encode()).hexdigest(), 16) % FOLDS for a in labels.articles])
    chances = np.zeros(len(labels.y))
    for k in range(FOLDS):
        intercept, weights = fit(x[fold != k], labels.y[fold != k], labels.judges[fold != k], ridge)
        chances[fold == k] = 1 / (1 + np.exp(-(intercept + x[fold == k] @ weights)))
    return chances


def table() -> list[str]:
    """Reliability, ranking and precision at each yield of the model, and of hand-set weights (the pattern's share)."""
    labels = read()
    passing = labels.passing
    y, chances = labels.y[passing], held_out(labels)[passing]
    patterns = held_out(labels, lambda name: name.startswith(("pattern ", "type ")))[passing]
    articles = len(set(labels.articles))
    read_of = f"{len(labels.y)} candidates of {articles} articles"
    lines = [f"{read_of}, {labels.y.mean():.0%} accepted; {len(labels.names)} features"]
    lines.append(f"{len(y)} of them pass every gate, {y.mean():.0%} accepted; of these:")
    lines.append(f"log loss {loss(y, chances):.3f}; by pattern and type alone {loss(y, patterns):.3f}")
    lines.append(f"area under the curve {auc(y, chances):.3f}; by pattern and type alone {auc(y, patterns):.3f}")
    lines.append("chance       n  accepted")
    for low, high in itertools.pairwise((0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1.01)):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            lines.append(f"from {low:.2f} {int(inside.sum()):5d}  {y[inside].mean():.0%}")
    order = np.argsort(-chances, kind="stable")
    shares = ((share, order[: int(len(y) * share)]) for share in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0))
    lines.append("best share kept: " + ", ".join(f"{share:.0%} → {y[best].mean():.0%}" for share, best in shares))
    return lines


def loss(y: Vector, p: Vector) -> float:
    """Mean log loss, in nats."""
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean())


def auc(y: Vector, p: Vector) -> float:
    """The chance that an accepted candidate is ranked above a rejected one (Mann–Whitney U)."""
    ranks = np.empty(len(p))
    ranks[np.argsort(p, kind="stable")] = np.arange(1, len(p) + 1)
    good = y == 1
    return float((ranks[good].sum() - good.sum() * (good.sum() + 1) / 2) / (good.sum() * (~good).sum()))


def say(line: str) -> None:
    """One line of the report."""
    print(line)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
