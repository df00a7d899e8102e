"""Labels of the code of Sinha, Rao and Balasubramanian on the crowd of GoldenCrowd: python3 golden.py CHECKOUT."""
import os
import sys
from types import SimpleNamespace

sys.path.insert(0, os.path.join(sys.argv[1]))
import numpy as np
from fast_dawid_skene import algorithms

# The likelihood is for the log only, and ends the process where a product of zeros makes it infinite.
algorithms.calc_likelihood = lambda *arguments: 0
# Ties draw lots in the original; here the first class wins, as with tie: first_class.
np.random.choice = lambda candidates: candidates[0]


def crowd(items, annotators, classes, gap=5):
    """The same formula as GoldenCrowd.java."""
    rows = {}
    for i in range(items):
        for w in range(annotators):
            if (i * 7 + w * 3 + 5) % gap == 0 or (gap > 100 and i in (14, 19, 20, 23, 27)):
                continue
            truth = i * i % classes
            wrong = (i * (w + 3) + 2 * w + i // 3) % (9 - w) < 2
            label = (truth + 1 + (i + w) % (classes - 1)) % classes if wrong else truth
            rows.setdefault(i, {})[w] = [label]
    return rows


rows = crowd(30, 6, 3, 1000)
for mode, name in (('FDS', 'fast'), ('H', 'hybrid')):
    result = algorithms.run(rows, SimpleNamespace(algorithm=mode, verbose=False))
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), name + '.csv'), 'w') as out:
        out.write('item,c0,c1,c2\n')
        for i, label in zip(sorted(rows), result):
            out.write(f'i{i},' + ','.join('1.0' if label == c else '0.0' for c in range(3)) + '\n')
