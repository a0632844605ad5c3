"""Makes the word tables of reporting that are computed: inflected forms, and weights of cues learnt from PolNeAR."""
