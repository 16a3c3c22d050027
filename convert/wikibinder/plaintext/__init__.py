"""A page's tree as data without markup: its text by sections, its infoboxes and tables."""
