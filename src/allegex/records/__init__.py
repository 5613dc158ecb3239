"""The types that walk through the house: pages, text, document, mentions, links, letter."""
