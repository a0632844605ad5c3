"""What makes `data/models` again from raw data; needs the `train` extra."""
