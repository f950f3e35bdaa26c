"""What an organisation adds to the toolkit, changes in it or hides, in a folder of its own."""
