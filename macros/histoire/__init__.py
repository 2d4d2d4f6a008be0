"""Ce que git sait du projet : versions, journal, fils Atom, jour de la dernière mise à jour."""
