"""Tests of the room that turns documents into findings; none needs a database."""
