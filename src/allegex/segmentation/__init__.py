"""Text to document: languages, sections and sentences, put together by `segment`."""
