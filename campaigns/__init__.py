"""Good causes: campaigns, who takes part in them, and what is entered."""
