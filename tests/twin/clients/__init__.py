"""Bots that live the story of ``test_story.py``, each on its own framework; the third is ``node/story.js``."""
