"""What the example site's own templates ask for."""
