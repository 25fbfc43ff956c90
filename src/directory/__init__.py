"""The programme directory: find a perpetrator programme that fits."""
