"""Posteriors of Crowd-Kit on the crowd of GoldenCrowd: python3 golden.py CROWDKIT_CHECKOUT writes METHOD.csv beside it."""
import os
import sys
import types
import warnings

warnings.filterwarnings('ignore')
sys.path.insert(0, sys.argv[1])
sys.modules.setdefault('transformers', types.ModuleType('transformers'))
import numpy as np
import pandas as pd
from crowdkit.aggregation.classification import KOS, MMSR, OneCoinDawidSkene, Wawa, ZeroBasedSkill


def crowd(items, annotators, classes, gap=5):
    """The same formula as GoldenCrowd.java."""
    rows = []
    for i in range(items):
        for w in range(annotators):
            if (i * 7 + w * 3 + 5) % gap == 0 or (gap > 100 and i in (14, 19, 20, 23, 27)):
                continue
            truth = i * i % classes
            wrong = (i * (w + 3) + 2 * w + i // 3) % (9 - w) < 2
            label = (truth + 1 + (i + w) % (classes - 1)) % classes if wrong else truth
            rows.append((f'i{i}', f'w{w:05d}', f'c{label}'))
    return pd.DataFrame(rows, columns=['task', 'worker', 'label'])


def write(name, probas):
    probas = probas.reindex(sorted(probas.columns), axis=1)
    probas = probas.loc[sorted(probas.index, key=lambda x: int(x[1:]))]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name + '.csv')
    with open(path, 'w') as out:
        out.write('item,' + ','.join(probas.columns) + '\n')
        for item, row in probas.iterrows():
            out.write(item + ',' + ','.join(repr(float(x)) for x in row) + '\n')


three = crowd(30, 6, 3)
method = OneCoinDawidSkene(n_iter=5, tol=float('-inf'))
write('one-coin', method.fit_predict_proba(three))
full = crowd(30, 6, 3, 1000)
votes = full.groupby(['task', 'label']).size().unstack(fill_value=0)
tied = [i for i, row in votes.iterrows() if (row == row.max()).sum() > 1]
assert not tied, tied
write('wawa', Wawa().fit_predict_proba(full))
write('zero-based-skill', ZeroBasedSkill(n_iter=7, lr_init=0.6, lr_steps_to_reduce=3).fit_predict_proba(full))
method = MMSR()
method.fit(three)
sums = three.assign(weight=three.worker.map(method.skills_)).groupby(['task', 'label']).weight.sum().unstack(fill_value=0)
# Weights are logarithms of odds; Crowd-Kit's own scores divide sums by their sum, which turns negative ones round.
odds = sums.apply(lambda row: pd.Series(np.exp(row - row.max()), sums.columns), axis=1)
write('m-msr', odds.div(odds.sum(axis=1), axis=0))
two = crowd(30, 6, 2)
# The random start of messages decides a few items; what all ten starts agree on is 0 or 1.
starts = [KOS(random_state=s).fit_predict(two) for s in range(10)]
write('kos', pd.DataFrame({c: sum((x == c).astype(float) for x in starts) / 10 for c in ('c0', 'c1')}))
