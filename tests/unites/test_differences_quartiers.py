"""Un quartier qui arrive, qui part ou qui change de nom, tel que le dit le journal."""

from macros.differences.contrats import differences
from tests.outils.contrats import changer, renommer


def dire(avant, apres):
    return [str(changement) for changement in differences(avant, apres)]


def test_un_quartier_de_plus_ou_de_moins_se_dit(contrat):
    sans = changer(contrat, quartiers=contrat.quartiers[1:])
    perdu = contrat.quartiers[0].nom
    assert dire(sans, contrat) == [f"Quartiers : le quartier « {perdu} » est ajouté."]
    assert dire(contrat, sans) == [f"Quartiers : le quartier « {perdu} » est retiré."]


def test_un_quartier_renomme_se_suit(contrat):
    suivi = renommer(contrat, "le-centre", "coeur-de-ville")

    assert dire(contrat, suivi) == [
        "Le Centre : la page change d'adresse, de quartiers/le-centre/ à quartiers/coeur-de-ville/."
    ]


def test_un_quartier_renomme_sans_le_dire_est_un_quartier_de_moins(contrat):
    suivi = renommer(contrat, "le-centre", "coeur-de-ville")
    perdu = changer(suivi, quartiers=[q.model_copy(update={"anciens_noms": ()}) for q in suivi.quartiers])

    assert "Quartiers : le quartier « Le Centre » est retiré." in dire(contrat, perdu)


def anciens_noms(contrat, slug, *noms):
    """Le contrat où ce quartier a d'autres anciens noms."""
    quartiers = (q.model_copy(update={"anciens_noms": noms}) if q.slug == slug else q for q in contrat.quartiers)
    return changer(contrat, quartiers=tuple(quartiers))


def test_deux_quartiers_reunis_se_disent_avec_la_page_ou_mene_l_adresse(contrat):
    seul = changer(contrat, quartiers=tuple(q for q in contrat.quartiers if q.slug != "cite-des-oiseaux"))
    reunis = anciens_noms(seul, "le-centre", "cite-des-oiseaux")

    (changement,) = differences(contrat, reunis)

    assert str(changement) == "Quartiers : le quartier « Cité des Oiseaux » est réuni au quartier « Le Centre »."
    assert changement.page == "quartiers/le-centre.md"


def test_deux_quartiers_reunis_sous_un_nouveau_nom_se_disent_tous_deux(contrat):
    seul = changer(contrat, quartiers=tuple(q for q in contrat.quartiers if q.slug != "cite-des-oiseaux"))
    renomme = renommer(seul, "le-centre", "coeur-de-ville")
    assert dire(contrat, anciens_noms(renomme, "coeur-de-ville", "le-centre", "cite-des-oiseaux")) == [
        "Le Centre : la page change d'adresse, de quartiers/le-centre/ à quartiers/coeur-de-ville/.",
        "Quartiers : le quartier « Cité des Oiseaux » est réuni au quartier « Le Centre ».",
    ]


def test_une_ancienne_adresse_qui_mene_ici_se_dit(contrat):
    avec = anciens_noms(contrat, "le-centre", "vieux-centre", "bourg")
    assert dire(contrat, avec) == [
        "Le Centre : l'adresse quartiers/bourg/ mène maintenant à cette page.",
        "Le Centre : l'adresse quartiers/vieux-centre/ mène maintenant à cette page.",
    ]
    assert dire(avec, anciens_noms(contrat, "le-centre", "bourg")) == [
        "Le Centre : l'adresse quartiers/vieux-centre/ ne mène plus à cette page."
    ]
    assert dire(avec, anciens_noms(contrat, "le-centre", "bourg", "vieux-centre")) == [
        "Le Centre : l'ordre des anciennes adresses change."
    ]


def test_un_quartier_dont_le_nom_change_dit_l_ancien_et_le_nouveau(contrat):
    quartiers = (
        q.model_copy(update={"nom": "Les Oiseaux"}) if q.slug == "cite-des-oiseaux" else q for q in contrat.quartiers
    )
    assert dire(contrat, changer(contrat, quartiers=tuple(quartiers))) == [
        "Les Oiseaux : le nom du quartier devient « Les Oiseaux » au lieu de « Cité des Oiseaux »."
    ]
