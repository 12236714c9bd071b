"""Consent: a guardian's yes or no for a person under age."""
