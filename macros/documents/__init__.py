"""Les documents à imprimer et les vignettes à partager : du contrat aux PDF et aux images.

``preparer_documents`` en donne la liste et le contenu ; ``composer_documents`` les compose avec typst, ou reprend ceux
qui n'ont pas changé ; ``verifier_signes`` dit avant eux les signes que leurs polices n'ont pas.
"""

from macros.documents.impression import DocumentImpossible, composer_documents
from macros.documents.preparation import preparer_documents, verifier_signes

__all__ = ["DocumentImpossible", "composer_documents", "preparer_documents", "verifier_signes"]
