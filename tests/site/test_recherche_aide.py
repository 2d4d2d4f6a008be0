"""Ce qui aide à chercher : les mots de tous les jours, et ce que l'on dit à qui n'a rien trouvé."""

import json

import pytest

from macros.commandes import verifier
from macros.lecture import arbres, comprendre, lire
from macros.lecture.lecteur import lire_arbre
from macros.recherche import aide_sans_resultat, equivalences, mots_sans_reponse
from macros.recherche.aide import AideSansResultat, Contact, Sujet
from tests.outils.donnees import FICHIERS, abimer
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT


def test_un_mot_de_tous_les_jours_mene_a_ceux_des_donnees():
    assert equivalences(lire(EXEMPLEVILLE)) == {
        "bruit": "rue bruyante",
        "vacarme nocturne": "rue bruyante",
        "docteur": "santé",
    }


def test_une_commune_se_passe_de_ce_fichier():
    sans = comprendre({nom: octets for nom, octets in FICHIERS.items() if nom != "recherche.yml"})
    assert sans.recherche is None
    assert equivalences(sans) == {}


def test_les_equivalences_sont_dans_l_index_et_ne_se_publient_pas_comme_des_donnees(site, contrat):
    index = json.loads((site.dossier / "recherche.json").read_text("utf-8"))
    assert index["equivalences"] == equivalences(contrat)
    assert not (site.dossier / "donnees/recherche.json").exists()


def remarques(equivalence: str) -> list[str]:
    """Ce qu'on dit d'un fichier d'équivalences mis à la place de celui d'Exempleville."""
    autres = [arbre for arbre in arbres(EXEMPLEVILLE) if not arbre.fichier.endswith("recherche.yml")]
    recherche = lire_arbre("data/recherche.yml", f"equivalences:\n{equivalence}".encode())
    return [str(remarque) for remarque in mots_sans_reponse([recherche, *autres])]


@pytest.mark.parametrize("cherche", ["rue bruyante", "RUES BRUYANTES", "un parc", "sante", "l’étang"])
def test_des_mots_que_les_donnees_contiennent_ne_se_signalent_pas(cherche):
    assert remarques(f"  - on_tape: [bruit]\n    on_cherche: {cherche}\n") == []


@pytest.mark.parametrize(
    ("cherche", "mots"), [("navette", ["navette"]), ("rue piétonne", ["piétonne"]), ("zorg blub", ["blub", "zorg"])]
)
def test_un_mot_qui_n_est_nulle_part_se_signale_a_sa_place(cherche, mots):
    assert remarques(f"  - on_tape: [bruit]\n    on_cherche: {cherche}\n") == [
        f"data/recherche.yml:3:17: aucun autre fichier de data/ ne contient « {mot} »" for mot in mots
    ]


@pytest.fixture
def commune_sans_bruit(tmp_path):
    """Exempleville, où le mot que l'on cherche a disparu d'une fiche."""
    fichiers = FICHIERS | {"quartiers/les-essais.yml": abimer("quartiers/les-essais.yml", "bruyante", "calme")}
    for nom, octets in fichiers.items():
        (tmp_path / nom).parent.mkdir(exist_ok=True)
        (tmp_path / nom).write_bytes(octets)
    return tmp_path


def test_corriger_une_fiche_n_oblige_pas_a_corriger_les_equivalences(commune_sans_bruit, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    reponse = verifier(commune_sans_bruit)
    ou = f"{commune_sans_bruit.as_posix()}/recherche.yml"
    dit = "aucun autre fichier de data/ ne contient « bruyante »"
    assert reponse.statut == 0
    assert reponse.sortie.splitlines()[-3:-1] == [
        f"À revoir : {ou}:3:17: {dit}",
        f"::warning file={ou},line=3,col=17,title=Mot à revoir::{dit}",
    ]


@pytest.mark.parametrize("donnees", [HAILLICOURT, EXEMPLEVILLE])
def test_chaque_mot_du_jour_mene_a_quelque_chose(donnees):
    assert list(mots_sans_reponse(arbres(donnees))) == []


def aide(fichiers: dict[str, bytes] = FICHIERS) -> AideSansResultat:
    return aide_sans_resultat(
        comprendre(fichiers), "Le contrat d'Exempleville", lambda chemin: chemin.replace(".md", "/")
    )


def test_qui_n_a_rien_trouve_lit_de_quoi_parle_le_site():
    contrat = comprendre(FICHIERS)
    attendus = [
        Sujet(branche.titre, f"enjeux/{racine.id}/#{branche.id}")
        for racine in contrat.strategie.branches
        for branche in racine.branches
    ]
    assert aide().presentation == "Le contrat d’Exempleville"
    assert [(titre.replace("’", "'"), adresse) for titre, adresse in aide().sujets] == attendus


def test_qui_n_a_rien_trouve_sait_qui_appeler(contrat):
    contacts = aide_sans_resultat(contrat, "", str).contacts
    assert [(fonction, lien) for fonction, _, lien in contacts] == [
        (referent.fonction, f"tel:{referent.telephone}") for referent in contrat.pilotage.referents
    ]


def test_un_referent_sans_numero_donne_son_courriel_et_sans_l_un_ni_l_autre_ne_se_dit_pas():
    def contacts(moyens: str) -> tuple[Contact, ...]:
        referent = f"referents:\n  - {{fonction: Référente, prenom: Camille, nom: Exemple, qualite: Élue{moyens}}}\n"
        pilotage = FICHIERS["pilotage.yml"].decode()
        return aide(FICHIERS | {"pilotage.yml": (referent + pilotage[pilotage.index("\ncomite:") :]).encode()}).contacts

    assert contacts(", courriel: camille@exemple.fr") == (
        Contact("Référente", "camille@exemple.fr", "mailto:camille@exemple.fr"),
    )
    assert contacts("") == ()
