"""Background work, by arq: `python -m workers short` and `python -m workers media`."""
