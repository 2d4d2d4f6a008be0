"""Un quartier qui arrive, qui part ou qui change de nom, tel que le dit le journal."""

from macros.histoire.differences import differences
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
