"""The independent computation behind `verify_samples.py`."""
