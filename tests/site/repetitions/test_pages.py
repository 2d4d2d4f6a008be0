"""Les pages écrites : une réunion s'annonce, un document se dépose, une page arrive ou s'en va, un lien se casse."""

from urllib.parse import unquote

import pytest

from tests.outils.editions import ajouter, changer, ensemble, supprimer
from tests.outils.repetition import RIEN_A_LIRE, Tache

pytestmark = pytest.mark.lent

PILOTAGE, PERMANENCES, MENU = "docs/pilotage.md", "docs/permanences.md", "mkdocs.yml"
COMITE = "{{ pilotage() }}\n"
COMPTE_RENDU = "CR comité 04-11-2026.pdf"
MAL_NOMME = "CR comité 4-11-2026.pdf"
REUNION = "Prochaine réunion : le mardi 4 novembre 2026 à 18 h, en mairie."
PAGE = "# Les permanences\n\n## Le mardi { #mardi }\n\nÀ la mairie, de 9 h à 12 h.\n"
ENTREE = "  - Les permanences: permanences.md\n"
GLOSSAIRE = "  - Glossaire: glossaire.md\n"
LIEN = "Voir [les permanences](permanences.md#mardi).\n\n"
TACHES = {
    "réunion": Tache("Le prochain comité est fixé", changer(PILOTAGE, (COMITE, f"{REUNION}\n\n{COMITE}"))),
    "compte rendu": Tache(
        "Le compte rendu du comité est en ligne",
        ensemble(
            ajouter(f"docs/{COMPTE_RENDU}", "%PDF-1.7\n"),
            changer(PILOTAGE, (COMITE, f"{COMITE}\n[Le compte rendu]({COMPTE_RENDU}).\n")),
        ),
    ),
    "page ajoutée": Tache(
        "La mairie tient des permanences",
        ajouter(PERMANENCES, PAGE),
        changer(MENU, (GLOSSAIRE, GLOSSAIRE + ENTREE)),
    ),
    "lien cassé": Tache(
        "On va aux permanences depuis le pilotage",
        changer(PILOTAGE, (COMITE, LIEN.replace("permanences.md", "permanence.md") + COMITE)),
        changer(PILOTAGE, ("permanence.md", "permanences.md")),
    ),
    "coquilles": Tache(
        "Le lien vers le document s'écrit entre chevrons",
        changer(PILOTAGE, (f"({COMPTE_RENDU})", f"({MAL_NOMME})"), ("#mardi", "#mardis")),
        changer(PILOTAGE, (f"({MAL_NOMME})", f"(<{COMPTE_RENDU}>)"), ("#mardis", "#mardi")),
        construire=True,
    ),
    "ancre renommée": Tache(
        "Les permanences passent au mercredi",
        changer(PERMANENCES, ("Le mardi { #mardi }", "Le mercredi { #mercredi }")),
    ),
    "en-tête fautif": Tache(
        "La page dit de quel fichier elle vient",
        changer(PILOTAGE, ("donnees: data", "donnes: data")),
        changer(PILOTAGE, ("donnes:", "donnees:")),
    ),
    "en-tête ouvert": Tache(
        "La fin de l'en-tête est revenue",
        changer(PILOTAGE, ("pilotage.yml\n---\n", "pilotage.yml\n")),
        changer(PILOTAGE, ("pilotage.yml\n", "pilotage.yml\n---\n")),
    ),
    "page retirée": Tache(
        "Les permanences sont finies",
        supprimer(PERMANENCES),
        ensemble(changer(MENU, (ENTREE, "")), changer(PILOTAGE, (LIEN, ""))),
    ),
}


def test_une_reunion_s_annonce(jouees):
    assert jouees.dit("réunion") == [f"Le pilotage : on lit maintenant « {REUNION.rstrip('.')} »."]
    assert jouees.ou("réunion") == ["/pilotage/"]
    assert REUNION in jouees.lire("/pilotage/")


