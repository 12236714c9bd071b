"""Entries as GraphQL."""
