#!/usr/bin/env python3
"""What samplers cost, ours and those of imbalanced-learn, on the same rows in one run, each call in a process of its own.

  imbalance.py --rows 10000 100000 1000000 [--methods smote ...] [--runs 3] [--timeout 120] [--lib FOLDERS]

Rows: 20 features, two classes as mixtures of Gaussians, 1 % of the smaller one. Seconds are those of the processor for
one call, rows in memory to rows in memory: of imbalanced-learn fit_resample, of Labelwright the stage, the last of
--runs calls in one virtual machine. --lib is the class path of the benchmarks.
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time

import numpy as np

METHODS = {
    "random-over": "RandomOverSampler", "smote": "SMOTE", "smotenc": "SMOTENC", "borderline-smote": "BorderlineSMOTE",
    "adasyn": "ADASYN", "tomek-links": "TomekLinks", "edited-nearest-neighbours": "EditedNearestNeighbours",
    "near-miss": "NearMiss",
}
LEVELS = [-0.8416, -0.2533, 0.2533, 0.8416]


def rows(count, seed=20240501):
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((count, 20))
    y = np.repeat([0, 1], [count - count // 100, count // 100])
    for k in (0, 1):
        some = np.flatnonzero(y == k)
        which = rng.integers(0, 3, len(some))
        x[some, :12] = x[some, :12] * rng.uniform(0.6, 1.6, (3, 1))[which] + rng.uniform(-1.5, 1.5, (3, 12))[which]
    order = rng.permutation(count)
    return x[order], y[order]


def theirs(path, method):
    """One call, in this process."""
    import warnings
    warnings.filterwarnings("ignore")
    import imblearn.over_sampling as over
    import imblearn.under_sampling as under
    with open(path, "rb") as f:
        count, width = np.fromfile(f, ">i4", 2)
        x = np.fromfile(f, ">f8", count * width).reshape(count, width).astype(float)
        y = np.fromfile(f, ">i4", count).astype(int)
    name = METHODS[method]
    options = {}
    if name == "SMOTENC":
        x[:, -4:] = np.searchsorted(LEVELS, x[:, -4:])
        options["categorical_features"] = list(range(width - 4, width))
    if hasattr(over, name) and name not in ("TomekLinks",):
        options["random_state"] = 1
    sampler = getattr(over, name, None) or getattr(under, name)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    after, _ = sampler(**options).fit_resample(x, y)
    seconds = time.process_time() - start
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(json.dumps({"cpu_s": round(seconds, 3), "rows_out": len(after), "more_mb": round(peak)}))


def call(command, timeout):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout)
    except subprocess.TimeoutExpired:
        return {"cpu_s": f"over {timeout} s"}
    lines = done.stdout.strip().splitlines()
    return json.loads(lines[-1]) if lines else {"cpu_s": done.stderr.strip().splitlines()[-1][:80]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--methods", nargs="+", default=list(METHODS))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--timeout", type=int, default=120)
    parser.add_argument("--lib", default="runner/bench/target/classes:runner/bench/target/lib/*")
    parser.add_argument("--theirs", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.theirs:
        theirs(*options.theirs)
        return
    print("| method | rows | imbalanced-learn, CPU s | Labelwright, CPU s |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for count in options.rows:
            path = os.path.join(folder, f"{count}.bin")
            x, y = rows(count)
            with open(path, "wb") as f:
                np.array(x.shape, ">i4").tofile(f)
                x.astype(">f8").tofile(f)
                y.astype(">i4").tofile(f)
            for method in options.methods:
                peer = call([sys.executable, os.path.abspath(__file__), "--theirs", path, method], options.timeout)
                ours = call(["java", "-Xmx3g", "-XX:+UseSerialGC", "-cp", options.lib,
                             "io.labelwright.bench.SamplingSpeed", path, method, str(options.runs)],
                            options.timeout * options.runs)
                print(f"| {method} | {count:,} | {peer['cpu_s']} | {ours['cpu_s']} |", flush=True)


if __name__ == "__main__":
    main()
