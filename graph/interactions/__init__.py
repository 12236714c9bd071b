"""Plays and likes: acknowledged when the ledger has them on disk; counts in the graph follow from it."""
