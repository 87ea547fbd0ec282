"""Dates, numbers, units and names: parsed, compared, written."""
