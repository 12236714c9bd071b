"""What is said and heard in a work, as lines with times: one set in each language."""
