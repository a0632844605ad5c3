"""The judge: pairs made by rule from news sentences, mixture, training, calibration, export.

Run ``python -m claimcheck.training.judge pairs|train|export --data DIR --work DIR``.
"""
