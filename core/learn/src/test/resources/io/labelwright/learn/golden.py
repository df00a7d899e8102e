"""Made the figures of LogisticRegressionTest, with scikit-learn 1.2.1 (Debian's python3-sklearn)."""
import numpy as np
from sklearn.linear_model import LogisticRegression

X = np.zeros((60, 4))
y = np.arange(60) % 3
state = 12345
for i in range(60):
    for d in range(4):
        state = (state * 1103515245 + 12345) % 2147483648
        X[i, d] = round(4 * (state / 2147483648) - 2 + (1 if d == y[i] else 0), 3)


def fit(X, y, **settings):
    return LogisticRegression(tol=1e-10, max_iter=10000, **settings).fit(X, y)


print(fit(X, y, C=0.7).predict_proba(X[:4]).round(8).tolist())
print(fit(X, y, C=0.7, class_weight={0: 1, 1: 2, 2: 0.5}).predict_proba(X[:2]).round(8).tolist())
print(fit(X[y < 2], y[y < 2], C=2).predict_proba(X[:4]).round(8).tolist())
