"""Blocking and muting people: what one no longer wants to meet."""
