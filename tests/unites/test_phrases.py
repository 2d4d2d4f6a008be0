from datetime import date

import pytest

from macros.langue.chiffres import en_clair, valeur
from macros.langue.francais import a, de, majuscule, sans_protocole
from macros.langue.phrases import en_bref, le_quartier, ou_et_de_quand
from macros.langue.population import population, population_du_contrat, population_et_source, y_vivent
from macros.langue.reperes import dire_les_changements, reperes
from macros.modele.changements import ChangementDate
from macros.modele.chiffre import Valeur
from macros.modele.contrat import Comparaison
from macros.modele.indicateurs import Indicateur
from macros.modele.objectif import Objectif
from macros.modele.population import Population
from macros.modele.vocabulaire import Territoire
from tests.outils.contrats import changer
from tests.outils.projet import normaliser

PAUVRETE = Indicateur(
    id="pauvrete",
    libelle="Taux de pauvreté",
    unite="%",
    comparaisons={"agglomeration": "18.8"},
    explication="La part des habitants pauvres.",
    en_clair={
        "un": "une personne",
        "fait": "vit sous le seuil de pauvreté",
        "plusieurs": "personnes",
        "font": "vivent sous le seuil de pauvreté",
    },
)
INDICE = Indicateur(
    id="indice",
    libelle="Indice",
    unite="indice",
    comparaisons={"agglomeration": "104"},
    echelle={"minimum": "45", "maximum": "185"},
    explication="Plus il est bas, plus c'est difficile.",
)

AGGLOMERATION = Territoire(id="agglomeration", nom="Agglomération", avec_article="l'agglomération")


def comparer(donnee, indicateur):
    """L'indicateur en clair, face à l'agglomération."""
    return en_clair(donnee, indicateur, [Comparaison(AGGLOMERATION, indicateur.comparaisons["agglomeration"])])


@pytest.mark.parametrize(
    ("donnee", "phrase"),
    [
        (
            {"valeur": "5300", "environ": "oui", "evolution": "700", "depuis": "2015"},
            "environ 5 300 habitants, soit 700 habitants de plus qu'en 2015",
        ),
        (
            {"valeur": "900", "evolution": "-40", "depuis": "2015"},
            "900 habitants, soit 40 habitants de moins qu'en 2015",
        ),
        ({"valeur": "900", "evolution": "1", "depuis": "2015"}, "900 habitants, soit 1 habitant de plus qu'en 2015"),
        ({"valeur": "900", "evolution": "0", "depuis": "2015"}, "900 habitants, autant qu'en 2015"),
        ({"valeur": "730", "environ": "oui"}, "environ 730 habitants"),
        ({"valeur": "1"}, "1 habitant"),
    ],
)
def test_une_population_se_dit_avec_ce_que_la_source_en_sait(donnee, phrase):
    assert normaliser(population(Population(**donnee))) == phrase


def test_plus_de_se_lit_dans_la_valeur():
    assert normaliser(valeur(Valeur(valeur="30", plus_de="oui"), PAUVRETE)) == "plus de 30 %"
    assert normaliser(valeur(Valeur(valeur="79"), INDICE)) == "79"


@pytest.mark.parametrize(
    ("donnee", "indicateur", "phrase"),
    [
        (
            {"valeur": "46.7"},
            PAUVRETE,
            "Près de 47 personnes sur 100 vivent sous le seuil de pauvreté ; dans l'agglomération, près de 19.",
        ),
        (
            {"valeur": "30", "plus_de": "oui"},
            PAUVRETE,
            "Plus de 30 personnes sur 100 vivent sous le seuil de pauvreté ; dans l'agglomération, près de 19.",
        ),
        (
            {"valeur": "18.8"},
            PAUVRETE,
            "Près de 19 personnes sur 100 vivent sous le seuil de pauvreté, comme dans l'agglomération.",
        ),
        (
            {"valeur": "18.8", "plus_de": "oui"},
            PAUVRETE,
            "Plus de 18 personnes sur 100 vivent sous le seuil de pauvreté ; dans l'agglomération, près de 19.",
        ),
        (
            {"valeur": "1"},
            PAUVRETE,
            "1 personne sur 100 vit sous le seuil de pauvreté ; dans l'agglomération, près de 19.",
        ),
        ({"valeur": "79"}, INDICE, "Plus bas que dans l'agglomération. Plus il est bas, plus c'est difficile."),
        ({"valeur": "110"}, INDICE, "Plus haut que dans l'agglomération. Plus il est bas, plus c'est difficile."),
        ({"valeur": "104"}, INDICE, "Comme dans l'agglomération. Plus il est bas, plus c'est difficile."),
        (
            {"valeur": "102"},
            INDICE,
            "À peu près comme dans l'agglomération. Plus il est bas, plus c'est difficile.",
        ),
        ({"valeur": "90", "plus_de": "oui"}, INDICE, "Plus il est bas, plus c'est difficile."),
        (
            {"valeur": "104", "plus_de": "oui"},
            INDICE,
            "Plus haut que dans l'agglomération. Plus il est bas, plus c'est difficile.",
        ),
    ],
)
def test_un_indicateur_se_dit_en_une_phrase_face_a_l_agglomeration(donnee, indicateur, phrase):
    assert comparer(Valeur(**donnee), indicateur) == phrase


