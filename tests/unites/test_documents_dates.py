"""La date d'un PDF : celle de ce qu'il montre ; sans historique, celle de la convention."""

import json
from datetime import date

from macros.documents import preparer_documents
from macros.edition import Edition
from tests.outils.projet import normaliser

CENTRE, OISEAUX = "documents/quartiers/le-centre.pdf", "documents/quartiers/cite-des-oiseaux.pdf"
LIVRET = "documents/convention.pdf"
DATES = {
    **dict.fromkeys(
        (f"data/{nom}.yml" for nom in ("convention", "indicateurs", "pilotage", "strategie")), date(2025, 3, 1)
    ),
    "data/quartiers/cite-des-oiseaux.yml": date(2025, 3, 1),
    "data/quartiers/le-centre.yml": date(2025, 3, 4),
    "data/site.yml": date(2025, 3, 6),
    "docs/contribuer.md": date(2025, 3, 8),
}


def entetes(contrat, edition):
    """Le chemin de chaque PDF -> ce qu'il dit de lui-même."""
    documents = preparer_documents(contrat, edition).items()
    return {
        chemin: json.loads(document.donnees)["entete"] for chemin, document in documents if document.format == "pdf"
    }


def test_un_pdf_a_la_date_de_ce_qu_il_montre(contrat):
    dites = entetes(contrat, Edition(dates=DATES))
    assert (dites[CENTRE]["date"], dites[OISEAUX]["date"], dites[LIVRET]["date"]) == (
        [2025, 3, 4],
        [2025, 3, 1],
        [2025, 3, 6],
    )
    assert normaliser(dites[CENTRE]["mise_a_jour"]) == "Données mises à jour le 4 mars 2025."


def test_sans_historique_un_pdf_a_la_date_de_la_convention_et_ne_dit_aucune_mise_a_jour(contrat):
    signature = contrat.convention.signature.date
    for chemin, entete in entetes(contrat, Edition()).items():
        assert entete["date"] == [signature.year, signature.month, signature.day], chemin
        assert entete["mise_a_jour"] is None, chemin
