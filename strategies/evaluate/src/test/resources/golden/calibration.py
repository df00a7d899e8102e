"""Cases for the calibration figures of evaluate/classification, by scikit-learn and numpy. Prints the golden file."""

import math

import numpy as np
from sklearn.metrics import log_loss
from sklearn.preprocessing import label_binarize

rng = np.random.default_rng(1950)


def expected_calibration_error(confidence, right, bins=10):
    """Guo et al. 2017, equation 3: bins ((m - 1) / M, m / M]."""
    edges = np.linspace(0, 1, bins + 1)
    error = 0.0
    for m in range(bins):
        inside = (confidence > edges[m]) & (confidence <= edges[m + 1])
        if m == 0:
            inside |= confidence == 0
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - confidence[inside].mean())
    return error


def case(name, classes, p, gold):
    print("case", name, classes)
    label = p.argmax(axis=1)
    confidence = p.max(axis=1)
    for row, g, k, c in zip(p, gold, label, confidence):
        print("item", g, k, repr(float(c)), *(repr(float(value)) for value in row))
    truth = np.eye(classes)[gold]
    print("expect", "ece", repr(float(expected_calibration_error(confidence, label == gold))))
    print("expect", "brier_score", repr(float(((p - truth) ** 2).sum(axis=1).mean())))
    print("expect", "log_loss", repr(float(log_loss(gold, p, labels=list(range(classes))))))


def random_case(name, items, classes, sharpness):
    p = rng.dirichlet(np.full(classes, sharpness), size=items)
    gold = np.array([rng.choice(classes, p=0.7 * row + 0.3 / classes) for row in p])
    case(name, classes, p, gold)


random_case("two", 60, 2, 1.0)
random_case("sharp", 80, 4, 0.2)
random_case("flat", 80, 10, 5.0)
case("certain", 2, np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]), np.array([0, 1, 1]))
case("edges", 2, np.array([[0.9, 0.1], [0.2, 0.8], [0.5, 0.5], [0.7, 0.3]]), np.array([0, 1, 1, 0]))
