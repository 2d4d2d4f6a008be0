"""Une clé qui a changé de nom se lit encore sous l'ancien, et « make check » conseille le nouveau."""

import pytest

from macros.commandes import verifier
from macros.differences import Version
from macros.differences.contrats import differences
from macros.lecture import comprendre
from macros.lecture.cles import ANCIENNES_CLES
from macros.lecture.lecteur import lire_arbre
from macros.modele import Quartier
from macros.retraits.conseils import adresses_perdues
from macros.retraits.pertes import comparer_les_adresses
from tests.outils.donnees import FICHIERS, QUARTIER, fautes_dites


def avec(ligne: str, fichier: str = QUARTIER) -> dict[str, bytes]:
    """La commune, où ce fichier a une ligne de plus."""
    return FICHIERS | {fichier: FICHIERS[fichier].rstrip() + f"\n{ligne}\n".encode()}


ANCIENNE, NOUVELLE = avec("anciens_slugs: [vieux-nom]"), avec("anciens_noms: [vieux-nom]")


def test_chaque_nouveau_nom_est_une_cle_du_quartier():
    assert set(ANCIENNES_CLES.values()) <= set(Quartier.model_fields)
    assert not set(ANCIENNES_CLES) & set(Quartier.model_fields)


def test_l_ancienne_cle_donne_le_meme_contrat_que_la_nouvelle():
    contrat = comprendre(ANCIENNE)
    assert contrat.quartier_par_slug["les-essais"].anciens_noms == ("vieux-nom",)
    assert contrat == comprendre(NOUVELLE)


def test_remplacer_la_cle_ne_change_rien_pour_un_lecteur():
    avant, apres = comprendre(ANCIENNE), comprendre(NOUVELLE)
    assert differences(avant, apres) == []
    assert adresses_perdues(Version(avant, {}), Version(apres, {})) == []


def test_une_version_d_avant_garde_ses_adresses():
    pertes = comparer_les_adresses(Version(comprendre(ANCIENNE), {}), Version(comprendre(FICHIERS), {}))
    assert list(pertes.renvois) == ["quartiers/vieux-nom/"]


@pytest.mark.parametrize("robot", [False, True])
def test_make_check_conseille_la_nouvelle_cle_a_sa_ligne(tmp_path, monkeypatch, robot):
    monkeypatch.setenv("GITHUB_ACTIONS", str(robot).lower())
    for nom, octets in ANCIENNE.items():
        (tmp_path / "data" / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / nom).write_bytes(octets)
    ligne = len(ANCIENNE[QUARTIER].splitlines())
    fichier, dit = (
        f"data/{QUARTIER}",
        "la clé « anciens_slugs » s'écrit maintenant « anciens_noms » : remplacez-la",
    )
    attendu = [f"À revoir : {fichier}:{ligne}:1: {dit}"]
    attendu += [f"::warning file={fichier},line={ligne},col=1,title=Clé à renommer::{dit}"] if robot else []

    reponse = verifier(tmp_path / "data")

    assert reponse.statut == 0
    assert reponse.sortie.splitlines()[-len(attendu) - 1 : -1] == attendu


def test_la_nouvelle_cle_ne_recoit_aucun_conseil(tmp_path):
    for nom, octets in NOUVELLE.items():
        (tmp_path / nom).parent.mkdir(exist_ok=True)
        (tmp_path / nom).write_bytes(octets)
    assert verifier(tmp_path).statut == 0
    assert "À revoir" not in verifier(tmp_path).sortie


@pytest.mark.parametrize(
    ("fichiers", "ou"),
    [
        (avec("anciens_slugs: [vieux-nom]", "convention.yml"), "convention.yml"),
        (
            FICHIERS | {QUARTIER: FICHIERS[QUARTIER].replace(b"  lien:", b"  anciens_slugs: [vieux-nom]\n  lien:")},
            QUARTIER,
        ),
    ],
)
def test_ailleurs_l_ancienne_cle_reste_inconnue(fichiers, ou):
    [dite] = fautes_dites(fichiers)
    assert dite.startswith(f"data/{ou}:")
    assert "anciens_slugs" in dite


def test_les_rubriques_d_une_fiche_restent_dans_l_ordre_ou_elles_sont_ecrites():
    ecrites = ("zones", "atouts", "manques", "besoins", "idees")
    fiche = "\n".join(f"{cle}: [Un texte]" for cle in ecrites)

    for melange in (ecrites, ecrites[::-1], sorted(ecrites)):
        arbre = lire_arbre("fiche.yml", fiche.encode())
        arbre.regrouper(melange, "rubriques")
        assert tuple(arbre.valeur["rubriques"]) == ecrites
