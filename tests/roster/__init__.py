"""The roster as people change it: places, leave, storms, swaps, gaps, calendars."""