@pytest.mark.parametrize(
    ("quartier", "agglomeration", "ressemblent"),
    [
        ("18", "16.2", True),
        ("16.8", "18.8", True),
        ("20.9", "18.8", False),
        ("100", "98", True),
        ("3", "1", False),
        ("1.2", "1", True),
        ("0", "0", True),
        ("0.1", "0", False),
    ],
)
def test_un_faible_ecart_se_dit_a_peu_pres(quartier, agglomeration, ressemblent):
    indicateur = PAUVRETE.model_copy(update={"comparaisons": {"agglomeration": Valeur(valeur=agglomeration)}})
    phrase = comparer(Valeur(valeur=quartier), indicateur)
    assert ("comme dans l'agglomération" in phrase) == ressemblent
    assert (" ; dans l'agglomération, " in phrase) != ressemblent


def nommer(contrat, nom, dans_une_phrase=None):
    nomme = {"nom": nom, "nom_dans_une_phrase": dans_une_phrase}
    return contrat.quartier_par_slug["cite-des-oiseaux"].model_copy(update=nomme)


@pytest.mark.parametrize(
    ("nom", "cle", "sujet", "avec_a_et_de"),
    [
        (
            "Cité des Oiseaux",
            "la Cité des Oiseaux",
            "La Cité des Oiseaux est",
            ("à la Cité des Oiseaux", "de la Cité des Oiseaux"),
        ),
        ("Le Haut d'Houdain", "le Haut d'Houdain", "Le Haut d'Houdain est", ("au Haut d'Houdain", "du Haut d'Houdain")),
        ("Les Hauts", "les Hauts", "Les Hauts sont", ("aux Hauts", "des Hauts")),
        ("Les Hauts", None, "Les Hauts sont", ("aux Hauts", "des Hauts")),
        ("L'Abbaye", "l'Abbaye", "L'Abbaye est", ("à l'Abbaye", "de l'Abbaye")),
        ("L'Abbaye", None, "L'Abbaye est", ("à l'Abbaye", "de l'Abbaye")),
        ("Le Havre", None, "Le Havre est", ("au Havre", "du Havre")),
        ("La Cité", None, "La Cité est", ("à la Cité", "de la Cité")),
        ("Rivage", None, "Rivage est", ("au quartier Rivage", "du quartier Rivage")),
        ("Étang", None, "Étang est", ("au quartier Étang", "du quartier Étang")),
        ("Étang", "l'Étang", "L'Étang est", ("à l'Étang", "de l'Étang")),
    ],
)
def test_un_quartier_se_nomme_dans_une_phrase_avec_son_article(contrat, nom, cle, sujet, avec_a_et_de):
    quartier = nommer(contrat, nom, cle)
    assert en_bref(contrat, quartier)[0].startswith(f"{sujet} un quartier ")
    assert (a(le_quartier(quartier)), de(le_quartier(quartier))) == avec_a_et_de


def test_l_en_bref_d_un_quartier_vient_tout_entier_des_donnees(contrat):
    assert [normaliser(phrase) for phrase in en_bref(contrat, contrat.quartier_par_slug["cite-des-oiseaux"])] == [
        "La Cité des Oiseaux est un quartier d'intérêt communautaire – territoire vulnérable.",
        "Environ 730 habitants y vivent.",
        "Plus de 30 personnes sur 100 vivent sous le seuil de pauvreté ; dans l'agglomération, près de 19.",
        "La commune y a fixé 18 objectifs, pour les 3 enjeux du contrat de ville.",
        "Aucune nouvelle n'en est publiée à ce jour.",
    ]


@pytest.mark.parametrize(
    ("gardes", "tous", "phrase"),
    [
        (3, 3, "pour les 3 enjeux du contrat de ville."),
        (2, 3, "pour 2 des 3 enjeux du contrat de ville."),
        (1, 3, "pour un des 3 enjeux du contrat de ville."),
        (1, 1, "pour l'unique enjeu du contrat de ville."),
    ],
)
def test_les_enjeux_se_comptent_comme_on_le_dit(contrat, gardes, tous, phrase):
    enjeux = contrat.strategie.branches[:tous]
    poursuivis = [branche.id for enjeu in enjeux[:gardes] for branche in enjeu.parcourir() if not branche.branches]
    quartier = contrat.quartier_par_slug["cite-des-oiseaux"]
    quartier = quartier.model_copy(update={"objectifs": dict.fromkeys(poursuivis, (Objectif(texte="Un objectif"),))})
    strategie = contrat.strategie.model_copy(update={"branches": enjeux})
    assert en_bref(changer(contrat, strategie=strategie, quartiers=(quartier,)), quartier)[-2].endswith(phrase)


