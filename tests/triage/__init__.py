"""Tests of the reader: mirrored sentences for every rule of every language, seeds, properties, pages."""
