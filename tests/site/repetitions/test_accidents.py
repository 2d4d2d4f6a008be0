"""Ce qui tourne mal : une faute de YAML, deux agents sur la même ligne ; et ce que l'on annule."""

import subprocess

import pytest

from macros.lecture.source import FUSION
from tests.outils.depot import git
from tests.outils.editions import changer, retirer
from tests.outils.repetition import Tache

pytestmark = pytest.mark.lent

CENTRE, PILOTAGE = "data/quartiers/le-centre.yml", "docs/pilotage.md"
NAVETTE = "  - Navette séniors...\n"
EMPLOI = "    taux-emploi: 40.7\n"
COMITE = "{{ pilotage() }}\n"
MARQUES = r"^(<<<<<<<|=======|>>>>>>>).*\n"


def a_deux(fichier, ancien, le_sien, celui_de_l_autre):
    """Deux agents changent la même ligne ; le second fusionne la branche du premier, et laisse tout tel quel."""

    def editer(projet):
        branche = git(projet, "branch", "--show-current").strip()
        changer(fichier, (ancien, le_sien))(projet)
        git(projet, "commit", "--quiet", "--all", "--message", "Update")
        git(projet, "switch", "--quiet", "--detach", "main")
        changer(fichier, (ancien, celui_de_l_autre))(projet)
        git(projet, "commit", "--quiet", "--all", "--message", "Update")
        autre = git(projet, "rev-parse", "HEAD").strip()
        git(projet, "switch", "--quiet", branche)
        with pytest.raises(subprocess.CalledProcessError):
            git(projet, "merge", autre)

    return editer


def garder(fichier, perdue):
    """Ce que demande le guide : supprimer l'autre version, et les trois lignes de la fusion."""
    return lambda projet: (changer(fichier, (perdue, ""))(projet), retirer(fichier, MARQUES)(projet))


TACHES = {
    "tiret collé": Tache(
        "Des bancs sont posés",
        changer(CENTRE, (NAVETTE, f"{NAVETTE}  -Des bancs\n")),
        changer(CENTRE, ("  -Des bancs", "  - Des bancs")),
    ),
    "deux-points": Tache(
        "La navette a son jour",
        changer(CENTRE, (NAVETTE, "  - Navette séniors : le mardi\n")),
        changer(CENTRE, ("- Navette séniors : le mardi", '- "Navette séniors : le mardi"')),
    ),
    "conflit": Tache(
        "Le taux d'emploi de 2022",
        a_deux(CENTRE, EMPLOI, "    taux-emploi: 42\n", "    taux-emploi: 41\n"),
        garder(CENTRE, "    taux-emploi: 41\n"),
    ),
    "conflit dans docs": Tache(
        "Le comité a une date",
        a_deux(
            PILOTAGE, COMITE, f"Le comité se réunit le 4 mai.\n\n{COMITE}", f"Le comité se réunit en mai.\n\n{COMITE}"
        ),
        garder(PILOTAGE, "Le comité se réunit en mai.\n"),
    ),
    "annulée": Tache(
        'Revert "Le comité a une date"',
        lambda projet: git(projet, "revert", "--no-commit", "--mainline", "1", "main"),
    ),
}


def test_une_faute_de_yaml_se_dit_a_sa_ligne(jouees):
    assert jouees.refus["tiret collé"].fautes[0] == f"{CENTRE}:37:3: laissez un espace ordinaire après « - »"
    assert jouees.dit("tiret collé") == ["Le Centre : l'opportunité « Des bancs » est ajoutée."]
    assert jouees.refus["deux-points"].fautes[0] == (
        f"{CENTRE}:36:5: texte attendu, et non un groupe de clés : s'il contient « : », mettez-le entre "
        "guillemets droits"
    )


@pytest.mark.parametrize(
    ("tache", "fichier", "lignes"), [("conflit", CENTRE, (24, 26, 28)), ("conflit dans docs", PILOTAGE, (6, 8, 10))]
)
def test_deux_agents_sur_la_meme_ligne_voient_quoi_garder_et_quoi_supprimer(jouees, tache, fichier, lignes):
    assert jouees.refus[tache].fautes == [*(f"{fichier}:{n}:1: {FUSION}" for n in lignes), "3 fautes à corriger."]


def test_la_version_gardee_est_la_seule_qui_se_dise(jouees):
    assert jouees.dit("conflit") == ["Le Centre : le taux d'emploi des 15-64 ans passe de 40,7 % à 42 %."]
    assert jouees.dit("conflit dans docs") == ["Le pilotage : on lit maintenant « Le comité se réunit le 4 mai »."]


def test_une_proposition_annulee_le_dit_et_rend_la_page_d_avant(jouees):
    assert jouees.journal("annulée") == [
        "Pourquoi : Annule « Le comité a une date »",
        "Le pilotage : on ne lit plus « Le comité se réunit le 4 mai ».",
    ]
    assert "Le comité se réunit" not in jouees.lire("/pilotage/")


def test_tout_se_publie_et_la_correction_suivante_aussi(jouees):
    assert jouees.muettes() == ["annulée"]  # sa raison y est en français
    assert "03 21 00 00 00" in jouees.lire("/mentions-legales/")
