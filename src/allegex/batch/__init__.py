"""Many sources to an archive of records: shards of JSON lines, a manifest row each, resumable, over any executor."""
