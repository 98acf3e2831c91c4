"""Reads graph files with a library that others use and prints what it found as JSON: one file's, or a list of several files'."""
import csv
import json
import sys
import xml.etree.ElementTree as tree
from math import isnan


def networkx_graph(path):
    import networkx

    graph = networkx.read_gexf(path) if path.endswith(".gexf") else networkx.read_graphml(path)
    edges = graph.edges(keys=False, data=True) if graph.is_multigraph() else graph.edges(data=True)
    return {
        "nodes": {node: {"label": data.get("label"), "year": data.get("year")} for node, data in graph.nodes(data=True)},
        "edges": sorted([source, data["kind"] if "kind" in data else data["label"], target] for source, target, data in edges),
    }


def igraph_graph(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    names = graph.vs["id"]
    return {
        "nodes": {node["id"]: {"label": node["label"], "year": None if isnan(node["year"]) else node["year"]} for node in graph.vs},
        "edges": sorted([names[edge.source], edge["kind"], names[edge.target]] for edge in graph.es),
    }


def csv_tables(path):
    with open(path.replace(".csv", ".nodes.csv"), encoding="utf-8", newline="") as file:
        nodes = {row["Id"]: {"label": row["Label"], "year": int(row["year"]) if row["year"] else None} for row in csv.DictReader(file)}
    with open(path.replace(".csv", ".edges.csv"), encoding="utf-8", newline="") as file:
        edges = sorted([row["Source"], row["kind"], row["Target"]] for row in csv.DictReader(file))
    return {"nodes": nodes, "edges": edges}


def svg_picture(path):
    root = tree.parse(path).getroot()
    name = "{http://www.w3.org/2000/svg}"
    return {"shapes": len(list(root.iter(name + "circle"))) + len(list(root.iter(name + "rect"))) - 1}


READERS = {"networkx": networkx_graph, "igraph": igraph_graph, "csv": csv_tables, "svg": svg_picture}
try:
    found = [READERS[sys.argv[1]](path) for path in sys.argv[2:]]
    print(json.dumps(found if len(found) > 1 else found[0]))
except ImportError as error:
    print(error.name)
    sys.exit(77)
