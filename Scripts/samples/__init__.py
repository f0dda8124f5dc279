"""The worlds behind the made-up sample data; `make_samples.py` writes them out."""
