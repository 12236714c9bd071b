"""Words that hold a comment for review, and reports. Nothing is hidden by a count of reports alone."""
