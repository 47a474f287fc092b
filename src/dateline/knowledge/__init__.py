"""The only readers of `data/`: codebook, lexicons, gazetteer, language rules."""
