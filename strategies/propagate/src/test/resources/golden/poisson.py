"""Poisson learning and Poisson MBO (Calder, Cook, Thorpe, Slepcev 2020) in dense matrices. Writes poisson.csv and mbo.csv.

Ran with Python 3.11, numpy 1.24.2, scipy 1.10.1 (Debian's python3-scipy). The Poisson equation is solved as GraphLearning
does, by the normalised Laplacian, but by its pseudo-inverse. The classes of MBO get their shares by an optimal assignment
instead of factors that are tried, so the labels are those that any factors with the right shares give. The flow is ours,
u <- (u + D^-1 (W u + s)) / 2, twenty times; that of GraphLearning, forty steps of 1 / max(D), is run beside it and the
number of nodes with the same label printed."""
import numpy as np
from scipy.optimize import linear_sum_assignment

from graph import CLASSES, NODES, seeds, weights, write

W = weights()
degree = W.sum(1)
node, label = seeds()
onehot = np.eye(CLASSES)[label]
source = np.zeros((NODES, CLASSES))
source[node] = onehot - onehot.mean(0)

root = 1 / np.sqrt(degree)
normalised = np.eye(NODES) - W * np.outer(root, root)
u = root[:, None] * (np.linalg.pinv(normalised, rcond=1e-12) @ (root[:, None] * source))
assert np.abs((np.diag(degree) - W) @ u - source).max() < 1e-9
ordered = np.sort(u, 1)
p = np.exp(2 / (ordered[:, -1] - ordered[:, -2]).mean() * (u - u.max(1, keepdims=True)))
p /= p.sum(1, keepdims=True)
write(
    "poisson.csv",
    "item," + ",".join(f"u{k}" for k in range(CLASSES)) + "," + ",".join(f"p{k}" for k in range(CLASSES)),
    ([i, *map(repr, map(float, u[i])), *map(repr, map(float, p[i]))] for i in range(NODES)),
)


def assign(score, counts):
    """The assignment with these counts whose scores have the greatest sum."""
    places = np.repeat(np.arange(CLASSES), counts)
    rows, columns = linear_sum_assignment(score[:, places], maximize=True)
    labels = np.empty(NODES, int)
    labels[rows] = places[columns]
    return labels


def logarithm(x):
    return np.log(np.maximum(x, 1e-300))


def ours(v):
    for _ in range(20):
        v = np.maximum(0, (v + (W @ v + source) / degree[:, None]) / 2)
    return v


def graph_learning(v):
    step = 1 / degree.max()
    for _ in range(40):
        v = v - step * (degree[:, None] * v - W @ v) + step * source
    return v


def mbo(flow, counts, rounds, score):
    labels = assign(u, counts)
    for _ in range(rounds):
        labels[node] = label
        labels = assign(score(flow(np.eye(CLASSES)[labels])), counts)
    return labels


cases = []
for counts in ([20, 20, 20, 20], [24, 16, 22, 18]):
    for rounds in (1, 5, 20):
        labels = mbo(ours, counts, rounds, logarithm)
        cases += [("/".join(map(str, counts)), rounds, i, labels[i]) for i in range(NODES)]
    print(counts, (labels == mbo(graph_learning, counts, 20, lambda v: v)).sum(), "of", NODES, "as GraphLearning's flow")
write("mbo.csv", "counts,rounds,item,label", cases)
