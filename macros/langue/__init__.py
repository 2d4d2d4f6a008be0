"""Le français : nombres, accords, typographie, phrases."""
