"""Un quartier né d'autres, un statut d'avant : ce qu'en disent le journal et les pages, et où mènent leurs adresses."""

import pytest

from macros.differences.contrats import differences
from macros.langue.phrases import description_du_quartier, en_bref
from macros.langue.reperes import dire_avant, reperes
from macros.modele import Quartier
from macros.modele.changements import Avant
from macros.pages.blocs import pages_generees
from macros.referencement import redirections
from macros.retraits.pertes import comparer_les_adresses
from tests.outils.contrats import changer

CENTRE, OISEAUX = "le-centre", "cite-des-oiseaux"


def quartier(slug, *parents, **reste):
    return Quartier(slug=slug, nom=slug.title(), statut="QPV", lieux=("8e arrondissement",), issu_de=parents, **reste)


def sans(contrat, *slugs, avec=()):
    """Le contrat sans ces quartiers, et avec d'autres."""
    return changer(contrat, quartiers=(*(q for q in contrat.quartiers if q.slug not in slugs), *avec))


def dire(avant, apres):
    return [(str(changement).replace("’", "'"), changement.page) for changement in differences(avant, apres)]


@pytest.fixture
def partage(contrat):
    return sans(contrat, CENTRE, avec=(quartier("lilas", CENTRE), quartier("roses", CENTRE)))


def test_deux_quartiers_reunis_en_un_nouveau_se_disent(contrat):
    reuni = sans(contrat, CENTRE, OISEAUX, avec=(quartier("lilas", CENTRE, OISEAUX),))

    assert dire(contrat, reuni) == [
        (
            "Quartiers : le quartier « Lilas » est ajouté : il est né de « Le Centre » et « Cité des Oiseaux ».",
            "quartiers/lilas.md",
        ),
        ("Quartiers : le quartier « Le Centre » est réuni au quartier « Lilas ».", "quartiers/lilas.md"),
        ("Quartiers : le quartier « Cité des Oiseaux » est réuni au quartier « Lilas ».", "quartiers/lilas.md"),
    ]
    assert {"quartiers/le-centre/index.html", "quartiers/cite-des-oiseaux/index.html"} <= redirections(
        reuni, str
    ).keys()


def test_un_quartier_partage_se_dit_et_son_adresse_mene_a_chacun(contrat, partage):
    assert ("Quartiers : le quartier « Le Centre » est partagé entre « Lilas » et « Roses ».") in [
        dite for dite, _ in dire(contrat, partage)
    ]
    assert pages_generees(partage)["quartiers/le-centre.md"].retiree
    assert "quartiers/le-centre/index.html" not in redirections(partage, str)


def test_l_adresse_d_un_quartier_partage_ne_se_perd_pas_et_ne_montre_pas_ses_anciennes_ancres(contrat, partage):
    perdues = comparer_les_adresses((contrat, {}), (partage, {})).perdues

    assert not [perte for perte in perdues if perte.page == "quartiers/le-centre.md"]


def test_un_parent_declare_apres_coup_se_dit(contrat):
    centre = contrat.quartier_par_slug[CENTRE].model_copy(update={"issu_de": ("vieux-bourg",)})

    assert dire(contrat, sans(contrat, CENTRE, avec=(centre,))) == [
        ("Le Centre : l'adresse quartiers/vieux-bourg/ mène maintenant à cette page.", "quartiers/le-centre.md")
    ]


@pytest.mark.parametrize(
    ("avant", "dit"),
    [
        ({"statut": "QIC", "jusqu_au": "2023-12-31"}, "Quartier d'intérêt communautaire jusqu'au 31 décembre 2023"),
        ({"statut": "QIC", "jusqu_au": "2023-12"}, "Quartier d'intérêt communautaire jusqu'en décembre 2023"),
        ({"perimetre": "2015-2023", "jusqu_au": "2023"}, "Périmètre 2015-2023 jusqu'en 2023"),
        (
            {"perimetre": "sans la Cale", "jusqu_au": "2023", "en_clair": "Deux rues s'y ajoutent."},
            "Périmètre sans la Cale jusqu'en 2023 : deux rues s'y ajoutent",
        ),
    ],
)
def test_ce_qu_etait_un_quartier_se_dit_avec_sa_date(contrat, avant, dit):
    change = quartier("lilas", avant=(Avant(**avant),))
    un, deux = sans(contrat, avec=(quartier("lilas"),)), sans(contrat, avec=(change,))

    assert dire_avant(deux, change) == [dit]
    assert ("Auparavant", dit) in reperes(deux, change)
    assert dire(un, deux) == [(f"Lilas : la mention du passé « {dit} » est ajoutée.", "quartiers/lilas.md")]


def test_un_portrait_et_une_carte_qui_arrivent_ou_qui_partent_se_disent(contrat):
    """Chaque bloc absent ne fait aucune phrase ; celui qui paraît se dit avec ce qu'il contient."""
    complet = contrat.quartier_par_slug[CENTRE]
    nu = complet.model_copy(update={"portrait": quartier("x").portrait, "carte": None})
    sans_rien = sans(contrat, CENTRE, avec=(nu,))

    arrivees = " ".join(dite for dite, _ in dire(sans_rien, contrat))
    departs = " ".join(dite for dite, _ in dire(contrat, sans_rien))
    assert "la population est maintenant indiquée : environ 5\u202f300 habitants" in arrivees
    assert "la cartographie du quartier est maintenant indiquée : " in arrivees
    assert "la population n'est plus indiquée." in departs
    assert "la cartographie du quartier n'est plus indiquée." in departs


def test_d_un_quartier_reduit_les_phrases_ne_disent_que_son_statut(contrat):
    reduit = quartier("lilas")
    avec = sans(contrat, avec=(reduit,))

    assert en_bref(avec, reduit) == ["Lilas est un quartier prioritaire de la politique de la ville."]
    assert description_du_quartier(avec, reduit) == f"{en_bref(avec, reduit)[0].replace(' est un', ' :')}"
    assert reperes(avec, reduit) == [("Lieu", "8e arrondissement")]


@pytest.mark.parametrize(
    ("lieux", "groupes"),
    [
        (((("Ville",), ("2e",)), (("Ville",), ("10e",))), ["2e", "10e"]),
        (((("Ville",), ()), (("Autre",), ("10e",))), ["Autre", "Ville"]),
        ((((), ("2e",)), (("Ville",), ())), ["2e", "Ville"]),
        (((("Ville",), ()), (("Ville",), ())), ["Ville"]),
    ],
)
def test_les_quartiers_se_rangent_par_ce_qui_les_distingue(contrat, lieux, groupes):
    quartiers = tuple(
        quartier(f"q{rang}").model_copy(update={"communes": communes, "lieux": autres})
        for rang, (communes, autres) in enumerate(lieux)
    )
    assert list(changer(contrat, quartiers=quartiers).quartiers_en_groupes) == groupes
