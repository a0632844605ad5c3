"""Training of the taggers and parsers: treebanks in, spaCy's training files out."""
