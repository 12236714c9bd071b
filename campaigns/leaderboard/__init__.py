"""Boards: who has how many points in a campaign, folded from the ledger as it grows.

ledger ─ fold ─► sorted sets in Redis ─► live board
                        │ freeze, close
                        └─► snapshot in the object store, its digest in the graph ─► board that stands still
"""
