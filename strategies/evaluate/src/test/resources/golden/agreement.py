"""Cases for evaluate/agreement with figures straight from the papers' formulas. Prints the golden file."""

import itertools
import math
import warnings
from collections import Counter
from fractions import Fraction

import numpy as np
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score

warnings.filterwarnings("ignore")
rng = np.random.default_rng(1960)


def text(value):
    return "undefined" if value is None or math.isnan(value) else repr(float(value))


def delta(level, n_c):
    """Krippendorff 2011: squared differences of two classes, which are named 0, 1, 2, ..."""
    def ordinal(c, k):
        low, high = min(c, k), max(c, k)
        return (sum(n_c[low:high + 1]) - Fraction(n_c[low] + n_c[high], 2)) ** 2 if c != k else 0
    return {
        "nominal": lambda c, k: int(c != k),
        "ordinal": ordinal,
        "interval": lambda c, k: (c - k) ** 2,
        "ratio": lambda c, k: Fraction(c - k, c + k) ** 2 if c != k else 0,
    }[level]


def krippendorff(units, classes, level):
    """Krippendorff 2011: coincidence matrix of all ordered pairs inside each unit, then alpha = 1 - D_o / D_e."""
    o = [[Fraction(0)] * classes for _ in range(classes)]
    for values in units:
        for i, j in itertools.permutations(range(len(values)), 2):
            o[values[i]][values[j]] += Fraction(1, len(values) - 1)
    n_c = [sum(row) for row in o]
    n = sum(n_c)
    d = delta(level, n_c)
    observed = sum(o[c][k] * d(c, k) for c in range(classes) for k in range(classes))
    expected = sum(n_c[c] * n_c[k] * d(c, k) for c in range(classes) for k in range(classes))
    alpha = None if expected == 0 else 1 - (n - 1) * observed / expected
    if alpha is not None and level in ("nominal", "interval"):
        triples = [(coder, unit, value) for unit, values in enumerate(units) for coder, value in enumerate(values)
                   if len(values) > 1]
        task = AnnotationTask(triples, distance=lambda a, b: float(d(a, b)))
        assert math.isclose(task.alpha(), alpha, abs_tol=1e-12), (task.alpha(), float(alpha))
    return alpha


def weight_matrix(weights, q):
    """Gwet 2014, chapter 3."""
    steps = lambda k, l: abs(k - l)
    most = q - 1
    return [[{
        "none": lambda: Fraction(int(k == l)),
        "linear": lambda: 1 - Fraction(steps(k, l), most),
        "quadratic": lambda: 1 - Fraction(steps(k, l) ** 2, most ** 2),
        "ordinal": lambda: 1 - Fraction(math.comb(steps(k, l) + 1, 2), math.comb(q, 2)),
    }[weights]() for l in range(q)] for k in range(q)]


def gwet(units, q, weights):
    """AC1 and AC2 as in irrCAC gwet.ac1.raw, with all q classes given."""
    w = weight_matrix(weights, q)
    counts = [[values.count(k) for k in range(q)] for values in units if values]
    compared = [r for r in counts if sum(r) > 1]
    if not compared:
        return None
    pa = sum(sum(r[k] * (sum(w[k][l] * r[l] for l in range(q)) - 1) for k in range(q)) / (sum(r) * (sum(r) - 1))
             for r in compared) / len(compared)
    pi = [sum(Fraction(r[k], sum(r)) for r in counts) / len(counts) for k in range(q)]
    pe = sum(map(sum, w)) / Fraction(q * (q - 1)) * sum(p * (1 - p) for p in pi)
    return (pa - pe) / (1 - pe)


def weighted_kappa(one, other, q, weights):
    """Cohen 1968; scikit-learn's where it knows the weights."""
    w = weight_matrix(weights, q)
    n = len(one)
    po = sum(w[a][b] for a, b in zip(one, other)) / Fraction(n)
    pe = sum(w[a][b] for a in one for b in other) / Fraction(n * n)
    kappa = math.nan if pe == 1 else (po - pe) / (1 - pe)
    if weights != "ordinal":
        theirs = cohen_kappa_score(one, other, labels=list(range(q)), weights=None if weights == "none" else weights)
        assert math.isnan(kappa) and math.isnan(theirs) or math.isclose(theirs, kappa, abs_tol=1e-12)
    return kappa


