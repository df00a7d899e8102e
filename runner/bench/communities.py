#!/usr/bin/env python3
"""What it costs to find communities by votes, ours and igraph's (community_label_propagation), on the same graphs in one run.

  communities.py --edges 100000 1000000 10000000 [--mix 0.3] [--runs 2] [--keep FOLDER] [--lib FOLDERS]

Graphs: communities of about 1,000 nodes, ten edges a node, degrees with a heavy tail; a share --mix of the edges leads
anywhere. Both get pairs of nodes in memory. Seconds are those of the clock and, in brackets, of the processor, for
building the graph and for the votes; of Labelwright the last of --runs on the same graph in one virtual machine. NMI is
that of the found communities with the planted ones.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

import numpy as np


def planted(edges, mix, folder, seed=1):
    rng = np.random.default_rng(seed)
    nodes = edges // 10
    count = max(1, nodes // 1000)
    community = np.sort(rng.integers(0, count, nodes)).astype(np.int32)
    weight = np.minimum(rng.pareto(1.5, nodes) + 1, 200)
    end = np.cumsum(weight)
    first = np.concatenate([[0.0], end])[np.searchsorted(community, np.arange(count))]
    last = end[np.searchsorted(community, np.arange(count), side="right") - 1]
    keys = np.empty(0, np.int64)
    while len(keys) < edges:
        more = int((edges - len(keys)) * 1.1) + 1000
        source = np.searchsorted(end, rng.random(more) * end[-1])
        inside = rng.random(more) >= mix
        low = np.where(inside, first[community[source]], 0)
        high = np.where(inside, last[community[source]], end[-1])
        target = np.searchsorted(end, low + rng.random(more) * (high - low))
        key = np.minimum(source, target).astype(np.int64) * nodes + np.maximum(source, target)
        keys = np.unique(np.concatenate([keys, key[source != target]]))
    keys = rng.permutation(keys)[:edges]
    number = rng.permutation(nodes).astype(np.int32)
    labels = np.empty(nodes, np.int32)
    labels[number] = community
    os.makedirs(folder, exist_ok=True)
    np.save(os.path.join(folder, "edges.npy"), np.stack([number[keys // nodes], number[keys % nodes]], 1))
    np.save(os.path.join(folder, "labels.npy"), labels)


def igraph_votes(folder):
    """In this process."""
    import random

    import igraph
    from sklearn.metrics import normalized_mutual_info_score
    pairs = np.load(os.path.join(folder, "edges.npy"))
    labels = np.load(os.path.join(folder, "labels.npy"))
    random.seed(1)
    clocks = [(time.time(), time.process_time())]
    graph = igraph.Graph(n=len(labels), edges=pairs)
    clocks.append((time.time(), time.process_time()))
    found = graph.community_label_propagation().membership
    clocks.append((time.time(), time.process_time()))
    spent = ["{:.2f} s ({:.2f} s of the processor)".format(*np.subtract(b, a)) for a, b in zip(clocks, clocks[1:])]
    nmi = normalized_mutual_info_score(labels, found)
    print(f"build {spent[0]}; votes {spent[1]}, NMI {nmi:.4f}")


def last_line(command):
    done = subprocess.run(command, capture_output=True, text=True)
    lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return lines[-1] if lines else f"exit code {done.returncode}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--mix", type=float, default=0.3)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--keep", help="a folder for the graphs, which are else deleted")
    parser.add_argument("--lib", default="runner/bench/target/classes:runner/bench/target/lib/*")
    parser.add_argument("--igraph", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.igraph:
        igraph_votes(options.igraph)
        return
    with tempfile.TemporaryDirectory() as folder:
        for edges in options.edges:
            graph = os.path.join(options.keep or folder, str(edges))
            planted(edges, options.mix, graph)
            print(f"{edges:,} edges", flush=True)
            print("  igraph:     ", last_line([sys.executable, os.path.abspath(__file__), "--igraph", graph]), flush=True)
            print("  Labelwright:", last_line(["java", "-Xmx3g", "-cp", options.lib, "io.labelwright.bench.GraphSpeed",
                                               *[graph] * options.runs]), flush=True)


if __name__ == "__main__":
    main()
