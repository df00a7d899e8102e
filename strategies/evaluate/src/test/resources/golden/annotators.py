"""Cases for evaluate/annotators with figures by scikit-learn and scipy. Prints the golden file."""

import itertools
import math
import warnings
from collections import Counter, defaultdict

import numpy as np
from scipy.stats import binomtest, entropy
from sklearn.metrics import cohen_kappa_score, confusion_matrix

warnings.filterwarnings("ignore")
rng = np.random.default_rng(1927)


def text(value):
    return "undefined" if value is None or math.isnan(value) else repr(float(value))


def share(hits):
    """A share with Wilson's interval."""
    if not hits:
        return ("undefined",)
    interval = binomtest(sum(hits), len(hits)).proportion_ci(0.95, method="wilson")
    return text(sum(hits) / len(hits)), text(interval.low), text(interval.high)


def plain(hits):
    return text(sum(hits) / len(hits) if hits else None)


def majority_of_others(answers, item, annotator):
    others = Counter(k for (i, a), k in answers.items() if i == item and a != annotator)
    best = others.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def case(name, classes, answers, labels, fixed, gold, min_shared=2):
    print("case", name, classes, min_shared)
    for (i, a), k in sorted(answers.items()):
        print("data answer", i, a, k)
    for kind, given in (("label", labels), ("fixed", fixed), ("gold", gold)):
        for i, k in sorted(given.items()):
            print("data", kind, i, k)
    items = sorted({i for i, _ in answers})
    annotators = sorted({a for _, a in answers})

    def expect(metric, x, k, *values):
        print("expect", metric, x, k, *values)

    kappas = defaultdict(list)
    for a, b in itertools.combinations(annotators, 2):
        shared = [i for i in items if (i, a) in answers and (i, b) in answers]
        if len(shared) >= min_shared:
            kappa = cohen_kappa_score([answers[i, a] for i in shared], [answers[i, b] for i in shared])
            if not math.isnan(kappa):
                kappas[a].append((kappa, len(shared)))
                kappas[b].append((kappa, len(shared)))
    pooled = defaultdict(list)
    for a in annotators:
        own = {i: k for (i, who), k in answers.items() if who == a}
        judged = {"majority_agreement": [], "label_agreement": [], "accuracy": []}
        for i, k in sorted(own.items()):
            majority = majority_of_others(answers, i, a)
            if majority is not None:
                judged["majority_agreement"].append(k == majority)
            if i in labels:
                judged["label_agreement"].append(k == labels[i])
            if i in gold:
                judged["accuracy"].append(k == gold[i])
        expect("answers", a, "-", text(len(own)))
        expect("share_of_items", a, "-", text(len(own) / len(items)))
        for metric, hits in judged.items():
            pooled[metric] += hits
            if metric == "majority_agreement" or (labels if metric == "label_agreement" else gold):
                expect(metric, a, "-", *share(hits))
        weight = sum(n for _, n in kappas[a])
        expect("mean_cohen_kappa", a, "-", text(sum(k * n for k, n in kappas[a]) / weight if weight else None))
        expect("annotators_compared", a, "-", text(len(kappas[a])))
        by_class = Counter(own.values())
        expect("answer_entropy", a, "-", text(entropy(list(by_class.values()), base=2)))
        top = max(sorted(by_class), key=lambda k: by_class[k])
        expect("top_class_share", a, top, *share([k == top for k in own.values()]))
        for k, n in by_class.items():
            expect("answers", a, k, text(n))
        truth = gold if any(i in gold for i, _ in answers) else labels
        known = [i for i in own if i in truth]
        if known:
            matrix = confusion_matrix([truth[i] for i in known], [own[i] for i in known],
                                      labels=list(range(classes)), normalize="true")
            for t, k in itertools.product(range(classes), repeat=2):
                if matrix[t][k] > 0:
                    print("data confusion", a, t, k, text(matrix[t][k]))
    expect("annotators", "-", "-", text(len(annotators)))
    expect("annotators_listed", "-", "-", text(len(annotators)))
    expect("answers", "-", "-", text(len(answers)))
    expect("items", "-", "-", text(len(items)))
    expect("majority_agreement", "-", "-", plain(pooled["majority_agreement"]))
    if labels or fixed:
        expect("label_agreement", "-", "-", plain(pooled["label_agreement"]))
    if gold:
        expect("accuracy", "-", "-", plain(pooled["accuracy"]))


def random_case(name, items, annotators, classes, present, labelled, known):
    answers, labels, fixed, gold = {}, {}, {}, {}
    for i in range(items):
        item = f"i{i:03}"
        truth = int(rng.integers(classes))
        for a in range(annotators):
            if rng.random() < present:
                right = rng.random() < 0.3 + 0.6 * a / annotators
                answers[item, f"a{a:02}"] = truth if right else int(rng.integers(classes))
        if rng.random() < labelled:
            labels[item] = truth if rng.random() < 0.8 else int(rng.integers(classes))
        elif labels and rng.random() < 0.3:
            fixed[item] = truth
        if rng.random() < known:
            gold[item] = truth
    case(name, classes, answers, labels, fixed, gold)


random_case("everything", 60, 5, 3, 0.7, 0.6, 0.4)
random_case("labels-only", 50, 4, 4, 0.6, 0.7, 0.0)
random_case("gold-only", 50, 6, 2, 0.5, 0.0, 0.5)
random_case("answers-only", 40, 3, 5, 0.8, 0.0, 0.0)
random_case("many-classes", 60, 6, 30, 0.5, 0.5, 0.5)
case("always-the-same", 3, {(f"i{i}", a): 1 if a == "spammer" else i % 3 for i in range(9) for a in ("a", "b", "spammer")},
     {}, {}, {f"i{i}": i % 3 for i in range(9)})
case("one-annotator", 2, {("i1", "a"): 0, ("i2", "a"): 1}, {}, {}, {})