def specific_agreement(units, k):
    """Cicchetti and Feinstein 1990: of the pairs of answers of which the first names k, the share that agree."""
    pairs = [(a, b) for values in units for a, b in itertools.permutations(values, 2) if a == k]
    return Fraction(sum(a == b for a, b in pairs), len(pairs)) if pairs else None


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


def case(name, classes, answers, min_shared=2, weights="none", level="nominal"):
    """answers: {(item, annotator): class}"""
    print("case", name, classes, min_shared, weights, level)
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
    expect("krippendorff_alpha", "-", krippendorff(units, classes, level))
    expect("gwet_ac1", "-", gwet(units, classes, "none"))
    if weights != "none":
        expect("gwet_ac2", "-", gwet(units, classes, weights))
    weighted, weight, distant, distant_weight = 0.0, 0, 0.0, 0
    for a, b in itertools.combinations(annotators, 2):
        shared = [i for i in items if (i, a) in answers and (i, b) in answers]
        if len(shared) >= min_shared:
            kappa = cohen_kappa_score([answers[i, a] for i in shared], [answers[i, b] for i in shared])
            expect("cohen_kappa", f"{a}|{b}", kappa)
            expect("shared_items", f"{a}|{b}", len(shared))
            if not math.isnan(kappa):
                weighted += kappa * len(shared)
                weight += len(shared)
            if weights != "none":
                kappa = weighted_kappa([answers[i, a] for i in shared], [answers[i, b] for i in shared], classes, weights)
                expect("weighted_kappa", f"{a}|{b}", kappa)
                if not math.isnan(kappa):
                    distant += kappa * len(shared)
                    distant_weight += len(shared)
    if weights != "none":
        expect("mean_weighted_kappa", "-", distant / distant_weight if distant_weight else None)
    expect("mean_cohen_kappa", "-", weighted / weight if weight else None)
    share = Counter(answers.values())
    for k in range(classes):
        expect("class_share", k, share[k] / len(answers))
        expect("class_kappa", k, fleiss([[int(value == k) for value in values] for values in units], 2))
        expect("specific_agreement", k, specific_agreement(units, k))
    bars = Counter()
    for item, values in zip(items, units):
        if len(values) > 1:
            agreement = observed_agreement([values])
            expect("item_agreement", item, agreement)
            bars[min(9, math.floor(10 * agreement))] += 1
    for bar in range(10):
        expect("items_by_agreement", f"0.{bar}" if bar else "0", bars[bar])


def random_case(name, items, annotators, classes, present, accuracy, **options):
    answers = {}
    for i in range(items):
        truth = int(rng.integers(classes))
        for a in range(annotators):
            if rng.random() < present:
                k = truth if rng.random() < accuracy else int(rng.integers(classes))
                answers[f"i{i:03}", f"a{a:02}"] = k
    case(name, classes, answers, **options)


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
random_case("linear-interval", 40, 4, 5, 0.8, 0.6, weights="linear", level="interval")
random_case("quadratic-ordinal", 60, 6, 4, 0.5, 0.6, weights="quadratic", level="ordinal")
random_case("ordinal-ratio", 50, 5, 6, 0.6, 0.5, weights="ordinal", level="ratio")
random_case("many-ranks", 60, 8, 40, 0.3, 0.4, weights="quadratic", level="ordinal")
case("one-rank", 3, {(f"i{i}", a): 1 for i in range(3) for a in "ab"}, weights="linear", level="ordinal")
case("zeros", 3, {("i1", "a"): 0, ("i1", "b"): 0, ("i2", "a"): 0, ("i2", "b"): 2, ("i3", "a"): 2},
     weights="ordinal", level="ratio")
