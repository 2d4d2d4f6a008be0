"""Ce que git sait des données : versions, différences en phrases, journal, fils Atom."""
