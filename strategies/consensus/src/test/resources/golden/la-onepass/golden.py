"""Results of the code of Yang et al. on the crowd of GoldenCrowd: python3 golden.py CHECKOUT writes METHOD.csv beside it.

The modules import a pipeline that needs their data, so only the classes and functions wanted are taken out of them."""
import ast
import os
import random
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def take(path, names):
    """Runs the named classes and functions of a module, nothing else."""
    with open(os.path.join(sys.argv[1], path)) as source:
        tree = ast.parse(source.read())
    tree.body = [n for n in tree.body if getattr(n, 'name', None) in names]
    space = {'random': random}
    exec(compile(tree, path, 'exec'), space)
    return space


def crowd(items, annotators, classes, gap=5):
    """The same formula as GoldenCrowd.java."""
    for i in range(items):
        for w in range(annotators):
            if (i * 7 + w * 3 + 5) % gap == 0 or (gap > 100 and i in (14, 19, 20, 23, 27)):
                continue
            truth = i * i % classes
            wrong = (i * (w + 3) + 2 * w + i // 3) % (9 - w) < 2
            yield f'i{i}', f'w{w:05d}', f'c{(truth + 1 + (i + w) % (classes - 1)) % classes if wrong else truth}'


def maps(rows):
    e2wl, w2el = {}, {}
    for i, w, l in rows:
        e2wl.setdefault(i, []).append([w, l])
        w2el.setdefault(w, []).append([i, l])
    return e2wl, w2el


def write(name, probabilities, labels):
    with open(os.path.join(HERE, name + '.csv'), 'w') as out:
        out.write('item,' + ','.join(labels) + '\n')
        for i in probabilities:
            out.write(i + ',' + ','.join(repr(float(probabilities[i].get(l, 0))) for l in labels) + '\n')


labels = ['c0', 'c1', 'c2']
e2wl, w2el = maps(crowd(30, 6, 3))
em = take('LA_methods/baselines/l_ZenCrowd.py', {'EM'})['EM'](e2wl, w2el, labels)
write('zencrowd', em.Run(iter=20)[0], labels)

space = take('LA_methods/proposed/proposed_method.py', {'one_pass', 'two_pass'})
# Ties draw lots in the original; here the first class wins, as with tie: first_class.
space['random'] = type('First', (), {'choice': staticmethod(lambda candidates: candidates[0])})
truths, accuracy = space['one_pass'](e2wl, w2el, labels, shuffle=False)
write('la-one-pass', {i: {truths[i]: 1} for i in truths}, labels)
print('accuracies', {w: float(a) for w, a in accuracy.items()})
second = space['two_pass'](e2wl, accuracy, labels)
write('la-two-pass', {i: {second[i]: 1} for i in second}, labels)
