"""Les chiffres : ils se corrigent avec leur source, se retirent ; un indicateur s'ajoute, un autre disparaît."""

import pytest

from tests.outils.editions import changer, ensemble, retirer
from tests.outils.repetition import Tache

pytestmark = pytest.mark.lent

CENTRE = "data/quartiers/le-centre.yml"
HOUDAIN = "data/quartiers/le-haut-d-houdain.yml"
OISEAUX = "data/quartiers/cite-des-oiseaux.yml"
LOCATAIRES = """indicateurs:
  - id: part-locataires
    libelle: Part des locataires
    avec_article: la part des locataires
    unite: "%"
    agglomeration: 41.5
    explication: La part des ménages qui louent leur logement.

"""
TACHES = {
    "avec sa source": Tache(
        "L'Insee a publié les chiffres de 2022",
        changer(CENTRE, ("taux-pauvrete: 46.7", 'taux-pauvrete: {valeur: 45.1, source: "Insee, 2022"}')),
    ),
    "sans sa source": Tache("Une coquille", changer(HOUDAIN, ("taux-emploi: 42.5", "taux-emploi: 43"))),
    "source seule": Tache(
        "La préfecture a publié ses données de 2025",
        changer(OISEAUX, ("source: Données 2024 de la Préfecture", "source: Données 2025 de la Préfecture")),
    ),
    "retiré": Tache("Ce chiffre n'était pas du quartier", changer(HOUDAIN, ("    ips: 83\n", ""))),
    "indicateur ajouté": Tache(
        "Les locataires comptent aussi",
        ensemble(
            changer("data/indicateurs.yml", ("indicateurs:\n", LOCATAIRES)),
            changer(CENTRE, ("parc-social: 82.9", "parc-social: 82.9\n    part-locataires: 90")),
        ),
    ),
    "indicateur retiré": Tache(
        "L'agglomération ne suit plus le parc social",
        retirer("data/indicateurs.yml", r"\n  - id: parc-social\n(?:    .*\n)+"),
        ensemble(*(retirer(fiche, r"^    parc-social: .*\n") for fiche in (CENTRE, HOUDAIN, OISEAUX))),
    ),
}


def test_un_chiffre_change_avec_sa_source(jouees):
    assert jouees.dit("avec sa source") == [
        "Le Centre : le taux de pauvreté passe de 46,7 % à 45,1 %.",
        "Le Centre : la source du taux de pauvreté devient « Insee, 2022 ».",
    ]
    assert jouees.a_verifier("avec sa source") == []
    # L'accueil et la page des données ne disent plus que tous les chiffres viennent de la convention.
    assert jouees.ou("avec sa source") == ["/donnees/", "/", "/quartiers/", "/quartiers/le-centre/"]
    assert "Insee, 2022" in jouees.lire("/quartiers/le-centre/")


def test_un_chiffre_change_sans_sa_source_et_on_demande_laquelle(jouees):
    assert jouees.a_verifier("sans sa source") == [
        "Le Haut d'Houdain : un chiffre change, et sa source reste la même : le taux d'emploi des 15-64 ans (43 %). "
        "Est-ce bien elle qui le dit ? Sinon, écrivez à côté d'où il vient : `taux-emploi: {valeur: 43, source: "
        '"la nouvelle source"}`.'
    ]


def test_une_source_change_seule_et_on_demande_si_les_chiffres_en_viennent(jouees):
    [question] = jouees.a_verifier("source seule")
    assert "devient « Données 2025 de la Préfecture du Pas-de-Calais ». Donne-t-elle aussi ces chiffres" in question
    assert (
        '`taux-pauvrete: {valeur: 30, plus_de: oui, source: "Données 2024 de la Préfecture du Pas-de-Calais"}`'
        in question
    )
    assert question.endswith("Pour la population, complétez la source du portrait.")


def test_un_quartier_perd_un_chiffre_et_garde_son_adresse(jouees):
    assert jouees.dit("retiré") == [
        "Le Haut d'Houdain : le portrait statistique ne donne plus l'indice de positionnement social."
    ]
    assert jouees.retirees("retiré") == [
        "`quartiers/le-haut-d-houdain/#ips` mènera au bas de la page, qui dira ce qu'on y lisait."
    ]
    assert "jusqu'au 5 mars 2025" in jouees.lire("/quartiers/le-haut-d-houdain/", "#ips")


def test_un_indicateur_s_ajoute(jouees):
    assert jouees.dit("indicateur ajouté") == [
        "Le Centre : le portrait statistique donne maintenant la part des locataires : 90 %.",
        "Indicateurs : l'indicateur « Part des locataires » est ajouté.",
    ]
    assert "Part des locataires" in jouees.lire("/quartiers/")
    assert "90 %" in jouees.lire("/quartiers/le-centre/")


def test_un_indicateur_retire_doit_l_etre_aussi_des_fiches(jouees):
    *fautes, combien = jouees.refus["indicateur retiré"].fautes
    assert combien == "3 fautes à corriger."
    assert fautes[0].startswith(f"{OISEAUX}:18:5: indicateur inconnu : « parc-social »")
    assert all(f.endswith(" ; s'il n'est plus dans data/indicateurs.yml, supprimez-le ici aussi") for f in fautes)
    assert jouees.dit("indicateur retiré")[-1] == "Indicateurs : l'indicateur « Part du parc social » est retiré."
    assert jouees.retirees("indicateur retiré") == [
        "`quartiers/…/#parc-social` mènera au bas de la page, qui dira ce qu'on y lisait.".replace("…", "...")
    ]
    assert "jusqu'au 7 mars 2025" in jouees.lire("/quartiers/le-centre/", "#parc-social")


def test_tout_se_publie_et_la_correction_suivante_aussi(jouees):
    assert jouees.muettes() == []
    assert "03 21 00 00 00" in jouees.lire("/mentions-legales/")
