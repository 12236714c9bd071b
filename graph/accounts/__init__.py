"""Signing up and in: credentials, confirmation links, sessions, machine tokens."""
