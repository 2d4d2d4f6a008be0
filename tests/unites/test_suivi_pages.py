"""Ce que montrent les pages du suivi, d'après la commune qui a tous les états et celle qui n'a aucune nouvelle."""

import re
import shutil
from collections import Counter
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from macros.adresses import ancre_de_l_etat
from macros.edition import Edition
from macros.langue.origine import citation
from macros.langue.suivi import ORDRE_DU_BILAN, echeance_a_tenir, etat_dit, etats, leur_bilan, nom_de_l_etat, precisions
from macros.lecture import lire
from macros.lecture.fichiers import SUIVI
from macros.modele.avancement import bilan, mettre_en_commun
from macros.modele.suivi import ETATS, Nouvelle
from macros.pages import suivi
from macros.pages.environnement import environnement, rendre
from macros.pages.suivi import (
    A_LA_UNE,
    JOUR_A_ECRIRE,
    dernieres_nouvelles,
    etats_dans_les_quartiers,
    nom_du_fichier,
    nouvelle_a_ecrire,
    par_etat,
    par_quartier,
    par_racine,
    premieres_cases,
    quartiers_par_etat,
    segments,
)
from tests.outils.contrats import changer
from tests.outils.projet import DEPOT, EXEMPLEVILLE

ORDINATEUR = "demarches--un-ordinateur-en-mairie"
CAFE = "parentalite--un-cafe-des-parents"
ECRIVAIN = "demarches--un-ecrivain-public-le-samedi"
GUIDE = "demarches--un-guide-des-demarches"


@pytest.fixture(scope="module")
def exempleville():
    """La commune inventée, qui a tous les états."""
    return lire(EXEMPLEVILLE)


def avancement(contrat, identifiant, slug="les-essais"):
    return next(a for a in contrat.engagements[identifiant].avancements if a.quartier.slug == slug)


def test_l_ordre_du_bilan_a_tous_les_etats_et_le_silence():
    assert sorted(map(str, ORDRE_DU_BILAN)) == sorted(map(str, (*ETATS, None)))


def test_la_commune_inventee_a_tous_les_etats(exempleville):
    assert set(bilan(exempleville.avancements)) == {*ETATS, None}


def test_une_barre_va_de_zero_a_cent_sans_trou(exempleville):
    barre = segments(bilan(exempleville.avancements))
    assert [segment.etat for segment in barre] == list(ORDRE_DU_BILAN)
    assert (barre[0].debut, barre[-1].fin) == (0, 100)
    assert all(avant.fin == apres.debut for avant, apres in pairwise(barre))
    assert all(
        s.fin - s.debut == pytest.approx(100 * s.combien / len(exempleville.avancements), abs=0.02) for s in barre
    )


@pytest.mark.parametrize("parts", [Counter(), Counter({None: 53})])
def test_sans_nouvelle_il_n_y_a_pas_de_barre(parts):
    assert segments(parts) == []


def test_chaque_etat_a_son_pictogramme_et_son_nom():
    dire_etat = environnement().get_template("_etat.html").module.dire_etat
    dits = {etat: str(dire_etat(etat, nom_de_l_etat(etat))) for etat in ORDRE_DU_BILAN}
    dessins = {re.sub(r"<span[^>]*>|</svg>.*", "", dit) for dit in dits.values()}
    assert len(dessins) == len(ORDRE_DU_BILAN)
    assert all(nom_de_l_etat(etat) in dit and 'aria-hidden="true"' in dit for etat, dit in dits.items())


def test_les_bilans_comptent_chaque_engagement_une_fois_par_quartier(exempleville):
    tous = len(exempleville.avancements)
    assert sum(parts.total() for _, parts in par_racine(exempleville)) == tous
    assert sum(parts.total() for _, parts in par_quartier(exempleville)) == tous
    assert sum(tranche.combien for tranche in par_etat(exempleville.engagements.values())) == tous


def test_un_engagement_se_lit_dans_l_etat_ou_il_est_quartier_par_quartier(exempleville):
    ranges = quartiers_par_etat(exempleville.engagements[ORDINATEUR].avancements)
    assert [(etat, [a.quartier.slug for a in avancements]) for etat, avancements in ranges] == [
        ("en cours", ["les-essais"]),
        ("en pause", ["les-epreuves"]),
    ]


