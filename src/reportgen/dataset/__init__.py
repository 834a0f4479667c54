"""The dataset: a year's input, checked against what the pack expects, with every value's place."""

from reportgen.dataset.load import Group, Items, Leaf, Record, Value, load_dataset
from reportgen.dataset.schema import DataFile, Field, Kind, load_schema

__all__ = ["DataFile", "Field", "Group", "Items", "Kind", "Leaf", "Record", "Value", "load_dataset", "load_schema"]
