"""Ce qui aide à remplir data/ : les schémas pour un éditeur de texte, la fiche vierge d'un quartier."""
