"""Tests of the room that turns documents into JSON-LD."""
