"""Les documents à imprimer et les vignettes à partager : du contrat aux PDF et aux images.

``preparer_documents`` en donne la liste et le contenu ; ``composer_documents`` les compose avec typst, ou reprend ceux
qui n'ont pas changé ; ``verifier_signes`` dit avant eux les signes que leurs polices n'ont pas.
"""

from macros.documents.impression import DocumentImpossible, composer_documents
from macros.documents.preparation import preparer_documents, verifier_signes
from macros.modele.ecritures import montrer

OUI = {"oui", "vrai", "true", "yes", "on", "1"}
NON = {"non", "faux", "false", "no", "off", "0"}


def documents_voulus(reglage: object) -> bool:
    """Ce que dit ``DOCUMENTS`` (ou ``extra: documents`` dans mkdocs.yml) ; vide, il ne dit rien : on les fait.

    Lève ``ValueError``, avec une phrase, quand ce n'est ni oui ni non.
    """
    dit = str("" if reglage is None else reglage).strip().casefold()
    if dit and dit not in OUI | NON:
        raise ValueError(f"DOCUMENTS vaut {montrer(dit)}, qui n'est ni « oui » ni « non » : écrivez l'un des deux.")
    return dit not in NON


__all__ = ["DocumentImpossible", "composer_documents", "documents_voulus", "preparer_documents", "verifier_signes"]
