"""The tab Library: articles come and go, every part is looked at, and the settings are changed."""
