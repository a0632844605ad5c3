"""The bilingual sentence encoder: lexicon start, distillation, export.

Run ``python -m claimcheck.training.encoder lexicon|distil|export --data DIR --work DIR``.
"""
