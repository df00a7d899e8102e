"""The graph and the seeds of edges.csv and seeds.csv, which spreading.py wrote, as matrices."""
import csv
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
NODES, CLASSES = 80, 4


def rows(name):
    with open(HERE / name, newline="") as file:
        return list(csv.DictReader(file))


def weights():
    W = np.zeros((NODES, NODES))
    for row in rows("edges.csv"):
        i, j = int(row["source"]), int(row["target"])
        W[i, j] = W[j, i] = np.float32(float(row["weight"]))
    return W


def seeds():
    read = rows("seeds.csv")
    return np.array([int(row["item"]) for row in read]), np.array([int(row["label"]) for row in read])


def write(name, head, lines):
    with open(HERE / name, "w") as out:
        out.write(head + "\n")
        for line in lines:
            out.write(",".join(str(cell) for cell in line) + "\n")
