"""Dire où en est un engagement : du bouton de la page du quartier à une nouvelle que le site lit."""

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from macros.lecture.fichiers import lire_dossier
from macros.modele.suivi import CONSTATS, ETATS, JOUR_A_ECRIRE
from tests.outils.donnees import fautes_dites
from tests.outils.projet import ADRESSE_PUBLIQUE, DEPOT, HAILLICOURT, RACINE

FICHIERS = lire_dossier(HAILLICOURT)
REPONSES = {"etat": "fait", "texte": "Le lieu a ouvert.", "source": "Délibération du 12 mars 2026"}


@pytest.fixture(scope="module")
def citer(site):
    return site.page("/quartiers/le-centre/").select_one("details.citer")


def demande(citer, commence):
    [lien] = [lien["href"] for lien in citer.select("a") if lien["href"].startswith(f"{DEPOT}/{commence}")]
    return {cle: valeur for cle, [valeur] in parse_qs(urlsplit(lien).query).items()}


def completer(champs, jour="2026-03-12", reponses=REPONSES):
    """Ce qu'un éditeur écrit dans le fichier déjà commencé : le jour, et une réponse à la place de chaque remarque."""
    lignes = champs["value"].replace(JOUR_A_ECRIRE, jour).splitlines()
    remplies = (
        f"{ligne.split(':')[0]}: {reponses[cle]}" if cle in reponses else ligne for cle, ligne in par_cle(lignes)
    )
    return {f"suivi/{champs['filename'].replace(JOUR_A_ECRIRE, jour)}": "\n".join(remplies).encode() + b"\n"}


def par_cle(lignes):
    return [(ligne.strip(" -").split(":")[0], ligne) for ligne in lignes]


def test_le_fichier_commence_par_le_bouton_se_lit_une_fois_complete(citer):
    assert fautes_dites(FICHIERS | completer(demande(citer, "new/"))) == []


def test_le_fichier_laisse_tel_quel_dit_a_sa_ligne_ce_qui_manque(citer):
    champs = demande(citer, "new/")
    dites = fautes_dites(FICHIERS | completer(champs, reponses={}))
    [sans_jour] = fautes_dites(FICHIERS | completer(champs, JOUR_A_ECRIRE))

    assert [dite.partition(": ")[2].split(" :")[0].split(",")[0] for dite in dites] == [
        "« etat » est vide",
        "« texte » est vide",
        "« source » est vide",
    ]
    assert sans_jour.endswith("écrivez le jour du fait à la place de « AAAA-MM-JJ », comme 2026-03-12")


def test_deux_engagements_ne_commencent_pas_le_meme_fichier(site):
    noms = [demande(citer, "new/")["filename"] for citer in site.page("/quartiers/le-centre/").select("details.citer")]

    assert len(noms) == len(set(noms)) > 1


def test_le_formulaire_est_rempli_de_la_page_et_de_l_engagement(citer):
    champs = demande(citer, "issues/new")
    engagement = citer.select_one("code").text

    assert champs == {
        "template": "donner-des-nouvelles.yml",
        "page": f"{ADRESSE_PUBLIQUE}quartiers/le-centre/#{engagement}",
        "engagement": engagement,
    }


def test_le_formulaire_propose_les_etats_et_les_constats_du_site():
    formulaire = yaml.safe_load((RACINE / ".github/ISSUE_TEMPLATE/donner-des-nouvelles.yml").read_text("utf-8"))
    choix = {c["id"]: c["attributes"]["options"] for c in formulaire["body"] if c["type"] == "dropdown"}
    questions = {champ["id"] for champ in formulaire["body"] if "id" in champ}

    assert choix == {"etat": list(ETATS), "constat": list(CONSTATS)}
    assert {"page", "engagement"} <= questions
