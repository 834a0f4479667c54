"""Limits: what big and hostile input costs the whole command, each input in a project of its own."""
