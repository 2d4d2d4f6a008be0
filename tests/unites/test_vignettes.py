"""Les images qui annoncent une page partagée : légères, à la bonne taille, toutes différentes."""

import io
import json

import pytest
from PIL import Image

from macros.documents import composer_documents, preparer_documents
from macros.documents.impression import Compositeur
from macros.edition import Edition
from macros.reserve import Reserve
from tests.outils.contrats import changer

pytestmark = pytest.mark.lent

POIDS = 60_000  # octets
LIVRET = "documents/convention.pdf"
DU_LIEU = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 440"><path fill="#ff0000" d="M0 0h1600v440H0z"/></svg>'
)
ROUGE, FACADE = (255, 0, 0), (201, 189, 164)


@pytest.fixture(scope="module")
def vignettes(contrat):
    images = {c: r for c, r in preparer_documents(contrat, Edition()).items() if r.format == "png"}
    return composer_documents(images, Reserve())


def test_chaque_quartier_a_la_sienne_et_le_site_aussi(contrat, vignettes):
    attendues = {f"vignettes/quartiers/{quartier.slug}.png" for quartier in contrat.quartiers}
    assert set(vignettes) == attendues | {"vignettes/site.png"}
    assert len(set(vignettes.values())) == len(vignettes)


def test_elles_sont_a_la_taille_que_demandent_les_reseaux_et_legeres(vignettes):
    for octets in vignettes.values():
        with Image.open(io.BytesIO(octets)) as image:
            assert image.size == (1200, 630)
            assert len(image.convert("RGB").getcolors(1 << 24)) > 10
        assert len(octets) < POIDS


def test_elles_disent_le_nom_le_statut_et_trois_chiffres(contrat):
    donnees = preparer_documents(contrat, Edition())["vignettes/quartiers/cite-des-oiseaux.png"].donnees.decode()
    assert "Cité des Oiseaux" in donnees
    assert "Quartier d’intérêt communautaire" in donnees
    assert donnees.count('"valeur"') == 3


def test_celle_du_site_compte_les_quartiers_les_enjeux_et_les_objectifs(contrat):
    donnees = json.loads(preparer_documents(contrat, Edition())["vignettes/site.png"].donnees)
    objectifs = sum(len(textes) for quartier in contrat.quartiers for textes in quartier.objectifs.values())
    assert [(chiffre["valeur"], chiffre["libelle"]) for chiffre in donnees["chiffres"]] == [
        ("3", "quartiers"),
        ("3", "enjeux"),
        (str(objectifs), "objectifs"),
    ]


def couleurs(contrat, chemin, dessin):
    """Celles de l'image, ou de la première feuille du PDF."""
    document = preparer_documents(contrat, Edition(), dessin)[chemin]
    images = Compositeur().compiler(document, format="png", ppi=72.0)
    with Image.open(io.BytesIO(images[0] if isinstance(images, list) else images)) as image:
        return {couleur for _, couleur in image.convert("RGB").getcolors(1 << 24)}


@pytest.mark.parametrize("chemin", ["vignettes/site.png", LIVRET])
def test_le_lieu_est_sur_l_image_du_site_et_la_couverture_du_livret(contrat, chemin):
    """Celui que donnent les données ; à défaut, celui de tous les contrats."""
    avec, sans = couleurs(contrat, chemin, DU_LIEU), couleurs(contrat, chemin, "")
    assert (ROUGE in avec, FACADE in avec) == (True, False)
    assert (ROUGE in sans, FACADE in sans) == (False, True)


@pytest.mark.parametrize("cadre", ["0 0 400 4000", "0 0 4000 40"])
def test_un_dessin_trop_haut_ou_trop_plat_ne_fait_pas_une_feuille_de_plus(contrat, cadre):
    seul = changer(contrat, quartiers=contrat.quartiers[:1])
    compositeur = Compositeur()
    combien = [
        len(compositeur.compiler(preparer_documents(seul, Edition(), dessin)[LIVRET], format="png", ppi=10.0))
        for dessin in (DU_LIEU, DU_LIEU.replace("0 0 1600 440", cadre))
    ]
    assert combien[0] == combien[1]


def test_un_dessin_trop_haut_ne_cache_pas_le_titre_du_livret(contrat):
    haut = DU_LIEU.replace("0 0 1600 440", "0 0 400 4000").replace("h1600v440H0", "h400v4000H0")
    document = preparer_documents(changer(contrat, quartiers=contrat.quartiers[:1]), Edition(), haut)[LIVRET]
    with Image.open(io.BytesIO(Compositeur().compiler(document, format="png", ppi=20.0)[0])) as image:
        couverture = image.convert("RGB")
        titre, paysage = (
            couverture.crop((0, couverture.height * debut // 10, couverture.width, couverture.height * fin // 10))
            for debut, fin in ((0, 5), (5, 10))
        )
    assert ROUGE not in {couleur for _, couleur in titre.getcolors(1 << 24)}
    assert ROUGE in {couleur for _, couleur in paysage.getcolors(1 << 24)}


def test_un_quartier_garde_sa_forme_a_lui_et_non_le_dessin_du_lieu(contrat):
    assert ROUGE not in couleurs(contrat, "vignettes/quartiers/le-centre.png", DU_LIEU)


@pytest.mark.parametrize("lettres", [22, 24])
def test_un_nom_entre_guillemets_tient_dans_la_marge(contrat, lettres):
    """Une espace insécable ne coupe rien : les guillemets comptent dans la largeur du mot."""
    centre = contrat.quartier_par_slug["le-centre"].model_copy(update={"nom": f"« {'H' * lettres} »"})
    document = preparer_documents(changer(contrat, quartiers=(centre,)), Edition())["vignettes/quartiers/le-centre.png"]
    with Image.open(io.BytesIO(Compositeur().compiler(document, format="png", ppi=72.0))) as image:
        marge = image.convert("RGB").crop((1200 - 60, 40, 1200, 300))
        assert len(marge.getcolors(1 << 24)) == 1
