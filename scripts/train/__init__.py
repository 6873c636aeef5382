"""Training, calibration and export of Carpal's networks. Run modules from the repository root: `python -m scripts.train.fit`."""