def test_un_document_au_nom_ordinaire_se_depose_et_se_lit(jouees):
    assert jouees.dit("compte rendu") == ["Le pilotage : on lit maintenant « Le compte rendu »."]
    [lien] = jouees.site.page("/pilotage/").select("a[href$='.pdf']")
    assert (jouees.site.dossier / "pilotage" / unquote(lien["href"])).resolve().is_file()


def test_une_page_hors_du_menu_dit_quoi_y_ajouter(jouees):
    assert jouees.refus["page ajoutée"].fautes[0] == (
        f"{PERMANENCES}:1:1: page absente du menu : ajoutez « {ENTREE.strip()} » sous « nav », dans mkdocs.yml"
    )
    assert jouees.dit("page ajoutée") == [
        "Les permanences : la page est ajoutée.",
        "Le menu : on y lit maintenant « Les permanences ».",
    ]
    assert jouees.ou("page ajoutée") == ["/permanences/"]


def test_un_lien_casse_dit_quoi_ecrire(jouees):
    assert jouees.refus["lien cassé"].fautes[0] == (
        f"{PILOTAGE}:8:24: lien vers un fichier qui n'existe pas : « permanence.md » "
        "(vouliez-vous dire « permanences.md » ?)"
    )


def test_un_document_mal_nomme_et_une_ancre_absente_se_disent_ensemble(jouees):
    assert jouees.refus["coquilles"].fautes == [
        f"{PILOTAGE}:8:24: « permanences.md » n'a pas d'ancre « mardis » (vouliez-vous dire « mardi » ?)",
        f"{PILOTAGE}:12:19: lien vers un fichier qui n'existe pas : « {MAL_NOMME} » "
        f"(vouliez-vous dire « {COMPTE_RENDU} » ?)",
        "2 fautes à corriger.",
    ]
    assert jouees.refus["coquilles"].annotations[1].startswith(f"::error file={PILOTAGE},line=12,col=19,")
    assert jouees.dit("coquilles") == [RIEN_A_LIRE]


def test_une_ancre_renommee_dit_ce_qui_y_mene_encore(jouees):
    assert jouees.retirees("ancre renommée") == [
        "`permanences/#mardi` mènera au bas de la page, qui dira ce qu'on y lisait. Si le titre a seulement changé, "
        "rendez-lui son ancre : `{ #mardi }`. Un lien y mène encore, à corriger dans `docs/pilotage.md`."
    ]


def test_un_en_tete_fautif_se_dit_a_sa_ligne(jouees):
    assert jouees.refus["en-tête fautif"].fautes[0] == (
        f"{PILOTAGE}:2:1: clé inconnue : « donnes » (vouliez-vous dire « donnees » ?)"
    )
    assert jouees.refus["en-tête ouvert"].fautes[0] == (
        f"{PILOTAGE}:1:1: cet en-tête n'est pas refermé : écrivez « --- », seul sur une ligne, après sa dernière clé"
    )
    assert jouees.dit("en-tête ouvert") == [RIEN_A_LIRE]


def test_une_page_retiree_se_retire_du_menu_et_des_liens_et_garde_son_adresse(jouees):
    assert jouees.refus["page retirée"].fautes == [
        f"{PILOTAGE}:8:24: lien vers un fichier qui n'existe pas : « permanences.md » : corrigez ce lien, ou "
        "retirez-le",
        f"{MENU}:13:22: page introuvable dans docs/ : « permanences.md » : supprimez cette entrée, ou "
        "ajoutez le fichier",
        "2 fautes à corriger.",
    ]
    assert "title=Menu à corriger::" in jouees.refus["page retirée"].annotations[1]
    assert jouees.dit("page retirée")[0] == "Les permanences : la page est retirée."
    assert "Cette page n'est plus sur le site depuis le 10 mars 2025." in jouees.lire("/permanences/")


def test_tout_se_publie_et_la_correction_suivante_aussi(jouees):
    assert jouees.muettes() == []
    assert "03 21 00 00 00" in jouees.lire("/mentions-legales/")
