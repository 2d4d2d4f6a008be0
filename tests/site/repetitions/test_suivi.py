"""Le suivi : une action est faite, deux agents écrivent le même jour, une nouvelle se corrige, un texte change."""

import csv
import subprocess
from io import StringIO

import pytest

from tests.outils.depot import git
from tests.outils.editions import ajouter, changer, retirer
from tests.outils.projet import texte
from tests.outils.repetition import Tache

pytestmark = pytest.mark.lent

CENTRE = "data/quartiers/le-centre.yml"
REAAP = "parentalite--renforcer-le-dispositif-reaap"
MOTS = "« Renforcer le dispositif REAAP »"
FICHIER, AUTRE = "data/suivi/2025-reaap.yml", "data/suivi/2025-bibliotheque.yml"
ANNEE = "data/suivi/2025.yml"
MARQUES = r"^(<<<<<<<|=======|>>>>>>>).*\n"


def nouvelle(date, engagement, etat, source, plus=""):
    """Une nouvelle, telle qu'un agent l'écrit."""
    return f"- date: {date}\n  engagement: {engagement}\n{plus}  etat: {etat}\n  source: {source}\n"


AU_CENTRE = "  quartiers: [le-centre]\n"
FAIT = nouvelle("2025-02-12", REAAP, "fait", "Délibération du 12 février 2025", AU_CENTRE)
LIVRES = nouvelle(
    "2025-02-12", "reussite-educative--favoriser-l-acces-a-la-bibliotheque", "en cours", "Bulletin municipal"
)
POINT = nouvelle("2025-01-10", REAAP, "en cours", "Bilan de janvier", "  quartiers: [cite-des-oiseaux]\n")
ATELIERS = nouvelle("2025-01-15", "demarches--assurer-la-communication-sur-les-ateliers", "prévu", "Bulletin municipal")
PUBLIC = nouvelle(
    "2025-01-20", "acces-soins--identifier-le-public", "fait en partie", "Compte rendu du 20 janvier 2025"
)
CORRECTION = '  corrections:\n    - {date: 2025-03-01, texte: "La délibération est du 13 février."}\n'


def a_deux(*, le_sien, celui_de_l_autre, se_heurtent):
    """Deux agents partent du même jour et ajoutent chacun une nouvelle ; le second fusionne la branche du premier."""

    def editer(projet):
        branche = git(projet, "branch", "--show-current").strip()
        ajouter(*le_sien)(projet)
        git(projet, "add", "--all", "data")
        git(projet, "commit", "--quiet", "--message", "Create")
        git(projet, "switch", "--quiet", "--detach", "main")
        ajouter(*celui_de_l_autre)(projet)
        git(projet, "add", "--all", "data")
        git(projet, "commit", "--quiet", "--message", "Create")
        autre = git(projet, "rev-parse", "HEAD").strip()
        git(projet, "switch", "--quiet", branche)
        if se_heurtent:
            with pytest.raises(subprocess.CalledProcessError):
                git(projet, "merge", autre)
        else:
            git(projet, "merge", "--quiet", "--message", "Merge", autre)

    return editer


TACHES = {
    "faite": Tache("Le REAAP est renforcé au Centre", ajouter(FICHIER, FAIT), construire=True),
    "deux fichiers": Tache(
        "Deux agents écrivent chacun le leur",
        a_deux(le_sien=(AUTRE, LIVRES), celui_de_l_autre=(ANNEE, POINT), se_heurtent=False),
    ),
    "même fichier": Tache(
        "Deux agents écrivent dans le même",
        a_deux(le_sien=(ANNEE, ATELIERS), celui_de_l_autre=(ANNEE, PUBLIC), se_heurtent=True),
        retirer(ANNEE, MARQUES),
    ),
    "réécrite": Tache(
        "La date de la délibération était fausse", changer(FICHIER, ("du 12 février 2025", "du 13 février 2025"))
    ),
    "corrigée": Tache("On le dit", ajouter(FICHIER, CORRECTION)),
    "reformulée": Tache(
        "Le texte est plus clair",
        changer(CENTRE, ("- Renforcer le dispositif REAAP", "- Renforcer encore le dispositif REAAP")),
        changer(
            CENTRE,
            (
                "    - Renforcer encore le dispositif REAAP\n",
                "    - texte: Renforcer encore le dispositif REAAP\n      id: renforcer-le-dispositif-reaap\n",
            ),
        ),
    ),
}


def lignes(jouees, chemin):
    """Les lignes d'un CSV publié, sous le nom de leurs colonnes."""
    ecrit = (jouees.site.dossier / "donnees" / chemin).read_text("utf-8-sig")
    return list(csv.DictReader(StringIO(ecrit), delimiter=csv.Sniffer().sniff(ecrit.splitlines()[0], ";,").delimiter))


