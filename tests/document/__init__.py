"""Tests of the room that holds what is published."""
