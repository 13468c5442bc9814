"""How the example clinic, which is in London, writes dates."""
