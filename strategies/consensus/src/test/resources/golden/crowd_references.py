"""Golden posteriors of other implementations on a small crowd made by a formula.

python3 crowd_references.py --crowdkit DIR --tias DIR --cleanlab DIR > crowd_posteriors.csv
  --crowdkit  checkout of github.com/Toloka/crowd-kit at 35f06615e6dcf3819cc1d1958ad940f0752a29cf
  --cleanlab  checkout of github.com/cleanlab/cleanlab at 750625747de1b26d8530954f51f0530bd0b51d3c
  --tias      checkout of github.com/yuan-li/truth-inference-at-scale at 621789b2d57324d3559dc973b2613d2296d73f55
Ran with Python 3.11, numpy 1.24.2, pandas 1.5.3, scipy 1.10.1, scikit-learn 1.2.1. Writes method,item,p0,p1,p2."""
import argparse, os, sys, types, warnings
warnings.filterwarnings('ignore')
ap = argparse.ArgumentParser()
for x in ('--crowdkit', '--tias', '--cleanlab'): ap.add_argument(x, required=True)
a = ap.parse_args()
sys.path[:0] = [a.crowdkit, a.cleanlab, os.path.join(a.tias, 'code')]
sys.modules.setdefault('transformers', types.ModuleType('transformers'))
import numpy as np, pandas as pd
for n, t in (('bool', bool), ('float', float), ('int', int)):
    if n not in np.__dict__: setattr(np, n, t)
from crowdkit.aggregation.classification.glad import GLAD
from crowdkit.aggregation.classification.mace import MACE
from ibcc import ibcc
from bwa import bwa

def crowd(items=24, annotators=7, classes=3):
    """(item, annotator, label); annotators get worse with their number."""
    rows = []
    for i in range(items):
        for j in range(annotators):
            if (i * 7 + j * 5) % 4 != 0:
                truth = i % classes
                right = (i * 13 + j * 17 + i * j) % 10 < 9 - j
                rows.append((i, j, truth if right else (truth + 1 + (i + j) % 2) % classes))
    return np.array(rows)

def show(method, p):
    for i, row in enumerate(np.asarray(p)):
        print(','.join([method, str(i)] + [repr(float(x)) for x in row]))

t = crowd()
df = pd.DataFrame(t, columns=['task', 'worker', 'label'])
print('method,item,p0,p1,p2')
# Four rounds: the posteriors that Crowd-Kit returns are those before its last M-step, so of three M-steps.
g = GLAD(n_iter=4, tol=-1e300, m_step_max_iter=2000, m_step_tol=1e-9)
g.fit(df)
show('glad', g.probas_.sort_index()[[0, 1, 2]])
class FixedStart(MACE):
    """Weights by a formula instead of random ones."""
    def _initialize(self, n_workers, n_labels):
        super()._initialize(n_workers, n_labels)
        j, l = np.arange(n_workers)[:, None], np.arange(n_labels)[None, :]
        self.spamming_ = np.hstack([1 + .1 * j, 2 - .1 * j]) / 3
        self.thetas_ = 1 + .2 * ((j + l) % 3)
        self.thetas_ = self.thetas_ / self.thetas_.sum(axis=1, keepdims=True)
# Annotators and labels are met in sorted order in these rows. In any other order Crowd-Kit takes the strategy of one
# annotator for that of another: it numbers annotators by appearance and counts their strategies in sorted order.
for method in ('vb', 'em'):
    o = np.lexsort((t[:, 2], t[:, 1]))
    assert list(dict.fromkeys(t[o, 2])) == [0, 1, 2] and list(dict.fromkeys(t[o, 1])) == list(range(7))
    m = FixedStart(n_restarts=1, n_iter=20, method=method)
    m.fit(df.iloc[o].reset_index(drop=True))
    show('mace-' + method, m.probas_.sort_index()[[0, 1, 2]])
show('ibcc', ibcc(t))
show('bwa', bwa(t))

