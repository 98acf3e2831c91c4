"""The planted graphs of communities.bench.ts in igraph and networkit: python communities.py FOLDER

One thread, three seeds, each way alone in its process so that its memory can be told.
"""

import json
import pathlib
import random
import resource
import subprocess
import sys
import time

WAYS = [
    "igraph Leiden, 2 iterations",
    "igraph Leiden, 10 iterations",
    "networkit PLM with refinement",
    "networkit ParallelLeiden",
]


def measure(path, way):
    pairs = [tuple(map(int, line.split())) for line in path.open()]
    planted = list(map(int, path.with_suffix(".groups").read_text().split()))
    import igraph

    graph = igraph.Graph(n=len(planted), edges=pairs)
    graph.es["weight"] = 1
    graph.simplify(combine_edges="sum")
    if way.startswith("networkit"):
        import networkit

        net = networkit.Graph(len(planted), weighted=True)
        for edge in graph.es:
            net.addEdge(edge.source, edge.target, edge["weight"])
        networkit.setNumberOfThreads(1)

    def run(seed):
        if way.startswith("igraph"):
            random.seed(seed)
            iterations = int(way.split()[2])
            return graph.community_leiden("modularity", weights="weight", n_iterations=iterations).membership
        networkit.setSeed(seed, False)
        community = networkit.community
        algorithm = (
            community.PLM(net, refine=True) if "PLM" in way else community.ParallelLeiden(net, iterations=10)
        )
        algorithm.run()
        return algorithm.getPartition().getVector()

    began = time.process_time()
    found = [run(seed) for seed in (1, 2, 3)]
    spent = (time.process_time() - began) / 3
    like = [igraph.compare_communities(a, b, method="nmi") for a, b in zip(found, found[1:])]
    return {
        "modularity": round(sum(graph.modularity(one, weights="weight") for one in found) / 3, 4),
        "groups": round(sum(len(set(one)) for one in found) / 3),
        "NMI of two seeds": round(sum(like) / 2, 3),
        "NMI with planted": round(
            sum(igraph.compare_communities(one, planted, method="nmi") for one in found) / 3, 3
        ),
        "CPU s": round(spent, 2),
        "peak MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if len(sys.argv) == 3:
    print(json.dumps(measure(pathlib.Path(sys.argv[1]), sys.argv[2])))
else:
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.tsv"), key=lambda p: p.stat().st_size):
        print(path.stem)
        for way in WAYS:
            out = subprocess.run([sys.executable, __file__, str(path), way], capture_output=True, text=True)
            print(f"  {way:32}", out.stdout.strip() or out.stderr.strip().splitlines()[-1])