def test_chaque_quartier_n_a_qu_une_case_sous_un_sous_objectif(contrat):
    cases = premieres_cases(mettre_en_commun(contrat.engagements_par_branche["acces-soins"]))
    assert sorted(slug for _, slug in cases) == sorted(contrat.quartier_par_slug)


def test_on_montre_ce_que_dit_la_commune_puis_ce_que_constate_chaque_instance(exempleville):
    cafe = avancement(exempleville, CAFE)
    assert [(n.etat or n.constat) for n in cafe.en_vue] == ["fait", "pas constaté"]
    assert [n.etat for n in cafe.plus_anciennes] == ["prévu"]
    assert sorted((*cafe.en_vue, *cafe.plus_anciennes), key=id) == sorted(cafe.nouvelles, key=id)


def test_quand_seule_une_instance_a_parle_c_est_la_commune_qui_se_tait(exempleville, contrat):
    assert (
        etat_dit(avancement(exempleville, ECRIVAIN), exempleville.convention)
        == "Aucune nouvelle publiée par la commune"
    )
    assert etat_dit(contrat.avancements[0], contrat.convention) == "Aucune nouvelle publiée"


def test_les_dernieres_nouvelles_disent_ou_elles_se_passent(exempleville):
    dernieres = dernieres_nouvelles(exempleville)
    assert len(dernieres) == A_LA_UNE < len(exempleville.suivi)
    assert [d.nouvelle for d in dernieres] == list(exempleville.suivi[:A_LA_UNE])
    [pause] = [d for d in dernieres if d.nouvelle.etat == "en pause"]
    assert [a.quartier.slug for a in pause.avancements] == ["les-epreuves"]


def test_ce_que_le_contrat_dit_de_plus_se_lit_et_ce_qu_il_tait_est_absent(exempleville):
    dites = {
        p.nom: p.valeur.replace("\u202f", " ").replace("\u00a0", " ")
        for p in precisions(avancement(exempleville, GUIDE))
    }
    assert dites == {
        "Porteur": "Centre social d'Exempleville",
        "Partenaires": "Club & amis et Les Voisins",
        "Début": "septembre 2024",
        "Échéance": "mars 2025",
        "Budget": "12 000 € en 2025 (Agglomération du Modèle)",
        "Cible": "500 guides remis en 2025",
    }
    assert precisions(avancement(exempleville, CAFE)) == []


@pytest.mark.parametrize(
    ("etat", "a_tenir"),
    [(None, "2025-03-31"), ("en cours", "2025-03-31"), ("en pause", "2025-03-31"), ("fait", None), ("abandonné", None)],
)
def test_une_echeance_ne_compte_que_s_il_reste_a_faire(exempleville, etat, a_tenir):
    guide = avancement(exempleville, GUIDE)
    annoncees = tuple(n.model_copy(update={"etat": etat}) for n in guide.nouvelles) if etat else ()
    [echeance] = [
        p
        for p in precisions(guide.__class__(guide.branche, guide.quartier, guide.objectif, annoncees))
        if p.nom == "Échéance"
    ]
    assert str(echeance.avant) == str(a_tenir)
    assert echeance_a_tenir(avancement(exempleville, CAFE)) is None


def test_le_bilan_d_un_quartier_suit_le_nombre_de_ses_objectifs():
    assert leur_bilan(Counter({None: 3})) == "Aucune nouvelle n'en est publiée à ce jour."
    assert leur_bilan(Counter({"fait": 2, None: 1})) == "Où cela en est : 2 faits et 1 sans nouvelle."
    assert etats(Counter({None: 3})) == ""


def test_un_sous_objectif_ne_dit_rien_d_un_quartier_sans_nouvelle(exempleville, contrat):
    assert etats_dans_les_quartiers(exempleville, "demarches")["les-epreuves"] == "1 en pause"
    assert etats_dans_les_quartiers(contrat, "acces-soins") == {}


