"""Citation markers in what a language model writes, read while it is still writing.

The prompt shows passages under short codes, [1] to [n], and asks for them after each sentence. Models write back
[1, 2], 【1】, (source 3), [^1], **[1]**, [1 without an end, and with numbers that no passage has.
"""
