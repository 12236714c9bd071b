"""Who asks, and what their role lets them do."""
