"""Aucune page ne rétrécit sur le papier : un navigateur réduit la feuille entière dès qu'un élément est trop large."""

import pytest

from macros.modele.contrat import PEU
from tests.outils.navigateur.hebergeur import servir
from tests.outils.navigateur.papier import imprimer, lire, tailles
from tests.outils.pages import ADRESSES
from tests.outils.projet import construire, copier_projet
from tests.outils.synthese import ecrire

LISIBLE = 8.9  # points
GRAND_TITRE = 22  # points : ce que demande la feuille de style


def assert_grandeur_nature(page):
    trouvees = tailles(imprimer(page))
    assert {taille: texte for taille, texte in trouvees.items() if taille < LISIBLE} == {}
    assert GRAND_TITRE in {round(taille) for taille in trouvees}


@pytest.mark.parametrize("chemin", ADRESSES)
def test_aucune_page_ne_retrecit(ouvrir, chemin):
    assert_grandeur_nature(ouvrir(chemin.lstrip("/")))


@pytest.mark.parametrize("nombre", [4, PEU, 3 * PEU])
def test_la_comparaison_s_imprime_a_sa_taille_quel_que_soit_le_nombre_de_quartiers(
    navigateur, tmp_path, tmp_path_factory, nombre
):
    ecrire(tmp_path / "donnees", nombre)
    projet = copier_projet(tmp_path / "projet", tmp_path / "donnees", "de nulle part")
    construire(projet, tmp_path / "site", DOCUMENTS="false")
    with servir(tmp_path / "site", tmp_path_factory.mktemp("serveur")) as adresse:
        page = navigateur.new_page(viewport={"width": 280, "height": 900})
        page.goto(f"{adresse}quartiers/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 280
        assert_grandeur_nature(page)
        page.close()


def test_un_mot_tres_long_ne_fait_pas_retrecir_un_tableau(ouvrir):
    page = ouvrir("quartiers/le-centre/")
    page.evaluate("document.querySelectorAll('td, th').forEach((e) => e.append('anticonstitutionnellement'.repeat(4)))")
    assert_grandeur_nature(page)


@pytest.mark.parametrize(
    ("chemin", "debut", "suite"),
    [
        ("enjeux/", "Enjeu 3 :", "Dynamiser l'animation sociale"),
        ("enjeux/emancipation/", "Faciliter le dialogue entre habitants", "Nommer 1 référent"),
        ("quartiers/", "Comparer les quartiers", "Taux de pauvreté"),
    ],
)
def test_un_titre_n_est_jamais_seul_au_bas_d_une_feuille(ouvrir, chemin, debut, suite):
    feuilles = [lire(feuille) for feuille in imprimer(ouvrir(chemin))]
    [du_titre] = [feuille for feuille in feuilles if debut in feuille]
    assert suite in du_titre


def test_les_adresses_imprimees_sont_utiles(ouvrir):
    """Ni deux fois la même, ni celle du dépôt, que personne ne recopierait."""
    for chemin in ("quartiers/le-centre/", "journal/", "404.html"):
        texte = " ".join(lire(feuille) for feuille in imprimer(ouvrir(chemin)))
        assert "github.com" not in texte
        assert "(https://sig.ville" not in texte
    assert "(https://www.mkdocs.org/)" in " ".join(lire(f) for f in imprimer(ouvrir("mentions-legales/")))
