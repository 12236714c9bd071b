"""Messages between two accounts: two people, or a person and an organisation whose staff answer for it."""
