"""What only a release of the toolkit must fulfil."""
