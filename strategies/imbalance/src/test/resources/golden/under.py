#!/usr/bin/env python3
"""Writes what imbalanced-learn leaves of a training set, for the tests of the deterministic under-samplers.

  under.py blobs.csv                       makes the rows (seeded) and writes them
  under.py kept.csv  DATA.csv [DATA.csv..] per data set and method the rows that are taken away or stay

Written with imbalanced-learn 0.10.0 and scikit-learn 1.2.1. Neighbourhood cleaning is computed here as imbalanced-learn
defines it from 0.12 on: its older versions clean by another rule. The last column of a data set is the class; of the
others those are taken whose cells are all numbers.
"""
import csv
import os
import sys

import numpy as np


def blobs(path):
    rng = np.random.default_rng(20240501)
    sizes = {"ham": 420, "spam": 130, "news": 60, "rare": 30}
    rows = []
    for k, (name, size) in enumerate(sizes.items()):
        centre = rng.uniform(-1, 1, 5)
        for x in rng.standard_normal((size, 5)) * (1 + 0.2 * k) + centre:
            rows.append([*("%.9g" % v for v in x), name])
    with open(path, "w") as out:
        out.write("f0,f1,f2,f3,f4,label\n")
        for i in rng.permutation(len(rows)):
            out.write(",".join(rows[i]) + "\n")


def read(path):
    with open(path) as f:
        rows = list(csv.reader(f))
    head, rows = rows[0], rows[1:]

    def number(cell):
        try:
            float(cell)
            return True
        except ValueError:
            return False

    numeric = [c for c in range(len(head) - 1) if all(number(r[c]) for r in rows)]
    x = np.array([[float(r[c]) for c in numeric] for r in rows])
    # Classes in the order of their first appearance, as `classes: from_data` has them.
    names = list(dict.fromkeys(r[-1] for r in rows))
    return x, np.array([names.index(r[-1]) for r in rows])


def neighbourhood_cleaning(x, y, k=3, threshold=0.5):
    from sklearn.neighbors import NearestNeighbors
    counts = np.bincount(y)
    rare = counts.argmin()
    near = NearestNeighbors(n_neighbors=k + 1).fit(x).kneighbors(x, return_distance=False)
    gone = np.zeros(len(y), bool)
    for i in range(len(y)):
        mode = np.bincount(y[near[i, 1:]], minlength=len(counts)).argmax()
        gone[i] |= y[i] != rare and mode != y[i]
        if y[i] == rare and np.bincount(y[near[i, :k]], minlength=len(counts)).argmax() != rare:
            for j in near[i, 1:]:
                gone[j] |= y[j] != rare and counts[y[j]] > threshold * counts[rare]
    return np.flatnonzero(gone)


def methods():
    from imblearn.under_sampling import (AllKNN, EditedNearestNeighbours, NearMiss, RepeatedEditedNearestNeighbours,
                                         TomekLinks)
    return {
        "tomek-links": TomekLinks(),
        "tomek-links all": TomekLinks(sampling_strategy="all"),
        "edited-nearest-neighbours": EditedNearestNeighbours(),
        "edited-nearest-neighbours mode": EditedNearestNeighbours(kind_sel="mode"),
        "repeated-edited-nearest-neighbours": RepeatedEditedNearestNeighbours(),
        "repeated-edited-nearest-neighbours mode": RepeatedEditedNearestNeighbours(kind_sel="mode"),
        "all-knn": AllKNN(),
        "all-knn mode": AllKNN(kind_sel="mode"),
        "near-miss 1": NearMiss(version=1),
        "near-miss 2": NearMiss(version=2),
        "near-miss 3": NearMiss(version=3),
    }


def kept(path, data):
    import warnings
    warnings.filterwarnings("ignore")
    with open(path, "w") as out:
        out.write("data,method,kept or gone,rows\n")
        for file in data:
            x, y = read(file)
            name = os.path.basename(file)[:-4]
            name = os.path.basename(os.path.dirname(file)) if name == "data" else name
            for method, sampler in methods().items():
                sampler.fit_resample(x, y)
                stay = np.sort(sampler.sample_indices_)
                gone = np.setdiff1d(np.arange(len(y)), stay)
                short = ("gone", gone) if len(gone) <= len(stay) else ("kept", stay)
                out.write(f"{name},{method},{short[0]},{' '.join(map(str, short[1]))}\n")
            out.write(f"{name},neighbourhood-cleaning,gone,{' '.join(map(str, neighbourhood_cleaning(x, y)))}\n")


if __name__ == "__main__":
    if sys.argv[1].endswith("blobs.csv"):
        blobs(sys.argv[1])
    else:
        kept(sys.argv[1], sys.argv[2:])
