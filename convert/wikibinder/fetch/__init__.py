"""A wiki on the network to a snapshot folder: the only package that opens connections."""
