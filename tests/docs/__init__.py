"""The words: what the documentation says is there, is there, and what is there is documented."""
