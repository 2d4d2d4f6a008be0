"""Le départ d'un autre contrat : ses fichiers à compléter, déduits du modèle, et les noms de son site."""
