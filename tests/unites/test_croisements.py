"""Ce qui lie plusieurs endroits des données : chaque règle dit sa faute, et n'accuse que ce qui est fautif."""

import pytest

from tests.outils.donnees import FICHIERS, QUARTIER, abimer, fautes_dites

AUTRE = "quartiers/les-epreuves.yml"


@pytest.mark.parametrize(
    ("cle", "valeur", "ligne", "ancien", "nouveau"),
    [
        ("nom", "Les Essais", 1, "nom: Les Épreuves", "nom: Les Essais"),
        ("code", "QP000001", 3, "code: QP000002", "code: QP000001"),
        ("code_2024", "QN00001M", 4, "code: QP000002", "code: QP000002\ncode_2024: QN00001M"),
    ],
)
def test_deux_quartiers_n_ont_ni_le_meme_nom_ni_le_meme_code(cle, valeur, ligne, ancien, nouveau):
    dites = fautes_dites(FICHIERS | {AUTRE: abimer(AUTRE, ancien, nouveau)})
    [ici, la] = [dite for dite in dites if f"« {cle} » est déjà pris : « {valeur} »" in dite]
    assert ici.startswith(f"data/{AUTRE}:{ligne}:")
    assert ici.endswith(f"est aussi dans data/{QUARTIER}")
    assert la.startswith(f"data/{QUARTIER}:")
    assert la.endswith(f"est aussi dans data/{AUTRE}")


def ecrire(fichier, *changements):
    """Le fichier de la commune inventée, où chaque texte est remplacé partout."""
    texte = FICHIERS[fichier].decode()
    for ancien, nouveau in changements:
        assert ancien in texte
        texte = texte.replace(ancien, nouveau)
    return texte.encode()


@pytest.mark.parametrize(
    ("fichier", "changements"),
    [
        ("strategie.yml", [("id: acces-soins", 'id: ""'), ("id: parentalite", 'id: ""')]),
        ("indicateurs.yml", [("id: taux-pauvrete", 'id: ""'), ("id: ips", 'id: ""')]),
        ("glossaire.yml", [("id: adm", 'id: ""'), ("id: conseil-citoyen", 'id: ""')]),
        ("glossaire.yml", [("terme: ADM", 'terme: ""'), ("terme: conseil citoyen", 'terme: ""')]),
        ("recherche.yml", [("bruit, vacarme nocturne", '"", ""')]),
        ("recherche.yml", [("[docteur]", '[""]'), ("on_cherche: santé", 'on_cherche: ""')]),
        (QUARTIER, [("communes: [Exempleville", 'anciens_noms: ["", ""]\ncommunes: [Exempleville')]),
    ],
)
def test_deux_valeurs_vides_ne_sont_pas_dites_pareilles(fichier, changements):
    dites = fautes_dites(FICHIERS | {fichier: ecrire(fichier, *changements)})
    assert dites
    assert [dite for dite in dites if "deux fois" in dite or "déjà" in dite] == []


def test_deux_quartiers_sans_nom_n_ont_pas_le_meme_nom():
    sans_nom = {AUTRE: abimer(AUTRE, "Les Épreuves", '""'), QUARTIER: abimer(QUARTIER, "Les Essais", '""')}
    assert [dite for dite in fautes_dites(FICHIERS | sans_nom) if "déjà pris" in dite] == []


@pytest.mark.parametrize("tapes", ["rue bru, ruelle", "br, bruy", "bruyantes"])
def test_un_mot_tape_peut_etre_un_morceau_d_un_mot_cherche(tapes):
    recherche = ecrire("recherche.yml", ("bruit, vacarme nocturne", tapes))
    assert fautes_dites(FICHIERS | {"recherche.yml": recherche}) == []


