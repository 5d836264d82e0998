"""Doubles for the tests of Dateline and of what is built on it: each is used as the real thing, and says what it is
told to. They need neither a test runner nor a model."""
