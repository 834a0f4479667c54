"""The peers: the same report by docxtpl and by python-docx, from one base document and one YAML file."""
