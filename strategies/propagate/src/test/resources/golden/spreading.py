"""Scores of scikit-learn's LabelSpreading and LabelPropagation on one graph. Writes edges.csv, seeds.csv, scores.csv.

Ran with Python 3.11, numpy 1.24.2, scikit-learn 1.2.1 (Debian's python3-sklearn). The graph is handed over as the kernel
matrix, dense: scikit-learn divides by the sums of columns, which for a graph without direction are those of rows, and
its LabelPropagation divides a sparse matrix by the wrong numbers. tol=0 makes both do max_iter steps."""
import warnings

import numpy as np
from sklearn.semi_supervised import LabelPropagation, LabelSpreading

warnings.filterwarnings("ignore")
NODES, CLASSES = 80, 4
rng = np.random.default_rng(7)
points = rng.normal(size=(NODES, 2)) + 3 * np.eye(CLASSES, 2)[np.arange(NODES) % CLASSES] * (np.arange(NODES)[:, None] % 3)
distance = ((points[:, None] - points[None]) ** 2).sum(-1)
W = np.zeros((NODES, NODES))
for i in range(NODES):
    for j in np.argsort(distance[i])[1:6]:
        W[i, j] = W[j, i] = np.float32(np.exp(-distance[i, j]))
for i in range(NODES - 1):  # connected
    W[i, i + 1] = W[i + 1, i] = max(W[i, i + 1], np.float32(0.01))
truth = np.arange(NODES) % CLASSES
seeds = rng.choice(NODES, 14, replace=False)
seeds[:CLASSES] = range(CLASSES)
seeds = np.unique(seeds)
y = np.full(NODES, -1)
y[seeds] = truth[seeds]

with open("edges.csv", "w") as out:
    out.write("source,target,weight\n")
    for i in range(NODES):
        for j in range(i + 1, NODES):
            if W[i, j] > 0:
                out.write(f"{i},{j},{W[i, j]!r}\n")
with open("seeds.csv", "w") as out:
    out.write("item,label\n")
    for i in seeds:
        out.write(f"{i},{y[i]}\n")


def scores(base, **settings):
    class OnGraph(base):
        def _get_kernel(self, X, y=None):
            return W.copy()

    return OnGraph(kernel="knn", tol=0, **settings).fit(points, y).label_distributions_


with open("scores.csv", "w") as out:
    out.write("method,alpha,steps,item," + ",".join(f"p{k}" for k in range(CLASSES)) + "\n")
    cases = [("label-spreading", a, s, scores(LabelSpreading, alpha=a, max_iter=s)) for a, s in ((0.2, 30), (0.8, 7), (0.95, 300))]
    cases += [("label-propagation", 0, s, scores(LabelPropagation, max_iter=s)) for s in (3, 1000)]
    for name, alpha, steps, F in cases:
        for i in range(NODES):
            out.write(f"{name},{alpha},{steps},{i}," + ",".join(repr(float(v)) for v in F[i]) + "\n")
