"""How a record is made where a document has hundreds of its kind: of a tuple, in half the time its class takes."""

made = tuple.__new__
