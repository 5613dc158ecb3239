"""What is true of the world, as typed tables: one file per table, read from data/facts/."""
