"""Local language models: which one is in force, what it writes, and how to get one."""
