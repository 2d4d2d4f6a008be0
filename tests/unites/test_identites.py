"""L'identifiant d'une nouvelle reste le même tant que c'est la même."""

from datetime import date
from uuid import UUID, uuid5

import pytest

from macros.identites import identites_des_nouvelles
from macros.lecture import lire
from tests.outils.contrats import changer, renommer
from tests.outils.projet import EXEMPLEVILLE


@pytest.fixture(scope="module")
def commune():
    return lire(EXEMPLEVILLE)


def test_chaque_nouvelle_a_le_sien(commune):
    identites = identites_des_nouvelles(commune)

    assert len({*identites}) == len(identites) == len(commune.suivi) == 13
    assert all(identite.startswith("urn:uuid:") for identite in identites)


def test_il_est_toujours_le_meme(commune):
    """Un lecteur de fils le retient : il ne change ni d'une version du code à l'autre, ni d'un ordinateur à l'autre."""
    origine = "Modèle/Exempleville/2024/2025-06-20/demarches--un-minibus-vers-la-mairie//0"

    assert identites_des_nouvelles(commune)[0] == uuid5(UUID("aa383daa-8645-41b3-80aa-489f40300430"), origine).urn


@pytest.mark.parametrize(
    "champs",
    [
        {"texte": "Autre chose."},
        {"source": "Autre preuve"},
        {"etat": "en cours"},
        {"lien": "https://exempleville.example/autre"},
        {"corrections": ()},
    ],
)
def test_une_correction_ne_le_change_pas(commune, champs):
    premiere, *suite = commune.suivi
    corrigee = premiere.model_copy(update=champs)
    assert corrigee != premiere

    assert identites_des_nouvelles(changer(commune, suivi=(corrigee, *suite))) == identites_des_nouvelles(commune)


def test_une_nouvelle_de_plus_ne_change_pas_celui_des_autres(commune):
    """Même le même jour, sur le même engagement : la plus ancienne garde le sien."""
    premiere, *suite = commune.suivi
    plus_recente = premiere.model_copy(update={"date": date(2026, 1, 1)})
    double = premiere.model_copy(update={"etat": "en cours"})
    avant = identites_des_nouvelles(commune)

    assert identites_des_nouvelles(changer(commune, suivi=(plus_recente, *commune.suivi)))[1:] == avant
    apres = identites_des_nouvelles(changer(commune, suivi=(double, premiere, *suite)))
    assert apres[1:] == avant
    assert apres[0] not in avant


def test_le_meme_jour_la_commune_et_une_instance_ont_chacune_le_leur_dans_n_importe_quel_ordre(commune):
    dite = commune.suivi[0]
    constat = dite.model_copy(update={"etat": None, "par": "conseil-citoyen", "constat": "constaté"})
    dans_un_ordre = identites_des_nouvelles(changer(commune, suivi=(dite, constat)))

    assert identites_des_nouvelles(changer(commune, suivi=(constat, dite))) == dans_un_ordre[::-1]
    assert dans_un_ordre[0] != dans_un_ordre[1]


def test_un_quartier_renomme_ne_le_change_pas(commune):
    renommee = renommer(commune, "les-essais", "les-nouveaux-essais")
    suivi = tuple(
        n.model_copy(update={"quartiers": tuple(s.replace("les-essais", "les-nouveaux-essais") for s in n.quartiers)})
        for n in commune.suivi
    )
    assert suivi != commune.suivi

    assert identites_des_nouvelles(changer(renommee, suivi=suivi)) == identites_des_nouvelles(commune)


def test_une_autre_commune_a_les_siens(commune):
    ville = commune.convention.commune.model_copy(update={"nom": "Modèle"})
    autre = changer(commune, convention=commune.convention.model_copy(update={"commune": ville}))

    assert {*identites_des_nouvelles(autre)}.isdisjoint(identites_des_nouvelles(commune))
