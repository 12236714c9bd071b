"""What is shown to whom: what those one follows made, what is worth discovering, what comes from the same city."""
