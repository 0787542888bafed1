"""Tests of what is left from one worker to another."""
