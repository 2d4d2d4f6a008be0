"""Ce que le contrat déduit de ses quartiers : leur ordre, et combien tiennent sur une page."""

import pytest
from pydantic import ValidationError

from macros.langue.quartiers import dire_le_statut
from macros.modele import Contrat
from macros.modele.vocabulaire import Statut
from tests.outils.contrats import changer


def de_quartiers(contrat, nombre) -> Contrat:
    """Le contrat, avec ce nombre de quartiers."""
    modele = contrat.quartiers[0]
    rangs = range(nombre)
    return changer(contrat, quartiers=tuple(modele.model_copy(update={"slug": f"quartier-{rang}"}) for rang in rangs))


@pytest.mark.parametrize(
    ("seuil", "dernier", "jusque_la"),
    [("peu_de_quartiers", 12, True), ("beaucoup_de_quartiers", 50, False)],
)
def test_le_nombre_de_quartiers_change_la_presentation_juste_apres_le_seuil(contrat, seuil, dernier, jusque_la):
    assert getattr(de_quartiers(contrat, dernier), seuil) is jusque_la
    assert getattr(de_quartiers(contrat, dernier + 1), seuil) is not jusque_la


def test_les_communes_se_rangent_comme_dans_un_dictionnaire(contrat):
    communes = ("Zuydcoote", "Œuf-en-Ternois", "Étaples", "abbeville", "Evin", "Écuires")
    quartier = contrat.quartiers[0].model_copy(update={"communes": communes})
    rangees = changer(contrat, quartiers=(quartier,)).quartiers_en_groupes
    assert [nom for nom in rangees if not nom.startswith("Œ")] == [
        "abbeville",
        "Écuires",
        "Étaples",
        "Evin",
        "Zuydcoote",
    ]


def test_un_quartier_est_sous_chacune_de_ses_communes(contrat):
    centre = contrat.quartier_par_slug["le-centre"]
    assert all(centre in contrat.quartiers_en_groupes[commune] for commune in centre.communes)


def test_les_quartiers_prioritaires_viennent_d_abord_puis_l_alphabet(contrat):
    prioritaire, autre = contrat.quartier_par_slug["le-centre"], contrat.quartier_par_slug["cite-des-oiseaux"]
    noms = {"z": prioritaire, "a": prioritaire, "b": autre}
    melanges = tuple(quartier.model_copy(update={"slug": slug}) for slug, quartier in noms.items())
    assert [q.slug for q in changer(contrat, quartiers=melanges).quartiers_ranges] == ["a", "z", "b"]


def test_rien_ne_change_apres_la_lecture(contrat):
    with pytest.raises(ValidationError):
        contrat.quartiers[0].nom = "Autre"


def test_un_statut_s_explique_ou_quand_la_liste_n_en_ecrit_que_le_sigle(contrat):
    expliques, muets = (
        tuple(s.model_copy(update={"explication": dite}) for s in contrat.vocabulaire.statuts)
        for dite in ("Un mot.", None)
    )

    def a_expliquer(statuts, nombre):
        vocabulaire = contrat.vocabulaire.model_copy(update={"statuts": statuts})
        return len(changer(de_quartiers(contrat, nombre), vocabulaire=vocabulaire).statuts_a_expliquer)

    assert [a_expliquer(expliques, 3), a_expliquer(muets, 3), a_expliquer(muets, 13)] == [1, 0, 1]


def test_une_sorte_de_quartier_sans_sigle_se_designe_par_son_nom():
    assert Statut(nom="Quartier à suivre").sigle == "Quartier à suivre"
    assert Statut(nom="Quartier à suivre", sigle="QAS").sigle == "QAS"


def test_ce_qui_n_a_ni_sigle_ni_explication_ne_se_repete_pas():
    assert dire_le_statut(Statut(nom="Quartier à suivre")) == "Aucune explication n'en est publiée ici."
    assert dire_le_statut(Statut(nom="Quartier à suivre", sigle="QAS")) == "Quartier à suivre."