@pytest.mark.parametrize(
    ("fichier", "ancien", "nouveau"),
    [
        ("strategie.yml", "id: acces-soins", "id: *acces-soins"),
        ("strategie.yml", "          - id: demarches\n", ""),
        ("indicateurs.yml", "id: ips", "id: *ips"),
    ],
)
def test_un_fichier_lu_a_moitie_n_accuse_pas_les_quartiers(fichier, ancien, nouveau):
    dites = fautes_dites(FICHIERS | {fichier: ecrire(fichier, (ancien, nouveau))})
    assert [dite.split(":")[0] for dite in dites] == [f"data/{fichier}"]


@pytest.mark.parametrize(
    ("fichier", "texte"),
    [
        *(("strategie.yml", texte) for texte in (b"enjeux: []\n", b"# rien\n")),
        *(("indicateurs.yml", texte) for texte in (b"indicateurs: []\n", b"# rien\n")),
    ],
)
def test_des_fiches_ne_citent_rien_d_un_fichier_qui_ne_declare_rien(fichier, texte):
    dites = fautes_dites(FICHIERS | {fichier: texte})
    assert dites
    fin = f" : data/{fichier} n'en déclare aucun ; ajoutez-l'y, ou supprimez-le ici"
    assert [dite for dite in dites if not dite.startswith("data/quartiers/") or not dite.endswith(fin)] == []


@pytest.mark.parametrize("absent", ["strategie.yml", "indicateurs.yml"])
def test_un_fichier_facultatif_absent_ne_declare_rien(absent):
    dites = fautes_dites({nom: texte for nom, texte in FICHIERS.items() if nom != absent})
    assert dites
    assert all(f"{absent} n'en déclare aucun" in dite for dite in dites)


@pytest.mark.parametrize("texte", [b"enjeux:\n", b"enjeux:\n  - titre: Sans identifiant\n"])
def test_une_strategie_mal_ecrite_n_accuse_pas_les_quartiers(texte):
    dites = fautes_dites(FICHIERS | {"strategie.yml": texte})
    assert {dite.split(":")[0] for dite in dites} == {"data/strategie.yml"}


@pytest.mark.parametrize("ecrit", ["0", "0 %", "100", "{valeur: 0}", "{valeur: 100}"])
def test_une_part_va_de_zero_a_cent_compris(ecrit):
    fiche = ecrire(
        QUARTIER, ("taux-pauvrete: {valeur: 30, plus_de: oui, source: Estimation}", f"taux-pauvrete: {ecrit}")
    )
    assert fautes_dites(FICHIERS | {QUARTIER: fiche}) == []


@pytest.mark.parametrize("valeur", [45, 185])
def test_un_indice_atteint_les_bornes_de_son_echelle(valeur):
    assert fautes_dites(FICHIERS | {QUARTIER: ecrire(QUARTIER, ("ips: 79", f"ips: {valeur}"))}) == []


@pytest.mark.parametrize("ecrit", ["[demarches-bis]", "demarches-bis"])
def test_des_objectifs_qui_ne_sont_pas_un_groupe_n_ont_qu_une_faute(ecrit):
    fiche = ecrire(AUTRE, ("objectifs:\n  demarches: [Un ordinateur en mairie]", f"objectifs: {ecrit}"))
    [faute] = fautes_dites(FICHIERS | {AUTRE: fiche})
    assert "inconnu" not in faute


@pytest.mark.parametrize("ecrite", ["45 à 185", "[45, 185]", "{maximum: 185}", "{minimum: [45], maximum: 185}"])
def test_une_echelle_mal_ecrite_n_accuse_pas_les_quartiers(ecrite):
    indicateurs = ecrire("indicateurs.yml", ("{minimum: 45, maximum: 185}", ecrite))
    fiche = ecrire(QUARTIER, ("ips: 79", "ips: 150"))
    dites = fautes_dites(FICHIERS | {"indicateurs.yml": indicateurs, QUARTIER: fiche})
    assert {dite.split(":")[0] for dite in dites} == {"data/indicateurs.yml"}
