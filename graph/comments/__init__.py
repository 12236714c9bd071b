"""Comments on works and posts, and replies to them: two levels, with a queue for what is to be looked at first."""
