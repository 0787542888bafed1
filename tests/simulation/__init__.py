"""Tests of the simulated year, and of the rules that hold whatever staff and residents do."""
