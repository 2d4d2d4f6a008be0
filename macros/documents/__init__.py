"""Les documents à imprimer et les vignettes à partager : du contrat aux PDF et aux images.

``preparer_documents`` en donne la liste et le contenu ; ``composer_documents`` les compose avec typst, ou reprend ceux
qui n'ont pas changé.
"""

from macros.documents.composition import DocumentImpossible, composer_documents
from macros.documents.preparation import Document, preparer_documents

__all__ = ["Document", "DocumentImpossible", "composer_documents", "preparer_documents"]
