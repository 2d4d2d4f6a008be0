"""Les documents aux limites : beaucoup de quartiers, des noms très longs, une source qui ne dit presque rien."""

import io
import json

import pytest
from PIL import Image
from pypdf import PdfReader

from macros.documents import composer_documents, preparer_documents
from macros.edition import Edition
from macros.lecture import lire
from macros.modele import Contrat
from macros.modele.contrat import BEAUCOUP
from macros.reserve import Reserve
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE

pytestmark = pytest.mark.lent

EDITION = Edition(ADRESSE_PUBLIQUE)
LIVRET = "documents/convention.pdf"
NOM_LONG = "Quartier de la Résidence du Grand Champ de la Bataille et des Hauts de Saint-Exemple-sur-Modèle"
TITRES_SANS_CONTENU = ("En clair", "Surface", "None", "Objectifs poursuivis")
MOT_LONG = "Anticonstitutionnellement" * 4


def avec(contrat, *quartiers):
    """Le même contrat, pour ces quartiers seulement."""
    return Contrat(**{**{nom: getattr(contrat, nom) for nom in Contrat.model_fields}, "quartiers": quartiers})


def imprimer(contrat, chemin) -> bytes:
    return composer_documents({chemin: preparer_documents(contrat, EDITION)[chemin]}, Reserve())[chemin]


def texte(octets: bytes) -> str:
    return " ".join(" ".join(feuille.extract_text() for feuille in PdfReader(io.BytesIO(octets)).pages).split())


@pytest.fixture
def essais():
    """Un quartier inventé, qui emploie toutes les clés."""
    return lire(EXEMPLEVILLE).quartier_par_slug["les-essais"]


@pytest.fixture
def beaucoup(contrat, essais):
    """Assez de quartiers pour que le livret ne puisse plus tout dire de chacun."""
    rangs = range(1, BEAUCOUP + 2)
    return avec(contrat, *(essais.model_copy(update={"slug": f"q-{rang}", "nom": f"Essai {rang}"}) for rang in rangs))


def test_le_livret_de_beaucoup_de_quartiers_les_nomme_tous_et_mene_a_leur_page(beaucoup):
    lu = texte(imprimer(beaucoup, LIVRET))
    assert [q.nom for q in beaucoup.quartiers if f"{q.nom} QPV Exempleville" not in lu] == []
    assert "Une rue bruyante" not in lu
    assert (
        preparer_documents(beaucoup, EDITION)[LIVRET].donnees.count(f"{ADRESSE_PUBLIQUE}quartiers/q-".encode())
        == BEAUCOUP + 1
    )


def test_un_chiffre_d_un_quartier_parmi_beaucoup_ne_refait_que_sa_fiche(beaucoup):
    premier, *autres = beaucoup.quartiers
    portrait = premier.portrait.model_copy(update={"surface": 86})
    change = avec(beaucoup, premier.model_copy(update={"portrait": portrait}), *autres)
    avant, apres = preparer_documents(beaucoup, EDITION), preparer_documents(change, EDITION)
    assert [chemin for chemin in avant if avant[chemin] != apres[chemin]] == ["documents/quartiers/q-1.pdf"]


def test_une_source_qui_se_tait_s_imprime_sans_partie_vide(contrat, essais):
    portrait = essais.portrait.model_copy(update={"indicateurs": {}, "surface": None})
    muet = essais.model_copy(update={"portrait": portrait, "objectifs": {}})
    fiche = texte(imprimer(avec(contrat, muet), "documents/quartiers/les-essais.pdf"))
    assert "Enquête d’Exempleville" in fiche
    assert [titre for titre in TITRES_SANS_CONTENU if titre in fiche] == []


def test_une_vignette_sans_chiffre_n_en_montre_pas(contrat, essais):
    muet = essais.model_copy(update={"portrait": essais.portrait.model_copy(update={"indicateurs": {}})})
    document = preparer_documents(avec(contrat, muet), EDITION)["vignettes/quartiers/les-essais.png"]
    assert json.loads(document.donnees)["chiffres"] == []
    with Image.open(io.BytesIO(imprimer(avec(contrat, muet), "vignettes/quartiers/les-essais.png"))) as image:
        assert image.size == (1200, 630)


@pytest.mark.parametrize("nom", [NOM_LONG, MOT_LONG])
def test_une_vignette_au_nom_tres_long_reste_legere_et_n_est_pas_coupee(contrat, essais, nom):
    long = essais.model_copy(update={"nom": nom, "communes": tuple(f"Modèle-les-Bains {n}" for n in range(12))})
    octets = imprimer(avec(contrat, long), "vignettes/quartiers/les-essais.png")
    assert len(octets) < 60_000
    with Image.open(io.BytesIO(octets)) as image:
        marge = image.convert("RGB").crop((1140, 0, 1200, 320))
        assert len(marge.getcolors()) == 1  # rien n'y est écrit


@pytest.mark.parametrize("nom", [NOM_LONG, MOT_LONG])
def test_une_fiche_au_nom_tres_long_garde_les_contacts_sur_sa_premiere_feuille(contrat, essais, nom):
    long = essais.model_copy(update={"nom": nom, "communes": tuple(f"Modèle-les-Bains {n}" for n in range(40))})
    feuilles = PdfReader(io.BytesIO(imprimer(avec(contrat, long), "documents/quartiers/les-essais.pdf"))).pages
    assert "Qui contacter" in " ".join(feuilles[0].extract_text().split())
