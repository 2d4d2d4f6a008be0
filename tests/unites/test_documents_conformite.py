"""Les PDF sont accessibles (PDF/UA-1) et faits pour durer (PDF/A-2a)."""

import re

import page
import pytest
import typst

from macros.documents import composer_documents, preparer_documents
from macros.edition import Edition
from macros.lecture import lire
from macros.reserve import Reserve
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE

pytestmark = pytest.mark.lent

PROFILS = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A]
CENTRE = "documents/quartiers/le-centre.pdf"


@pytest.fixture(scope="module")
def pdf(contrat) -> dict[str, bytes]:
    """Les PDF du contrat signé, et ceux d'une commune qui dit ce que deviennent ses engagements."""
    edition = Edition(ADRESSE_PUBLIQUE)
    suivis = {f"suivis/{chemin}": d for chemin, d in preparer_documents(lire(EXEMPLEVILLE), edition).items()}
    toutes = preparer_documents(contrat, edition) | suivis
    return composer_documents({c: r for c, r in toutes.items() if c.endswith(".pdf")}, Reserve())


@pytest.mark.parametrize("profil", PROFILS)
def test_chaque_pdf_est_conforme(pdf, profil):
    assert len(pdf) == 7
    rapports = {chemin: page.validate_pdf_bytes(octets, profile=profil) for chemin, octets in pdf.items()}
    assert {chemin: fautes for chemin, r in rapports.items() if (fautes := vraies_fautes(r, pdf[chemin]))} == {}


def vraies_fautes(rapport, octets: bytes) -> list[str]:
    """Le contrôle prend pour une fin de ligne l'octet 13 qui finit, une fois sur 256, un flux compressé : recompter."""
    justes = longueurs_justes(octets)
    return [f.message for f in rapport.failures if not (justes and f.message.startswith("a stream /Length"))]


def longueurs_justes(octets: bytes) -> bool:
    flux = list(re.finditer(rb"/Length (\d+)[^\n]*\s*stream\n", octets))
    assert len(flux) == len(re.findall(rb"endstream\nendobj", octets))
    return all(octets[f.end() + int(f[1]) :].startswith(b"\nendstream") for f in flux)


def test_une_longueur_fausse_n_est_pas_excusee(pdf):
    faux = re.sub(rb"/Length (\d)", lambda longueur: b"/Length " + str(9 - int(longueur[1])).encode(), pdf[CENTRE])
    rapport = page.validate_pdf_bytes(faux, profile=page.ValidationProfile.PDF_A_2A)
    assert vraies_fautes(rapport, faux) != []


@pytest.mark.parametrize("profil", PROFILS)
def test_le_controle_refuse_un_pdf_sans_balise(profil):
    ordinaire = typst.compile(b"= Titre", format="pdf", pdf_tags=False)
    assert not page.is_pdf_compliant_bytes(ordinaire, profile=profil)
