"""Who takes part in a campaign: organisations that were invited, said yes themselves, and were verified by the host."""
