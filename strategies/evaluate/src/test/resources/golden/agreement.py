"""Cases for evaluate/agreement with figures straight from the papers' formulas. Prints the golden file."""

import itertools
import math
import warnings
from collections import Counter
from fractions import Fraction

import numpy as np
from sklearn.metrics import cohen_kappa_score

warnings.filterwarnings("ignore")
rng = np.random.default_rng(1960)


def text(value):
    return "undefined" if value is None or math.isnan(value) else repr(float(value))


def krippendorff(units, classes):
    """Krippendorff 2011: coincidence matrix of all ordered pairs inside each unit, then alpha = 1 - D_o / D_e."""
    o = [[Fraction(0)] * classes for _ in range(classes)]
    for values in units:
        for i, j in itertools.permutations(range(len(values)), 2):
            o[values[i]][values[j]] += Fraction(1, len(values) - 1)
    n_c = [sum(row) for row in o]
    n = sum(n_c)
    observed = sum(o[c][k] for c in range(classes) for k in range(classes) if c != k)
    expected = sum(n_c[c] * n_c[k] for c in range(classes) for k in range(classes) if c != k)
    return None if expected == 0 else 1 - (n - 1) * observed / expected


def observed_agreement(units):
    shares = []
    for values in units:
        if len(values) > 1:
            pairs = list(itertools.combinations(values, 2))
            shares.append(Fraction(sum(a == b for a, b in pairs), len(pairs)))
    return sum(shares) / len(shares) if shares else None


def fleiss(units, classes):
    """Gwet 2014 (irrCAC fleiss.kappa.raw); with equal numbers of answers it is Fleiss 1971."""
    units = [values for values in units if values]
    pa = observed_agreement(units)
    if pa is None:
        return None
    pi = [sum(Fraction(values.count(k), len(values)) for values in units) / len(units) for k in range(classes)]
    pe = sum(p * p for p in pi)
    return None if pe == 1 else (pa - pe) / (1 - pe)


def case(name, classes, answers, min_shared=2):
    """answers: {(item, annotator): class}"""
    print("case", name, classes, min_shared)
    items = sorted({i for i, _ in answers})
    annotators = sorted({a for _, a in answers})
    for (i, a), k in sorted(answers.items()):
        print("answer", i, a, k)
    units = [[answers[i, a] for a in annotators if (i, a) in answers] for i in items]
    expect = lambda metric, x, value: print("expect", metric, x, text(value))
    expect("items", "-", len(items))
    expect("answers", "-", len(answers))
    expect("annotators", "-", len(annotators))
    expect("items_compared", "-", sum(len(u) > 1 for u in units))
    expect("answers_per_item", "-", len(answers) / len(items))
    expect("observed_agreement", "-", observed_agreement(units))
    expect("fleiss_kappa", "-", fleiss(units, classes))
    expect("krippendorff_alpha", "-", krippendorff(units, classes))
    weighted, weight = 0.0, 0
    for a, b in itertools.combinations(annotators, 2):
        shared = [i for i in items if (i, a) in answers and (i, b) in answers]
        if len(shared) >= min_shared:
            kappa = cohen_kappa_score([answers[i, a] for i in shared], [answers[i, b] for i in shared])
            expect("cohen_kappa", f"{a}|{b}", kappa)
            expect("shared_items", f"{a}|{b}", len(shared))
            if not math.isnan(kappa):
                weighted += kappa * len(shared)
                weight += len(shared)
    expect("mean_cohen_kappa", "-", weighted / weight if weight else None)
    share = Counter(answers.values())
    for k in range(classes):
        expect("class_share", k, share[k] / len(answers))


def random_case(name, items, annotators, classes, present, accuracy):
    answers = {}
    for i in range(items):
        truth = int(rng.integers(classes))
        for a in range(annotators):
            if rng.random() < present:
                k = truth if rng.random() < accuracy else int(rng.integers(classes))
                answers[f"i{i:03}", f"a{a:02}"] = k
    case(name, classes, answers)


random_case("complete", 40, 4, 3, 1.0, 0.7)
random_case("missing", 60, 7, 4, 0.4, 0.6)
random_case("sparse", 80, 20, 5, 0.1, 0.8)
random_case("chance", 50, 5, 2, 0.7, 0.0)
random_case("many-classes", 50, 6, 30, 0.6, 0.5)
case("one-class", 2, {("i1", "a"): 0, ("i1", "b"): 0, ("i2", "a"): 0, ("i2", "b"): 0})
case("perfect", 2, {("i1", "a"): 0, ("i1", "b"): 0, ("i2", "a"): 1, ("i2", "b"): 1})
case("opposite", 2, {("i1", "a"): 0, ("i1", "b"): 1, ("i2", "a"): 1, ("i2", "b"): 0})
case("one-annotator", 2, {("i1", "a"): 0, ("i2", "a"): 1})
case("no-shared-items", 2, {("i1", "a"): 0, ("i2", "b"): 1, ("i3", "a"): 1})
case("one-pair-is-constant", 3, {(f"i{i}", a): k for i, row in enumerate([(1, 1, 0), (1, 1, 2), (1, 1, 1)])
                                 for a, k in zip("abc", row)})
