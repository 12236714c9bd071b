"""Many organisations brought into a campaign at once: from a spreadsheet to invitations."""