def minimax(t, rounds):
    """Regularised minimax conditional entropy with each M-step at its optimum, by scipy's L-BFGS-B: written for this test."""
    from scipy.optimize import minimize
    from scipy.special import log_softmax
    i, j, y = t.T; I, J, K = t.max(0) + 1; N = np.arange(len(t))
    lw = .25 * K * K; li = lw * I / J
    q = np.zeros((I, K)); np.add.at(q, (i, y), 1.0); q /= q.sum(1, keepdims=True)
    x = np.zeros(J * K * K + I * K * K)
    for _ in range(rounds):
        def f(x):
            s, u = x[:J * K * K].reshape(J, K, K), x[J * K * K:].reshape(I, K, K)
            lp = log_softmax(s[j] + u[i], axis=2)
            g = -np.exp(lp); g[N, :, y] += 1; g *= q[i][:, :, None]
            gs, gu = -lw * s, -li * u
            np.add.at(gs, j, g); np.add.at(gu, i, g)
            value = (q[i] * lp[N, :, y]).sum() - lw / 2 * (s ** 2).sum() - li / 2 * (u ** 2).sum()
            return -value, -np.concatenate([gs.ravel(), gu.ravel()])
        x = minimize(f, x, jac=True, method='L-BFGS-B', options=dict(maxiter=10000, maxfun=100000, ftol=1e-16, gtol=1e-10)).x
        s, u = x[:J * K * K].reshape(J, K, K), x[J * K * K:].reshape(I, K, K)
        lp = log_softmax(s[j] + u[i], axis=2)[N, :, y]
        z = np.zeros((I, K)); np.add.at(z, i, lp); z -= z.max(1, keepdims=True)
        q = np.exp(z); q /= q.sum(1, keepdims=True)
    return q
show('minimax', minimax(t, 5))

def label_matrix(t, prec_init=.7):
    """Snorkel's loss (snorkel/labeling/model/label_model.py, _loss_mu) over pairs that meet, at its minimum by L-BFGS-B
    from Snorkel's start; shares of classes are those of votes: written for this test."""
    from scipy.optimize import minimize
    i, j, y = t.T; I, J, K = t.max(0) + 1
    L = np.zeros((I, J * K)); L[i, j * K + y] = 1
    O = L.T @ L / I; f = np.repeat(np.arange(J), K)
    block = np.add.reduceat(np.add.reduceat(O, np.arange(0, J * K, K), 0), np.arange(0, J * K, K), 1) > 0
    mask = (f[:, None] != f[None, :]) & block[f][:, f]
    v = np.zeros((I, K)); np.add.at(v, (i, y), 1.0); v /= v.sum(1, keepdims=True)
    p = v.mean(0); P = np.diag(p); eps = min(.01, 10.0 ** -np.ceil(np.log10(I)))
    mu = np.zeros((J * K, K)); r = np.arange(J * K)
    mu[r, r % K] = np.minimum(1, np.diag(O) * prec_init / p[r % K])
    def loss(x):
        m = x.reshape(mu.shape); E = (O - m @ P @ m.T) * mask; d = m @ p - np.diag(O)
        return (E ** 2).sum() + (d ** 2).sum(), (-4 * E @ m @ P + 2 * np.outer(d, p)).ravel()
    x = minimize(loss, np.clip(mu, eps, 1 - eps).ravel(), jac=True, method='L-BFGS-B', bounds=[(eps, 1 - eps)] * mu.size,
                 options=dict(maxiter=100000, maxfun=1000000, ftol=1e-18, gtol=1e-12)).x
    z = L @ np.log(x.reshape(mu.shape)) + np.log(p); z = np.exp(z - z.max(1, keepdims=True))
    return z / z.sum(1, keepdims=True)
show('label-matrix', label_matrix(t))

from cleanlab import multiannotator
def model(i, k, turn):
    """Probabilities of a model by a formula: worse with turn."""
    p = 1 + (i * 5 + k * 7) % 6 + (4 - turn if k == i % 3 else 0)
    return p
I, J, K = t.max(0) + 1
wide = np.full((I, J), np.nan); wide[t[:, 0], t[:, 1]] = t[:, 2]
models = np.array([[[model(i, k, turn) for k in range(K)] for i in range(I)] for turn in (0, 3)], dtype=float)
models /= models.sum(2, keepdims=True)
counts = (~np.isnan(wide)).sum(1)
one = multiannotator.get_label_quality_multiannotator(wide, models[0], verbose=False, return_detailed_quality=False)
label = one['label_quality']['consensus_label'].to_numpy()
show('crowdlab', multiannotator._get_consensus_stats(wide, models[0], counts, label, verbose=False)[2])
two = multiannotator.get_label_quality_multiannotator_ensemble(wide, models.copy(), verbose=False, return_detailed_quality=False)
label = two['label_quality']['consensus_label'].to_numpy()
show('crowdlab-ensemble', multiannotator._get_consensus_stats(wide, models, counts, label, verbose=False, ensemble=True)[2])
