"""Sheets: the organisation's flat pages from a spreadsheet and back, and organisations made up to try things on."""
