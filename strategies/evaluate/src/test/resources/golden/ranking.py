"""Cases for the ranking figures of evaluate/classification, by scikit-learn. Prints the golden file."""

import math
import warnings
from itertools import permutations

import numpy as np
from sklearn.metrics import auc, average_precision_score, brier_score_loss, precision_recall_curve, roc_auc_score

warnings.filterwarnings("ignore")
rng = np.random.default_rng(2001)


def expect(metric, cls, value):
    text = "undefined" if value is None or math.isnan(value) else repr(float(value))
    print("expect", metric, "-" if cls is None else cls, text)


def pr_auc(truth, p):
    precision, recall, _ = precision_recall_curve(truth, p)
    return auc(recall, precision)


def one_vs_one(gold, p, occur, average):
    """Hand and Till 2001 over the pairs of classes that occur."""
    pairs = list(permutations(occur, 2))
    areas, shares = [], []
    for a, b in pairs:
        both = (gold == a) | (gold == b)
        areas.append(roc_auc_score(gold[both] == a, p[both, a]))
        shares.append(both.mean())
    return np.average(areas, weights=shares if average == "weighted" else None) if pairs else None


def case(name, classes, p, gold):
    print("case", name, classes)
    for row, g in zip(p, gold):
        print("item", g, row.argmax(), repr(float(row.max())), *(repr(float(value)) for value in row))
    occur = np.unique(gold)
    support = [np.sum(gold == k) for k in occur]
    two = len(occur) > 1
    roc = [roc_auc_score(gold == k, p[:, k]) if two else math.nan for k in occur]
    precision = [average_precision_score(gold == k, p[:, k]) for k in occur]
    curve = [pr_auc(gold == k, p[:, k]) for k in occur]
    for average, weights in (("macro", None), ("weighted", support)):
        expect(average + "_roc_auc_ovr", None, np.average(roc, weights=weights))
        expect(average + "_roc_auc_ovo", None, one_vs_one(gold, p, occur, average))
        if len(occur) == classes > 2:
            # What scikit-learn answers itself, where it answers.
            for way, ours in (("ovr", np.average(roc, weights=weights)), ("ovo", one_vs_one(gold, p, occur, average))):
                theirs = roc_auc_score(gold, p, multi_class=way, average=average, labels=list(range(classes)))
                assert abs(theirs - ours) < 1e-13, (name, way, average, theirs, ours)
        expect(average + "_average_precision", None, np.average(precision, weights=weights))
        expect(average + "_pr_auc", None, np.average(curve, weights=weights))
    for k in range(classes):
        at = list(occur).index(k) if k in occur else None
        expect("roc_auc", k, None if at is None else roc[at])
        expect("average_precision", k, None if at is None else precision[at])
        expect("pr_auc", k, None if at is None else curve[at])
        expect("brier_score", k, None if at is None else brier_score_loss(gold == k, np.minimum(p[:, k], 1)))


def skewed(name, items, classes, ratio, grid=None, without=()):
    """Classes whose sizes fall by a ratio, probabilities that are right rather often; with a grid they tie."""
    shares = ratio ** -np.arange(classes, dtype=float)
    for k in without:
        shares[k] = 0
    gold = rng.choice(classes, p=shares / shares.sum(), size=items)
    p = rng.dirichlet(np.ones(classes), size=items) + 0.6 * np.eye(classes)[gold]
    if grid:
        p = np.ceil(p * grid)
    case(name, classes, p / p.sum(axis=1, keepdims=True), gold)


skewed("two", 60, 2, 4.0)
skewed("two-tied", 80, 2, 3.0, grid=4)
skewed("four", 120, 4, 2.0)
skewed("four-tied", 120, 4, 2.0, grid=3)
skewed("eight", 150, 8, 1.4)
skewed("without-one", 90, 4, 1.5, without=(2,))
skewed("without-one-tied", 90, 4, 1.5, grid=2, without=(0,))
skewed("one-alone", 20, 3, 2.0, without=(0, 2))
case("all-tied", 2, np.full((10, 2), 0.5), np.array([0, 1, 1, 1, 0, 0, 0, 1, 1, 1]))
case("certain", 3, np.eye(3)[[0, 1, 2, 2, 0]], np.array([0, 1, 2, 0, 1]))
