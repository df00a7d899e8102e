#!/usr/bin/env python3
"""Balanced accuracy of scikit-learn's random forest on the folds of AutoDataTest, by its most probable class and by p / prior.

  prior_forest.py FOLDER    holds SET/data.csv, the last column of which is the class

Each class is dealt out to five folds in the order of the file. Forests of 100 trees, a column per category, seed 42.
"""
import csv
import os
import sys

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import balanced_accuracy_score

FOLDS = 5


def read(path):
    with open(path, newline="") as f:
        rows = list(csv.reader(f))[1:]
    columns = []
    for cells in list(zip(*rows))[:-1]:
        try:
            columns.append([float(cell) for cell in cells])
        except ValueError:
            columns += [[float(cell == value) for cell in cells] for value in dict.fromkeys(cells)]
    return np.array(columns).T, np.array([row[-1] for row in rows])


def folds(labels):
    dealt = {}
    fold = np.empty(len(labels), int)
    for i, label in enumerate(labels):
        dealt[label] = dealt.get(label, -1) + 1
        fold[i] = dealt[label] % FOLDS
    return fold


def main():
    means = []
    for name in sorted(os.listdir(sys.argv[1])):
        x, y = read(os.path.join(sys.argv[1], name, "data.csv"))
        fold = folds(y)
        scores = []
        for held in range(FOLDS):
            learned = fold != held
            forest = RandomForestClassifier(100, random_state=42).fit(x[learned], y[learned])
            p = forest.predict_proba(x[~learned])
            prior = np.array([np.mean(y[learned] == k) for k in forest.classes_])
            scores.append([balanced_accuracy_score(y[~learned], forest.classes_[q.argmax(1)]) for q in (p, p / prior)])
        means.append(np.mean(scores, 0))
        print("%s forest %.3f, p / prior %.3f" % (name, *means[-1]), flush=True)
    print("mean forest %.3f, p / prior %.3f" % tuple(np.mean(means, 0)))


if __name__ == "__main__":
    main()
