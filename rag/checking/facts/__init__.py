"""Exact facts of a claim against the words that it cites: numbers, dates, names, quotations, negation, speakers.

Each rule is a module. Reads English; of a claim or an article in another language it checks numbers and quotations.
"""
