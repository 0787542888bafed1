"""Plays a year of a city through the real centre with the clock running fast, and counts what came of it."""
