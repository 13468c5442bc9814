"""Tests of the example site: what it says, where, and that it keeps what was edited."""
