"""Du modèle au HTML : les pages, leurs gabarits, leur navigation."""
