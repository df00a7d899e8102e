"""Posteriors of plain numpy versions on the crowd of GoldenCrowd: python3 golden.py writes METHOD.csv beside it."""
import os
import numpy as np


def crowd(items, annotators, classes, gap=5):
    """The same formula as GoldenCrowd.java."""
    rows = []
    for i in range(items):
        for w in range(annotators):
            if (i * 7 + w * 3 + 5) % gap == 0 or (gap > 100 and i in (14, 19, 20, 23, 27)):
                continue
            truth = i * i % classes
            wrong = (i * (w + 3) + 2 * w + i // 3) % (9 - w) < 2
            rows.append((i, w, (truth + 1 + (i + w) % (classes - 1)) % classes if wrong else truth))
    return np.array(rows)


def write(name, q, items):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name + '.csv')
    with open(path, 'w') as out:
        out.write('item,' + ','.join(f'c{k}' for k in range(q.shape[1])) + '\n')
        for i in sorted(set(items)):
            out.write(f'i{i},' + ','.join(repr(float(x)) for x in q[i]) + '\n')


def iwmv(rows, I, W, K, rounds):
    """Li and Yu 2014, algorithm 1, with the weights of its last round as exponents."""
    t, w, y = rows.T
    v = np.ones(W)
    for _ in range(rounds):
        s = np.zeros((I, K))
        np.add.at(s, (t, y), v[w])
        label = s.argmax(1)
        right = np.bincount(w, label[t] == y, W)
        v = K * right / np.bincount(w, minlength=W) - 1
    s = np.zeros((I, K))
    np.add.at(s, (t, y), v[w])
    e = np.exp(K / (K - 1) * (s - s.max(1, keepdims=True)))
    return e / e.sum(1, keepdims=True)


if __name__ == '__main__':
    full = crowd(30, 6, 3, 1000)
    write('iwmv', iwmv(full, 30, 6, 3, 3), full[:, 0])
