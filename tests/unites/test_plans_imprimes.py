"""Le plan d'un quartier et sa silhouette dans la fiche, le livret et la vignette ; sans contour, rien n'y change."""

import io
import json

import pytest
from PIL import Image
from pypdf import PdfReader

from macros.documents import composer_documents, preparer_documents
from macros.documents.plan import plan_d_un_seul, plan_de_tous, silhouette
from macros.edition import Edition
from macros.lecture import comprendre
from macros.reserve import Reserve
from tests.outils.donnees import FICHIERS, TOUS_LES_FICHIERS
from tests.outils.projet import normaliser

CONTOURS = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if nom.startswith("contours/")}
FICHE = "documents/quartiers/les-essais.pdf"
LIVRET = "documents/convention.pdf"
VIGNETTE = "vignettes/quartiers/les-essais.png"


@pytest.fixture(scope="module")
def avec():
    return comprendre(FICHIERS | CONTOURS)


@pytest.fixture(scope="module")
def sans():
    return comprendre(FICHIERS)


def contenu(contrat, chemin):
    return json.loads(preparer_documents(contrat, Edition())[chemin].donnees)


def dits(contrat, chemin):
    """Les textes de remplacement des images d'un PDF, et son texte."""
    document = preparer_documents(contrat, Edition())[chemin]
    lu = PdfReader(io.BytesIO(composer_documents({chemin: document}, Reserve())[chemin]))
    remplacements = [
        str(objet["/Alt"]) for objet in map(lu.get_object, range(1, len(lu.xref[0]) + 1)) if est_figure(objet)
    ]
    return remplacements, normaliser(" ".join(page.extract_text() for page in lu.pages))


def est_figure(objet):
    return isinstance(objet, dict) and objet.get("/S") == "/Figure" and "/Alt" in objet


def test_la_fiche_et_le_livret_montrent_le_quartier_la_vignette_sa_forme(avec):
    fiche, livret, vignette = (contenu(avec, chemin) for chemin in (FICHE, LIVRET, VIGNETTE))
    assert [forme["sorte"] for forme in fiche["carte"]["plan"]["formes"]].count("ici") == 1
    assert [forme["sorte"] for forme in livret["quartiers"]["plan"]["formes"]].count("ici") == 2
    trace = silhouette(avec, avec.quartier_par_slug["les-essais"])
    assert fiche["silhouette"] == vignette["silhouette"] == trace


def test_un_trace_n_est_pas_une_phrase_que_la_typographie_changerait(avec):
    imprimes = [forme["trace"] for forme in contenu(avec, FICHE)["carte"]["plan"]["formes"]]
    assert imprimes == [f["trace"] for f in plan_d_un_seul(avec, avec.quartier_par_slug["les-essais"])["formes"]]


def test_sans_contour_rien_ne_se_dessine(sans):
    assert contenu(sans, FICHE)["carte"]["plan"] is None
    assert contenu(sans, LIVRET)["quartiers"]["plan"] is None
    assert contenu(sans, VIGNETTE)["silhouette"] is None
    assert plan_de_tous(sans) is None


@pytest.mark.lent
def test_le_plan_imprime_se_dit_et_credite_ses_sources(avec):
    remplacements, texte = dits(avec, FICHE)
    assert any(dit.startswith("Plan des Essais : 85 hectares, à cheval sur") for dit in map(normaliser, remplacements))
    assert "Contours : Agence du Modèle, quartiers d'exemple, 2024" in texte
    assert "Ma rue est-elle dans le quartier ?" in texte
    assert "Rue de l'Essai" in texte


@pytest.mark.lent
def test_la_vignette_change_avec_la_forme_a_droite_seulement(avec, sans):
    vues = []
    for contrat in (avec, sans):
        document = preparer_documents(contrat, Edition())[VIGNETTE]
        image = Image.open(io.BytesIO(composer_documents({VIGNETTE: document}, Reserve())[VIGNETTE])).convert("RGB")
        assert image.size == (1200, 630)
        vues.append(image.crop((896, 40, 1136, 320)))
    claires, aucune = (sum(vue.convert("L").histogram()[200:]) for vue in vues)
    assert claires > 1000
    assert aucune == 0
