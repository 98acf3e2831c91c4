"""The planted graphs of communities.bench.ts in igraph and networkit: python communities.py FOLDER"""

import pathlib
import random
import sys
import time

import igraph
import networkit

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.tsv"), key=lambda p: p.stat().st_size):
    pairs = [tuple(map(int, line.split())) for line in path.open()]
    order = 1 + max(max(pair) for pair in pairs)
    graph = igraph.Graph(n=order, edges=pairs)
    graph.es["weight"] = 1
    graph.simplify(combine_edges="sum")
    net = networkit.Graph(order, weighted=True)
    for edge in graph.es:
        net.addEdge(edge.source, edge.target, edge["weight"])
    networkit.setNumberOfThreads(1)

    def leiden(seed, iterations):
        random.seed(seed)
        found = graph.community_leiden("modularity", weights="weight", n_iterations=iterations)
        return found.membership, found.modularity

    def louvain(seed):
        networkit.setSeed(seed, False)
        plm = networkit.community.PLM(net, refine=True)
        plm.run()
        found = plm.getPartition()
        return found.getVector(), networkit.community.Modularity().getQuality(found, net)

    ways = {
        "igraph Leiden, 2 iterations": lambda seed: leiden(seed, 2),
        "igraph Leiden, 10 iterations": lambda seed: leiden(seed, 10),
        "networkit PLM with refinement": louvain,
    }
    print(path.stem)
    for name, run in ways.items():
        began = time.process_time()
        found = [run(seed) for seed in (1, 2, 3)]
        spent = (time.process_time() - began) / 3
        likeness = igraph.compare_communities(found[0][0], found[1][0], method="nmi")
        quality = sum(one[1] for one in found) / 3
        print(f"  {name:32} modularity {quality:.4f}  NMI of two seeds {likeness:.3f}  CPU {spent:.2f} s")
