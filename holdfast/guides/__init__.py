"""Content: guides as data, with a loader that says exactly what is wrong. No tables."""
