"""What was shown: impressions, plays and dwell on each surface, apart from the ledger of plays, likes and votes.

    browser ─ a batch ─► record.lua ─┬─► stream  (surface, campaign, items: work, creator, dwell, counts)
                                     └─► seen    (what this viewer was shown, bounded, expiring)

    stream ─ fold (graph/fairness) ─► counts, and sums of each day ─ archive ─► object store ─► rows leave the stream

A row names no viewer, not even by a pseudonym: who saw what is kept only in the viewer's own bounded list.
"""
