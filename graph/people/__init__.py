"""Who somebody is, to others: people and organisations are both accounts that one can follow."""
