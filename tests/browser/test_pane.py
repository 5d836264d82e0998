"""The right side of the page: sources and article in one pane, as a sheet on a telephone, and how it is read."""
