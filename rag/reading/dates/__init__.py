"""When an article was published, as its metadata, its address or the lines above its text say it."""
