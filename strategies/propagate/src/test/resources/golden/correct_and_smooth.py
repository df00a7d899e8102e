"""Correct and smooth, by the formulas of Huang et al. 2020 in closed form: what their iterations converge to. Writes
predictions.csv, the made-up probabilities of a model that knows all items but every seventh, and corrected.csv.

Ran with Python 3.11, numpy 1.24.2, scipy 1.10.1 (Debian's python3-scipy)."""
import numpy as np
from scipy.linalg import solve

from graph import CLASSES, NODES, seeds, weights, write

W = weights()
degree = W.sum(1)
S = W / np.sqrt(np.outer(degree, degree))
node, label = seeds()
Y = np.eye(CLASSES)[label]
identity = np.eye(NODES)

rng = np.random.default_rng(11)
truth = np.arange(NODES) % CLASSES
Z = rng.random((NODES, CLASSES)) + 0.4 * np.eye(CLASSES)[truth]
Z[:, 1] += 0.3  # it likes a class more than it should: an error that neighbours share
Z /= Z.sum(1, keepdims=True)
known = np.arange(NODES) % 7 != 6
write(
    "predictions.csv",
    "item," + ",".join(f"p{k}" for k in range(CLASSES)),
    ([i, *map(repr, map(float, Z[i]))] for i in range(NODES) if known[i]),
)
Z[~known] = 0

held = known[node]  # seeds whose error is known
E = np.zeros((NODES, CLASSES))
E[node[held]] = Y[held] - Z[node[held]]


def autoscale(alpha, scale):
    spread = solve(identity - alpha * S, (1 - alpha) * E)
    sigma = np.abs(E[node[held]]).sum() / held.sum()
    size = np.abs(spread).sum(1, keepdims=True)
    factor = sigma / size
    factor[factor > 1000] = 1  # as in the authors' program
    return Z + scale * factor * spread * known[:, None]


def fixed(scale):
    free = np.setdiff1d(np.arange(NODES), node[held])
    L = np.diag(degree) - W
    spread = E.copy()
    spread[free] = solve(L[np.ix_(free, free)], W[np.ix_(free, node[held])] @ E[node[held]])
    return Z + scale * spread * known[:, None]


def smooth(corrected, alpha):
    G = corrected.copy()
    G[node] = Y
    G = np.maximum(solve(identity - alpha * S, (1 - alpha) * G), 0)
    return G / G.sum(1, keepdims=True)


cases = [
    ("autoscale", 0.8, 1.0, 0.8, smooth(autoscale(0.8, 1.0), 0.8)),
    ("autoscale", 0.95, 0.5, 0.3, smooth(autoscale(0.95, 0.5), 0.3)),
    ("fixed", 0.8, 1.0, 0.6, smooth(fixed(1.0), 0.6)),
    ("fixed", 0.8, 1.7, 0.9, smooth(fixed(1.7), 0.9)),
    ("none", 0.8, 1.0, 0.5, smooth(Z, 0.5)),
]
write(
    "corrected.csv",
    "correct,correct_alpha,scale,alpha,item," + ",".join(f"p{k}" for k in range(CLASSES)),
    ([how, ca, s, a, i, *map(repr, map(float, G[i]))] for how, ca, s, a, G in cases for i in range(NODES)),
)
