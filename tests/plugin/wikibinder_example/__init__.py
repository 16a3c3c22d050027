"""A plugin of wikibinder: a reader, two templates and an edition; the manual shows it ("Extending wikibinder")."""
