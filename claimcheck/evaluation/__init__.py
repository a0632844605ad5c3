"""What `claimcheck evaluate` measures."""
