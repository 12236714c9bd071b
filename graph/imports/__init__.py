"""Bring your own graph: a foundation's follows, from a file into the graph."""
