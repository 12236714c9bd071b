"""Votes: one a person and campaign, for a submission, changeable until the campaign closes."""
