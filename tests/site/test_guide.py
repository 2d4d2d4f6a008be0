"""Le guide ne promet que ce qui est vrai."""

import re
import shutil
from textwrap import dedent

import pytest
import yaml
from pydantic import TypeAdapter

from macros.lecture import comprendre, lire
from macros.lecture.fichiers import lire_dossier
from macros.modele.actes import Acte
from macros.modele.apparence import PICTOGRAMMES, TEINTES
from macros.modele.chiffre import ValeurSaisie
from macros.modele.convention import Agglomeration, Convention
from macros.modele.glossaire import Recherche
from macros.modele.instances import Instance
from macros.modele.pilotage import Pilotage
from macros.modele.porteur import Porteur
from macros.modele.signataires import GroupeDeSignataires, Signataire
from macros.modele.suivi import ETATS, Correction, FichierDeSuivi
from tests.outils.projet import HAILLICOURT, PAGES, RACINE, UN_NIVEAU, texte

EXEMPLE = PAGES / "contribuer" / "exemple-quartier.yml"
CONTRIBUER = (RACINE / "CONTRIBUTING.md").read_text("utf-8")
GUIDES = {"CONTRIBUTING.md": CONTRIBUER, "docs/contribuer.md": (PAGES / "contribuer.md").read_text("utf-8")}


def test_la_fiche_d_exemple_se_lit_telle_quelle(tmp_path):
    shutil.copytree(HAILLICOURT, tmp_path / "data")
    shutil.copy(EXEMPLE, tmp_path / "data" / "quartiers" / "le-parc-aux-exemples.yml")
    quartier = lire(tmp_path / "data").quartier_par_slug["le-parc-aux-exemples"]
    assert quartier.portrait.indicateurs["taux-pauvrete"].valeur == 31.5
    assert quartier.portrait.indicateurs["parc-social"].plus_de


def test_la_fiche_d_exemple_montre_un_objectif_en_forme_longue(tmp_path):
    shutil.copytree(HAILLICOURT, tmp_path / "data")
    shutil.copy(EXEMPLE, tmp_path / "data" / "quartiers" / "le-parc-aux-exemples.yml")
    contrat = lire(tmp_path / "data")
    local = contrat.engagements["animation-sociale--ouvrir-un-local"].avancements[0].objectif

    assert {nom for nom, valeur in local if not valeur} == set()


def test_la_fiche_d_exemple_explique_presque_chaque_cle():
    lignes = [ligne for ligne in EXEMPLE.read_text("utf-8").splitlines() if re.match(r"\s*[a-z_0-9]+:", ligne)]
    commentees = [ligne for ligne in lignes if "#" in ligne]
    assert len(commentees) * 2 >= len(lignes)


def test_le_guide_est_ordonne_par_le_temps_que_l_on_a(site):
    guide = site.page("/contribuer/")
    assert [titre["id"] for titre in guide.select("main h2")] == [
        "signaler",
        "corriger",
        "nouvelle",
        "quartier",
        "robot",
        "decision",
    ]
    assert texte(guide.select_one("main h1 + p")).startswith("Rien de ce que vous proposez ne peut casser le site")


def test_le_guide_dit_a_qui_revient_de_publier_un_portable(site):
    decision = texte(site.page("/contribuer/").select_one("main"))
    assert "Publier un numéro de portable est un choix de l'éditeur." in decision
    assert "ni de l'historique du dépôt" in decision


def test_les_commandes_que_citent_les_guides_existent():
    connues = set(re.findall(r"^([a-z-]+):.*##", (RACINE / "Makefile").read_text("utf-8"), re.MULTILINE))
    guides = [RACINE / nom for nom in ("README.md", "CONTRIBUTING.md", "HACKING.md", "CHANGELOG.md")]
    for guide in (*guides, PAGES / "contribuer.md"):
        citees = set(re.findall(r"`make ([a-z-]+)", guide.read_text("utf-8")))
        assert citees <= connues, guide


def test_les_exemples_du_guide_se_lisent_tels_quels():
    blocs = [dedent(bloc) for bloc in re.findall(r"(?ms)^ *```yaml\n(.*?)^ *```", CONTRIBUER)]
    [niveaux, strategie] = blocs[4:6]
    [nouvelle, instances, corrections, chiffres, territoire, cadre, signataires, actes, pilotage, recherche] = [
        yaml.load(bloc, yaml.BaseLoader)  # noqa: S506 - aucun type n'y est deviné, ni aucun objet construit
        for bloc in (*blocs[:4], *blocs[6:])
    ]

    assert FichierDeSuivi.model_validate(nouvelle).root[0].etat == "fait"
    assert Instance.model_validate(instances["instances"][0]).quartiers == ("le-parc",)
    assert Correction.model_validate(corrections["corrections"][0]).texte.startswith("Il était écrit")
    assert [c.annee for c in TypeAdapter(ValeurSaisie).validate_python(chiffres["taux-pauvrete"]).chiffres] == [
        2020,
        2014,
    ]
    assert Porteur.model_validate(territoire["territoire"]).sorte == "métropole"
    assert Agglomeration.model_validate(cadre["agglomeration"]).sorte == "communauté de communes"
    assert set(cadre) <= set(Convention.model_fields)
    assert Signataire.model_validate(signataires["signataires"][0]).est_une_personne
    assert not GroupeDeSignataires.model_validate(signataires["groupes"][0]).signataires[0].est_une_personne
    assert GroupeDeSignataires.model_validate(signataires["groupes"][1]).combien == 4
    assert Recherche.model_validate(recherche).equivalences
    assert Acte.model_validate(actes["actes"][0]).fin
    assert Pilotage.model_validate(pilotage).maisons_du_projet[0].horaires
    assert Pilotage.model_validate(pilotage).textes[0].paragraphes
    fichiers = {nom: octets.partition(b"\nobjectifs:")[0] for nom, octets in lire_dossier(UN_NIVEAU).items()}
    statuts, _, suite = fichiers["vocabulaire.yml"].partition(b"niveaux:")
    territoires = b"territoires:" + suite.partition(b"territoires:")[2]
    contrat = comprendre(
        fichiers | {"vocabulaire.yml": statuts + niveaux.encode() + territoires, "strategie.yml": strategie.encode()}
    )
    assert [contrat.niveau_de(branche).nom for branche in contrat.chemin_par_id["ecoute"]] == [
        "axe",
        "objectif opérationnel",
    ]
    assert contrat.strategie.branches[0].pictogramme == "sante"


def test_le_guide_enumere_les_pictogrammes_et_les_teintes_que_l_on_peut_choisir():
    [choix] = re.findall(r"(?s)Pictogrammes : (.*?)\n\n", CONTRIBUER)
    pictogrammes, _, teintes = choix.partition("Teintes : ")
    assert re.findall("`(.*?)`", pictogrammes) == list(PICTOGRAMMES)
    assert re.findall("`(.*?)`", teintes) == list(TEINTES)


@pytest.mark.parametrize("guide", GUIDES)
def test_le_guide_cite_les_etats_et_les_boutons_qui_existent(guide, site):
    page = texte(site.page("/quartiers/le-centre/").select_one("details.citer"))
    guide = " ".join(GUIDES[guide].split())

    for bouton in ("Citer", "Dire où en est cet engagement", "En donner des nouvelles par un formulaire"):
        assert bouton in guide
        assert bouton in page
    assert f"{', '.join(ETATS)}" in guide
