"""An Ollama that says what it is told to, over real HTTP."""