def test_la_citation_dit_le_texte_le_quartier_le_contrat_et_sa_date(exempleville):
    assert citation(exempleville, avancement(exempleville, CAFE)) == (
        "« Un café des parents », Les Essais, contrat de ville d'Exempleville, convention signée le 1er juillet 2024"
    )


def test_la_nouvelle_a_ecrire_se_lit_une_fois_completee(exempleville, tmp_path):
    cafe = avancement(exempleville, CAFE)
    nom, complete = (
        ecrit.replace(JOUR_A_ECRIRE, "2025-09-01") for ecrit in (nom_du_fichier(cafe), nouvelle_a_ecrire(cafe))
    )
    for cle, valeur in {"etat": "abandonné", "texte": "Le café a fermé.", "source": "Compte rendu"}.items():
        complete = complete.replace(f"{cle}:  #", f"{cle}: {valeur}  #")
    donnees = shutil.copytree(EXEMPLEVILLE, tmp_path / "data")
    (donnees / "suivi" / nom).write_text(complete, "utf-8")
    relu = avancement(lire(donnees), CAFE)
    assert (str(relu.annonce.date), relu.etat, relu.annonce.texte) == ("2025-09-01", "abandonné", "Le café a fermé.")


def test_chaque_nouvelle_a_ecrire_a_son_fichier_que_le_suivi_sait_lire(exempleville):
    noms = [nom_du_fichier(a) for a in exempleville.avancements]
    assert len(set(noms)) == len(noms)
    assert all(SUIVI.fullmatch(f"suivi/{nom.replace(JOUR_A_ECRIRE, '2025-09-01')}") for nom in noms)


def test_le_fichier_neuf_s_ouvre_deja_commence_et_sans_depot_n_a_pas_d_adresse():
    adresse = urlsplit(Edition(depot=DEPOT).fichier_neuf("data/suivi", "2025 & d'été.yml", "- date: l'été\n# a & b\n"))
    assert f"https://{adresse.netloc}{adresse.path}" == f"{DEPOT}/new/HEAD/data/suivi"
    assert parse_qs(adresse.query) == {"filename": ["2025 & d'été.yml"], "value": ["- date: l'été\n# a & b\n"]}
    assert Edition().fichier_neuf("data/suivi", "2025.yml", "") == ""


def test_une_nouvelle_de_trop_de_quartiers_les_compte_au_lieu_de_les_nommer(contrat):
    quartier, engagement = contrat.quartiers[0], "acces-soins--identifier-le-public"
    nombreux = tuple(quartier.model_copy(update={"slug": f"quartier-{rang}"}) for rang in range(13))
    annonce = Nouvelle(date="2025-01-01", engagement=engagement, etat="fait", source="Essai")
    html = rendre(
        "suivi_nouvelles",
        contrat=changer(contrat, quartiers=nombreux, suivi=(annonce,)),
        lien=lambda page, ancre="": f"{page}#{ancre}",
    )
    assert "Dans 13 quartiers." in html
    assert "<a " not in html


def test_trop_d_engagements_se_disent_par_sous_objectif_et_toute_adresse_d_un_etat_reste(contrat, monkeypatch):
    monkeypatch.setattr(suivi, "ENUMERABLES", len(contrat.avancements) - 1)
    html = rendre("suivi_engagements", contrat=contrat, lien=lambda page, ancre="": f"{page}#{ancre}")
    assert "tranche" not in html
    assert html.count("<li>") == len(contrat.branches_a_objectifs)
    assert "enjeux/habitants-fragiles.md#acces-soins" in html
    assert [etat for etat in ORDRE_DU_BILAN if f'id="{ancre_de_l_etat(etat)}"' not in html] == []


def test_au_plus_mille_engagements_s_enumerent_tous(contrat):
    html = rendre("suivi_engagements", contrat=contrat, lien=lambda page, ancre="": f"{page}#{ancre}")
    assert html.count("data-quartier=") == len(contrat.avancements) <= suivi.ENUMERABLES
    assert [etat for etat in ORDRE_DU_BILAN if html.count(f'id="{ancre_de_l_etat(etat)}"') != 1] == []
