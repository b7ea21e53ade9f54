"""The language mirror: where the words of a text put distance between its writers and a young person.

Text in, findings out. Rules are passed in; nothing is stored, and no writer is named or counted.
Source of the six lenses: Lefevre et al. 2024, chapter 6.
"""
