"""Who follows whom: people, organisations and campaigns can be followed."""
