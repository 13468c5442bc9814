"""Tests of the rules that compare numbers in texts with facts."""
