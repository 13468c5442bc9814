"""The API, read over HTTP as any client reads it."""
