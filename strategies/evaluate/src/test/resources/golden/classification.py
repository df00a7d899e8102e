"""Cases for evaluate/classification with scikit-learn's and imbalanced-learn's figures. Prints the golden file."""

import math
import warnings

import numpy as np
from imblearn.metrics import geometric_mean_score, make_index_balanced_accuracy, sensitivity_specificity_support
from sklearn import metrics

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20240611)


def text(value):
    return "undefined" if value is None or math.isnan(value) else repr(float(value))


def expect(metric, cls, value):
    print("expect", metric, "-" if cls is None else cls, text(value))


SKEWED = ("sensitivity", "specificity", "g_mean", "index_balanced_accuracy")


def expect_skewed(truth, answer, labels):
    """Over all: of the classes that occur as truth. Of a class: undefined where it or all others have no item."""
    occur = np.unique(truth)
    index = make_index_balanced_accuracy(alpha=0.1, squared=True)(geometric_mean_score)
    expect("g_mean", None, geometric_mean_score(truth, answer, labels=occur))
    expect("index_balanced_accuracy", None, index(truth, answer, labels=occur))
    for average in ("macro", "weighted"):
        specificity = sensitivity_specificity_support(truth, answer, average=average)[1]
        expect(average + "_specificity", None, specificity)
    sensitivity, specificity, support = sensitivity_specificity_support(truth, answer, labels=labels, average=None)
    means = geometric_mean_score(truth, answer, labels=labels, average=None)
    indexes = index(truth, answer, labels=labels, average=None)
    for k in labels:
        found, kept = support[k] > 0, support[k] < len(truth)
        expect("sensitivity", k, sensitivity[k] if found else None)
        expect("specificity", k, specificity[k] if kept else None)
        expect("g_mean", k, means[k] if found and kept else None)
        expect("index_balanced_accuracy", k, indexes[k] if found and kept else None)


def case(name, classes, cells, unresolved=None, ordinal=False):
    """cells: truth x answer counts; unresolved: items per truth that have no answer."""
    cells = np.asarray(cells, dtype=np.int64).reshape(classes, classes)
    unresolved = np.zeros(classes, dtype=np.int64) if unresolved is None else np.asarray(unresolved)
    print("case", name, classes, "ordinal" if ordinal else "classification")
    for t in range(classes):
        for a in range(classes):
            if cells[t, a]:
                print("cell", t, a, cells[t, a])
        if unresolved[t]:
            print("cell", t, "-", unresolved[t])
    truth = np.repeat(np.repeat(np.arange(classes), classes), cells.ravel())
    answer = np.repeat(np.tile(np.arange(classes), classes), cells.ravel())
    n, judged, correct = len(truth), len(truth) + int(unresolved.sum()), int((truth == answer).sum())
    expect("items", None, judged)
    expect("coverage", None, n / judged if judged else None)
    expect("accuracy_with_unresolved", None, correct / judged if judged else None)
    if n == 0:
        names = ["accuracy", "balanced_accuracy", "mcc", "cohen_kappa"]
        names += [f"{average}_{m}" for average in ("macro", "micro", "weighted") for m in ("precision", "recall", "f1")]
        names += ["g_mean", "index_balanced_accuracy", "macro_specificity", "weighted_specificity"]
        for metric in names:
            expect(metric, None, None)
        for k in range(classes):
            expect("support", k, 0)
            for metric in ("precision", "recall", "f1") + SKEWED:
                expect(metric, k, None)
        return
    expect("accuracy", None, metrics.accuracy_score(truth, answer))
    expect("balanced_accuracy", None, metrics.balanced_accuracy_score(truth, answer))
    for average in ("macro", "micro", "weighted"):
        p, r, f, _ = metrics.precision_recall_fscore_support(truth, answer, average=average, zero_division=0)
        expect(average + "_precision", None, p)
        expect(average + "_recall", None, r)
        expect(average + "_f1", None, f)
    expect("mcc", None, metrics.matthews_corrcoef(truth, answer))
    expect("cohen_kappa", None, metrics.cohen_kappa_score(truth, answer))
    labels = list(range(classes))
    zero = metrics.precision_recall_fscore_support(truth, answer, labels=labels, zero_division=0)
    one = metrics.precision_recall_fscore_support(truth, answer, labels=labels, zero_division=1)
    for k in labels:
        expect("support", k, zero[3][k])
        for i, metric in enumerate(("precision", "recall", "f1")):
            expect(metric, k, zero[i][k] if zero[i][k] == one[i][k] else None)
    expect_skewed(truth, answer, labels)
    if ordinal:
        expect("mean_absolute_error", None, metrics.mean_absolute_error(truth, answer))
        expect("linear_kappa", None, metrics.cohen_kappa_score(truth, answer, labels=labels, weights="linear"))
        expect("quadratic_kappa", None, metrics.cohen_kappa_score(truth, answer, labels=labels, weights="quadratic"))


def random_cells(classes, scale, diagonal):
    cells = rng.poisson(scale, (classes, classes))
    return cells + np.diag(rng.poisson(diagonal, classes))


case("two-classes", 2, [[50, 10], [5, 35]])
case("unresolved", 3, [[20, 2, 1], [3, 30, 4], [0, 6, 12]], [4, 0, 9])
for i in range(6):
    k = int(rng.integers(2, 9))
    case(f"random-{i}", k, random_cells(k, 3, 20), rng.poisson(2, k))
for i in range(4):
    k = int(rng.integers(4, 12))
    sparse = random_cells(k, 0.3, 2)
    sparse[:, rng.integers(k)] = 0
    sparse[rng.integers(k), :] = 0
    case(f"sparse-{i}", k, sparse, rng.poisson(1, k))
case("class-absent-from-both", 4, [[8, 0, 2, 0], [0] * 4, [3, 0, 9, 0], [0] * 4])
case("class-never-answered", 3, [[8, 0, 2], [4, 0, 1], [3, 0, 9]])
case("class-never-true", 3, [[8, 1, 2], [0, 0, 0], [3, 5, 9]])
case("one-class-only", 3, [[7, 0, 0], [0] * 3, [0] * 3])
case("one-truth-two-answers", 2, [[7, 3], [0, 0]])
case("two-truths-one-answer", 2, [[7, 0], [3, 0]])
case("all-wrong", 2, [[0, 4], [6, 0]])
case("no-label", 2, [[0, 0], [0, 0]], [3, 4])
case("nothing-judged", 2, [[0, 0], [0, 0]])
case("unresolved-class-unseen", 3, [[5, 1, 0], [2, 6, 0], [0, 0, 0]], [0, 0, 8])
case("large", 3, [[9000, 123, 7], [432, 8000, 0], [9, 30, 250]], [10, 20, 30])
for i in range(4):
    k = int(rng.integers(3, 7))
    case(f"ordinal-{i}", k, random_cells(k, 2, 12), rng.poisson(1, k), ordinal=True)
case("ordinal-gaps", 6, np.array([[4, 0, 0, 1, 0, 0], [0] * 6, [0] * 6, [1, 0, 0, 5, 0, 2], [0] * 6, [0, 0, 0, 1, 0, 3]]),
     ordinal=True)
case("ordinal-one-class", 3, [[0, 0, 0], [0, 5, 0], [0, 0, 0]], ordinal=True)