def test_petites_choses():
    assert majuscule("éléphant") == "Éléphant"
    assert sans_protocole("https://www.exemple.fr/") == "exemple.fr"


@pytest.mark.parametrize(
    ("adresse", "jour", "phrase"),
    [
        ("https://exemple.fr/suivi/", date(2025, 5, 3), "exemple.fr/suivi, page mise à jour le 3 mai 2025"),
        ("https://exemple.fr/suivi/", None, "exemple.fr/suivi"),
        ("", date(2025, 5, 3), "Page mise à jour le 3 mai 2025"),
        ("", None, ""),
    ],
)
def test_une_feuille_dit_ou_la_lire_et_de_quand_elle_est(adresse, jour, phrase):
    assert ou_et_de_quand(adresse, jour) == phrase


@pytest.mark.parametrize(
    ("cles", "dite"),
    [
        ({"plus_de": True}, "plus de 1 730 habitants"),
        ({"annee": 2023}, "1 730 habitants en 2023"),
        ({"annee": 2023, "environ": True}, "environ 1 730 habitants en 2023"),
        ({"part": 10, "part_de": "d'Essai"}, "1 730 habitants, soit 10 % de la population d'Essai"),
        (
            {"part": 9.5, "part_de": "d'Essai", "evolution": -7, "depuis": 2015, "annee": 2023},
            "1 730 habitants en 2023, soit 7 habitants de moins qu'en 2015 ; 9,5 % de la population d'Essai",
        ),
        (
            {"part": 10, "part_de": "d'Essai", "evolution": 0, "depuis": 2015},
            "1 730 habitants, autant qu'en 2015, soit 10 % de la population d'Essai",
        ),
    ],
)
def test_une_population_dit_son_annee_sa_nuance_et_sa_part(cles, dite):
    donnee = Population.model_construct(**{"valeur": 1730, **cles})
    assert normaliser(population(donnee)) == dite
    assert normaliser(population_et_source(donnee)) == dite
    assert normaliser(population_et_source(donnee.model_copy(update={"source": "Insee"}))) == f"{dite} (Insee)"


def test_une_population_datee_se_dit_au_passe():
    assert normaliser(y_vivent(Population(valeur="1730", annee="2023"))) == "1 730 habitants y vivaient en 2023."
    assert normaliser(y_vivent(Population(valeur="1", annee="2023"))) == "1 habitant y vivait en 2023."
    assert normaliser(y_vivent(Population(valeur="1730"))) == "1 730 habitants y vivent."


def test_la_population_du_contrat_se_dit_de_tous_ses_quartiers(contrat):
    def dire(quartiers=contrat.quartiers, **cles):
        convention = contrat.convention.model_copy(update={"population": Population(**cles) if cles else None})
        return normaliser(population_du_contrat(changer(contrat, convention=convention, quartiers=quartiers)))

    assert dire() == ""
    assert dire(valeur="38000", plus_de="oui", part="8", part_de="de Rivage", source="Insee, 2020") == (
        "Les quartiers du contrat ont plus de 38 000 habitants, soit 8 % de la population de Rivage. "
        "Source : Insee, 2020."
    )
    assert dire(contrat.quartiers[:1], valeur="1730") == "Le quartier du contrat a 1 730 habitants."


@pytest.mark.parametrize(
    ("cles", "dit"),
    [
        ({"quoi": "entré", "date": "2024-01-01"}, "Quartier prioritaire de la politique de la ville depuis le 1er"),
        ({"quoi": "entré", "date": "2024", "statut": "QIC"}, "Quartier d'intérêt communautaire depuis 2024"),
        (
            {"quoi": "sorti", "date": "2024-01", "statut": "QIC"},
            "N'est plus quartier d'intérêt communautaire depuis janvier 2024",
        ),
        ({"quoi": "étendu", "date": "2024-01-01"}, "Périmètre étendu le 1er janvier 2024"),
        (
            {"quoi": "réduit", "date": "2024", "en_clair": "Une rue de moins."},
            "Périmètre réduit en 2024 : une rue de moins",
        ),
    ],
)
def test_un_quartier_entre_sort_s_etend_ou_se_reduit_a_une_date(contrat, cles, dit):
    quartier = next(q for q in contrat.quartiers if q.statut == "QPV")
    change = quartier.model_copy(update={"changements": (ChangementDate(**cles),)})
    [dite] = dire_les_changements(contrat, change)
    assert dite.startswith(dit)
    assert dict(reperes(contrat, change))["Statut et périmètre"] == dite


def test_les_autres_noms_d_un_quartier_ouvrent_ses_reperes(contrat):
    quartier = contrat.quartiers[0]
    assert "Dit aussi" not in dict(reperes(contrat, quartier))
    connu = quartier.model_copy(update={"autres_noms": ("Les Hauts", "PAE")})
    assert reperes(contrat, connu)[0] == ("Dit aussi", "Les Hauts et PAE")
