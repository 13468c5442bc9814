"""Tests of the package, through the doors its users have."""
