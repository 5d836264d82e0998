"""The tab Ask: the conversation, what its answers rest on, and the conversations before it."""
