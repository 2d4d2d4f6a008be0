"""Une adresse qui se perdrait se dit avant la publication, avec ce qu'il faut écrire."""

import re
import shutil
from types import MappingProxyType

import pytest

from macros.commandes import Reponse, dire_les_changements
from macros.differences import Version
from macros.lecture import lire
from macros.resume import AUTRE_COMMUNE
from macros.retraits.conseils import adresses_perdues
from tests.outils.depot import git, remplacer
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT, lire_copie, normaliser

CENTRE = "quartiers/le-centre.yml"
PAGES = {"glossaire.md": "{{ glossaire() }}\n", "enjeux/index.md": "{{ strategie() }}\n"}


@pytest.fixture(scope="module")
def avant():
    return lire(HAILLICOURT)


def perdues(avant, apres, textes_d_avant=MappingProxyType({}), textes=MappingProxyType({})):
    return adresses_perdues(Version(avant, textes_d_avant), Version(apres, textes))


@pytest.mark.parametrize(
    ("correction", "perdue", "id_a_rendre"),
    [
        (("glossaire.yml", "- id: qpv", "- id: prioritaire"), "glossaire/#qpv", "qpv"),
        (("strategie.yml", "- id: transitions", "- id: climat"), "enjeux/transitions/", "transitions"),
        (("strategie.yml", "- id: violences", "- id: securite"), "enjeux/#violences", "violences"),
    ],
)
def test_un_identifiant_change_se_rend(avant, tmp_path, correction, perdue, id_a_rendre):
    apres = lire_copie(HAILLICOURT, tmp_path, *correction)
    [dite] = [d for d in perdues(avant, apres, PAGES, PAGES) if d.startswith(f"`{perdue}`")]
    assert dite.endswith(f"`id: {id_a_rendre}`.")


def test_un_terme_retire_le_dit_sans_conseil(avant, tmp_path):
    termes = re.sub(r"(?m)^  - id: qpv\n(?:    .*\n)+", "", (HAILLICOURT / "glossaire.yml").read_text("utf-8"))
    shutil.copytree(HAILLICOURT, tmp_path / "data")
    (tmp_path / "data/glossaire.yml").write_text(termes, "utf-8")
    assert perdues(avant, lire(tmp_path / "data"), PAGES, PAGES) == [
        "`glossaire/#qpv` mènera au bas de la page, qui dira ce qu'on y lisait."
    ]


def test_un_quartier_retire_le_dit_sans_conseil(avant, tmp_path):
    shutil.copytree(HAILLICOURT, tmp_path / "data")
    (tmp_path / "data" / CENTRE).unlink()
    assert perdues(avant, lire(tmp_path / "data"), PAGES, PAGES) == [
        "`quartiers/le-centre/` dira : « Ce quartier n'est plus dans le contrat de ville. » "
        "Sa carte à intégrer le dira aussi. Ses documents et ses données ne se publient plus."
    ]


def test_une_fiche_renommee_apprend_quoi_ecrire_sauf_si_elle_dit_son_ancien_nom(avant, tmp_path):
    lire_copie(HAILLICOURT, tmp_path, CENTRE, "nom: Le Centre\nnom_dans_une_phrase: le Centre", "nom: Cœur de ville")
    fiche = tmp_path / "data" / CENTRE
    fiche = fiche.rename(fiche.with_name("coeur-de-ville.yml"))
    [dite] = perdues(avant, lire(tmp_path / "data"))
    assert dite.startswith("`quartiers/le-centre/` dira : ")
    assert dite.endswith("ajoutez à sa nouvelle fiche « anciens_noms: [le-centre] ».")

    fiche.write_text(fiche.read_text("utf-8") + "\nanciens_noms: [le-centre]\n", "utf-8")
    assert perdues(avant, lire(tmp_path / "data")) == []


def test_l_ancre_de_plusieurs_quartiers_ne_se_dit_qu_une_fois(avant, tmp_path):
    shutil.copytree(HAILLICOURT, tmp_path / "data")
    for fiche in (tmp_path / "data/quartiers").iterdir():
        fiche.write_text(re.sub(r"(?m)^    taux-pauvrete: .*\n", "", fiche.read_text("utf-8")), "utf-8")
    assert perdues(avant, lire(tmp_path / "data")) == [
        "`quartiers/…/#taux-pauvrete` mènera au bas de la page, qui dira ce qu'on y lisait."
    ]


def test_l_ancre_d_un_seul_quartier_se_dit_avec_son_adresse(avant, tmp_path):
    apres = lire_copie(HAILLICOURT, tmp_path, CENTRE, "    taux-pauvrete: 46.7\n", "")
    assert perdues(avant, apres) == [
        "`quartiers/le-centre/#taux-pauvrete` mènera au bas de la page, qui dira ce qu'on y lisait."
    ]


def test_les_liens_ecrits_vers_une_ancre_retiree_se_disent(avant):
    ancienne = {"aide.md": "## Le lundi { #lundi }\n", "index.md": "[a](aide.md#lundi) [b](aide.md#lundi)\n"}
    [dite] = perdues(avant, avant, ancienne, ancienne | {"aide.md": "# Aide\n\n[ici](#lundi)\n"})
    assert dite.endswith(" Un lien y mène encore, à corriger dans `docs/aide.md` et `docs/index.md`.")


def test_une_page_et_un_titre_retires_se_disent_aussi(avant):
    ancienne = {"ateliers.md": "# Ateliers\n", "aide.md": "# Aide\n\n## Le lundi { #lundi }\n"}
    assert perdues(avant, avant, ancienne, {"aide.md": "# Aide\n"}) == [
        "`ateliers/` dira : « Cette page n'est plus sur le site. »",
        "`aide/#lundi` mènera au bas de la page, qui dira ce qu'on y lisait.",
    ]
    page, titre = perdues(avant, avant, ancienne, {"cours.md": "# Cours\n", "aide.md": "# Aide\n\n## Le mardi\n"})
    assert page.endswith("rendez-lui le sien : `docs/ateliers.md`.")
    assert titre.endswith("rendez-lui son ancre : `{ #lundi }`.")


def test_un_texte_corrige_ne_perd_rien(avant, tmp_path):
    assert perdues(avant, lire_copie(HAILLICOURT, tmp_path, CENTRE, "surface: 85", "surface: 86")) == []


@pytest.mark.lent
def test_une_majuscule_corrigee_ne_fait_pas_taire_le_reste(tmp_path):
    depot = tmp_path / "depot"
    shutil.copytree(HAILLICOURT, depot / "data")
    git(depot, "init", "--initial-branch=main")
    git(depot, "add", ".")
    git(depot, "commit", "--message", "Publie les données")
    remplacer(depot / "data", "convention.yml", "departement: Pas-de-Calais", "departement: Pas-De-Calais")
    remplacer(depot / "data", "pilotage.yml", "03 21 52 04 81", "03 21 00 00 00")

    dit = normaliser(dire_les_changements("HEAD", depot).sortie)
    assert "autre commune" not in dit
    assert "03 21 00 00 00" in dit


@pytest.mark.lent
def test_deux_communes_ne_se_comparent_pas(tmp_path):
    depot = tmp_path / "depot"
    shutil.copytree(HAILLICOURT, depot / "data")
    git(depot, "init", "--initial-branch=main")
    git(depot, "add", ".")
    git(depot, "commit", "--message", "Publie les données")
    shutil.rmtree(depot / "data")
    shutil.copytree(EXEMPLEVILLE, depot / "data")
    assert dire_les_changements("HEAD", depot) == Reponse(sortie=AUTRE_COMMUNE)