def test_une_action_faite_se_lit_au_resume_avec_les_pages_qui_le_diront(jouees):
    assert jouees.dit("faite") == [f"Le Centre : {MOTS} est fait (délibération du 12 février 2025)."]
    assert jouees.a_verifier("faite") == jouees.retirees("faite") == []
    assert {"/quartiers/le-centre/", "/enjeux/emancipation/", "/suivi/"} <= set(jouees.ou("faite"))
    assert "/quartiers/le-haut-d-houdain/" not in jouees.ou("faite")


def test_elle_se_lit_ensuite_sur_la_page_du_quartier_au_journal_dans_le_csv_et_dans_le_fil(jouees):
    assert "Fait" in texte(jouees.site.page("/quartiers/le-centre/").find(id=REAAP))
    assert jouees.journal("faite") == [
        "Pourquoi : Le REAAP est renforcé au Centre",
        f"Le Centre : {MOTS} est fait (délibération du 12 février 2025).",
    ]
    liens = [a["href"] for a in jouees.site.page("/journal/").select(f"a[href$='quartiers/le-centre/#{REAAP}']")]
    assert liens != []
    [ligne] = [r for r in lignes(jouees, "suivi.csv") if r["engagement"] == REAAP and r["quartier"] == "le-centre"]
    assert ligne["etat"] == "fait"
    fil = (jouees.site.dossier / "suivi/quartiers/le-centre.xml").read_text("utf-8")
    assert "Renforcer" in fil
    assert "est fait" in fil


def test_deux_agents_qui_ajoutent_chacun_leur_fichier_ne_se_heurtent_pas(jouees):
    a_la_bibliotheque = "« Favoriser l'accès à la bibliothèque » est en cours (bulletin municipal)."
    assert sorted(jouees.dit("deux fichiers")) == sorted(
        [
            f"Cité des Oiseaux : {MOTS} est en cours (bilan de janvier).",
            *(f"{nom} : {a_la_bibliotheque}" for nom in ("Le Centre", "Le Haut d'Houdain", "Cité des Oiseaux")),
        ]
    )


def test_deux_agents_dans_le_meme_fichier_voient_les_lignes_du_conflit(jouees):
    phrase = (
        "reste d'une fusion de git : gardez la bonne des deux versions, ou les deux si ce sont deux nouvelles, et "
        "supprimez cette ligne"
    )
    assert jouees.refus["même fichier"].fautes == [
        *(f"{ANNEE}:{n}:1: {phrase}" for n in (6, 11, 16)),
        "3 fautes à corriger.",
    ]
    dites = jouees.dit("même fichier")
    assert "Le Centre : « Identifier le public » est fait en partie (compte rendu du 20 janvier 2025)." in dites
    assert sum("communication sur les ateliers" in dite for dite in dites) == len(["Centre", "Houdain", "Oiseaux"])


def test_une_nouvelle_reecrite_sans_le_dire_se_demande(jouees):
    assert jouees.dit("réécrite") == [
        f"Le Centre : la source de la nouvelle du 12 février 2025 sur {MOTS} devient « Délibération du 13 février "
        "2025 » au lieu de « Délibération du 12 février 2025 »."
    ]
    [question] = jouees.a_verifier("réécrite")
    assert "change sans le dire. Ajoutez-lui `corrections: [{date: " in question


def test_sa_correction_se_lit_au_journal_et_sur_la_page(jouees):
    assert jouees.dit("corrigée") == [
        f"Le Centre : la nouvelle du 12 février 2025 sur {MOTS} est corrigée le 1er mars 2025 : « La délibération est "
        "du 13 février »."
    ]
    assert jouees.a_verifier("corrigée") == []
    assert "13 février" in jouees.lire("/quartiers/le-centre/", "section[aria-labelledby=objectifs]")


def test_un_texte_reformule_que_suit_une_nouvelle_dit_quoi_ecrire_et_garde_son_adresse(jouees):
    assert jouees.refus["reformulée"].fautes[0].startswith(FICHIER)
    assert "renforcer-le-dispositif-reaap" in jouees.refus["reformulée"].fautes[0]
    assert jouees.retirees("reformulée") == []
    [question] = jouees.a_verifier("reformulée")
    assert question.startswith(f"Le Centre : {MOTS} devient « Renforcer encore le dispositif REAAP », et une nouvelle")
    assert "Renforcer encore" in texte(jouees.site.page("/quartiers/le-centre/").find(id=REAAP))


def test_tout_se_publie_et_la_correction_suivante_aussi(jouees):
    assert jouees.muettes() == []
    assert "03 21 00 00 00" in jouees.lire("/mentions-legales/")
