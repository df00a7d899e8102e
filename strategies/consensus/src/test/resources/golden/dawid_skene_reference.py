"""Reference for the golden case of DawidSkeneTest: python3 dawid_skene_reference.py prints its figures. Needs numpy."""
import numpy as np
FLOOR, COIN = 1e-10, 10.0          # probability floor; answers of average accuracy given to every annotator
def theta_of(N, lam):
    """N[w,k,l]: expected answers l of annotator w on items of class k -> confusion rows theta[w,k,l]."""
    W, K, _ = N.shape; d = np.arange(K)
    if lam == 0:                                                     # textbook
        T = np.maximum(N, FLOOR); return T / T.sum(2, keepdims=True)
    n = N.sum((1, 2)); right = N[:, d, d].sum(1)                     # answers, expected right answers per annotator
    abar = (right.sum() + 1) / (n.sum() + K)                         # population accuracy, strictly inside (0,1)
    P = N.sum(0); c = lam * K                                        # population confusion counts
    U = np.full((K, K), (1 - abar) / (K - 1)); U[d, d] = abar
    E = (P + c * U) / (P.sum(1) + c)[:, None]                        # population confusion, rows sum to 1
    err = E.copy(); err[d, d] = 0; err /= err.sum(1, keepdims=True)  # where the population errs, given that it errs
    a = (right + COIN * abar) / (n + COIN)                           # annotator's own coin
    mu = (1 - a)[:, None, None] * err; mu[:, d, d] = a[:, None]      # prior mean of the rows, rows sum to 1
    return (N + c * mu) / (N.sum(2) + c)[:, :, None]
def dawid_skene(t, w, y, I, W, K, lam=1.0, iters=100, tol=1e-5, stop='ll'):
    """stop: 'll' marginal log-likelihood per answer; 'elbo' correct ELBO; 'crowdkit' Crowd-Kit's ELBO, whose log prior
    is counted once per answer instead of once per item (reproduces column DS with lam=0). Returns q, pi, theta, rounds."""
    o = np.argsort(t, kind='stable'); t, w, y = t[o], w[o], y[o]; M = len(t); ni = np.bincount(t, minlength=I)
    has = ni > 0; st = (np.cumsum(ni) - ni)[has]
    q = np.full((I, K), 1.0 / K); v = np.zeros((I, K)); np.add.at(v, (t, y), 1.0); q[has] = v[has] / ni[has, None]
    def mstep(q):
        N = np.stack([np.bincount(w * K + y, q[t, k], W * K).reshape(W, K) for k in range(K)], 1)
        return q[has].mean(0), N, theta_of(N, lam)
    pi, N, th = mstep(q); last = -np.inf
    for r in range(1, iters + 1):
        lt = np.log(np.maximum(th, FLOOR)); lp = np.log(np.maximum(pi, FLOOR))
        s = np.tile(lp, (I, 1)); s[has] += np.add.reduceat(lt[w, :, y], st, axis=0)
        m = s.max(1, keepdims=True); e = np.exp(s - m); z = e.sum(1, keepdims=True); q = e / z
        obj = (m + np.log(z))[has].sum()                             # marginal log-likelihood of (pi, th)
        if stop == 'll' and (obj - last) / M < tol: break
        pi, N, th = mstep(q)
        if stop != 'll':
            lp = np.log(np.maximum(pi, FLOOR)); qn = q * (ni if stop == 'crowdkit' else has)[:, None]
            obj = (N * np.log(np.maximum(th, FLOOR))).sum() + (qn @ lp).sum() - (q * np.log(np.maximum(q, 1e-300)))[has].sum()
            if (obj - last) / M < tol: break
        last = obj
    return q, pi, th, r


if __name__ == '__main__':
    np.set_printoptions(precision=17, floatmode='unique')
    t = np.array([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3]); w = np.array([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1])
    y = np.array([0, 0, 1, 1, 1, 1, 2, 0, 2, 0, 2])
    q, pi, th, r = dawid_skene(t, w, y, 4, 3, 3, 1.0, 30, 1e-5)
    print('rounds', r); print('pi', pi.tolist()); print('q', q.tolist()); print('theta', th.tolist())
