"""The house's memory: names, places, organisations, titles and terms as they were published, with the house form of each.

``lookup`` is the side that checks read, ``learning`` fills the register from an archive, ``curation`` is what people decide.
Facts (which article has which form how often) and decisions (who joined, parted or forbade what) are kept apart; which
forms are one name is worked out from both, the same whatever the order in which the archive was read.
"""
