"""Les tableaux : un tableur français les ouvre d'un double clic, et n'y lit que ce que disent les données."""

import csv
import io
import re

import pytest

from macros.donnees import exports
from macros.donnees.tableur import cellule
from macros.modele import Contrat
from macros.modele.chiffre import Valeur
from macros.modele.objectif import Objectif
from tests.outils.exports import COMMUNE, COMMUNES, EDITION
from tests.outils.projet import ADRESSE_PUBLIQUE

HAILLICOURT = COMMUNES["haillicourt"]
TABLEAUX = {
    "quartiers": "quartier",
    "indicateurs": "quartier",
    "territoires": "territoire",
    "objectifs": "quartier",
    "suivi": "quartier",
    "nouvelles": "nouvelle",
}
CELLULES = [
    (46.7, "46,7"),
    (31.0, "31"),
    (0.000001, "0,000001"),
    (123456789012.5, "123456789012,5"),
    (5300, "5300"),
    (-40, "-40"),
    (True, "oui"),
    (False, "non"),
    (1, "1"),
    (None, ""),
    ("Cœur de l'été", "Cœur de l'été"),
    ("'guillemets'", "'guillemets'"),
]
FORMULES = ["- Planter des arbres", "=1+1", "+33 3 53 01 00 01", "@exemple", "'- déjà une apostrophe", "''=1", "＝1"]


def octets(contrat, nom):
    return exports(contrat, EDITION)[f"donnees/{nom}.csv"]


def lire_tableau(contrat, nom):
    """Les lignes d'un tableau, lues avec le séparateur et le codage annoncés ; toutes ont autant de cellules."""
    texte = octets(contrat, nom).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texte, newline=""), delimiter=";", strict=True, restval=KeyError))


def changer(contrat, **champs):
    """Le même contrat, dont le premier quartier a changé."""
    premier, *autres = contrat.quartiers
    return Contrat.model_construct(**{**dict(contrat), "quartiers": (premier.model_copy(update=champs), *autres)})


@pytest.mark.parametrize(("valeur", "ecrite"), CELLULES)
def test_une_valeur_s_ecrit_comme_dans_un_tableur_francais(valeur, ecrite):
    assert cellule(valeur) == ecrite


@pytest.mark.parametrize("texte", FORMULES)
def test_un_texte_qui_passerait_pour_une_formule_est_precede_d_une_apostrophe_que_l_on_peut_oter(texte):
    assert cellule(texte)[0] == "'"
    assert re.sub(r"^'('*[=+\-@＝])", r"\1", cellule(texte)) == texte


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
@pytest.mark.parametrize(("nom", "premiere"), TABLEAUX.items())
def test_un_tableau_s_ouvre_avec_ses_accents_et_ses_lignes(nom, premiere, contrat):
    contenu = octets(contrat, nom)

    assert contenu.startswith(f"\ufeff{premiere};".encode())
    assert contenu.endswith(b"\r\n")
    assert contenu.count(b"\n") == contenu.count(b"\r\n") == len(lire_tableau(contrat, nom)) + 1


@pytest.mark.parametrize("nom", TABLEAUX)
def test_chaque_ligne_a_une_cellule_par_colonne(nom):
    for ligne in lire_tableau(COMMUNE, nom):
        assert None not in ligne
        assert all(isinstance(contenu, str) for contenu in ligne.values())


def test_un_quartier_dit_ses_habitants_leur_evolution_et_ce_que_la_source_tait_est_vide():
    centre, _, oiseaux = lire_tableau(HAILLICOURT, "quartiers")

    assert centre["communes"] == "Bruay-la-Buissière, Haillicourt"
    assert {cle: centre[cle] for cle in ("population", "environ", "evolution", "depuis", "surface")} == {
        "population": "5300",
        "environ": "oui",
        "evolution": "700",
        "depuis": "2015",
        "surface": "85",
    }
    assert [cle for cle, contenu in oiseaux.items() if not contenu] == [
        "autres_noms",
        "code",
        "code_2024",
        "lieux",
        "secteurs",
        "rues",
        "hectares",
        "communes_touchees",
        "auparavant",
        "evolution",
        "depuis",
        "annee_population",
        "source_population",
        "part",
        "part_de",
        "surface",
        "fiche_officielle",
    ]
    assert oiseaux["page"] == f"{ADRESSE_PUBLIQUE}quartiers/cite-des-oiseaux/"


def test_un_indicateur_a_son_unite_sa_source_et_sa_phrase():
    lignes = lire_tableau(HAILLICOURT, "indicateurs")
    pauvrete = {ligne["quartier"]: ligne for ligne in lignes if ligne["indicateur"] == "taux-pauvrete"}

    assert pauvrete["le-centre"] == {
        "quartier": "le-centre",
        "nom_quartier": "Le Centre",
        "indicateur": "taux-pauvrete",
        "libelle": "Taux de pauvreté",
        "precision": "",
        "rang": "1",
        "sexe": "ensemble",
        "annee": "",
        "valeur": "46,7",
        "plus_de": "non",
        "environ": "non",
        "non_diffuse": "non",
        "unite": "%",
        "precision_chiffre": "",
        "perimetre": "",
        "source": "Données sigville 2022 basées sur l'ancien périmètre",
        "en_clair": "Près de 47 personnes sur 100 vivent sous le seuil de pauvreté ; dans l'agglomération, près de 19.",
    }
    assert (pauvrete["cite-des-oiseaux"]["valeur"], pauvrete["cite-des-oiseaux"]["plus_de"]) == ("30", "oui")
    assert {ligne["unite"] for ligne in lignes if ligne["indicateur"] == "ips"} == {"indice"}


def test_un_territoire_a_ses_chiffres_dans_un_tableau_a_part():
    pauvrete, *_ = lire_tableau(HAILLICOURT, "territoires")

    assert (pauvrete["territoire"], pauvrete["nom_territoire"], pauvrete["indicateur"]) == (
        "agglomeration",
        "Agglomération",
        "taux-pauvrete",
    )
    assert (pauvrete["valeur"], pauvrete["unite"], pauvrete["rang"], pauvrete["sexe"]) == ("18,8", "%", "1", "ensemble")


def test_un_pour_cent_et_oui_ne_se_confondent_pas():
    premier, *_ = COMMUNE.quartiers
    rare = premier.portrait.model_copy(update={"indicateurs": {"taux-pauvrete": Valeur(valeur="1", plus_de="oui")}})
    lignes = lire_tableau(changer(COMMUNE, portrait=rare), "indicateurs")

    assert ("1", "oui") in {(ligne["valeur"], ligne["plus_de"]) for ligne in lignes}


def test_la_source_d_un_chiffre_passe_avant_celle_du_portrait():
    lignes = lire_tableau(COMMUNE, "indicateurs")
    sources = {ligne["indicateur"]: ligne["source"] for ligne in lignes if ligne["quartier"] == "les-essais"}

    assert sources == {"taux-pauvrete": "Estimation", "ips": "Enquête d'Exempleville"}


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_il_y_a_une_ligne_par_quartier_et_indicateur_connu(contrat):
    lignes = lire_tableau(contrat, "indicateurs")

    assert sorted((ligne["quartier"], ligne["indicateur"]) for ligne in lignes) == sorted(
        (quartier.slug, indicateur) for quartier in contrat.quartiers for indicateur in quartier.portrait.indicateurs
    )


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_chaque_objectif_est_a_sa_place_dans_la_strategie(contrat):
    lus = {}
    for ligne in lire_tableau(contrat, "objectifs"):
        actions = lus.setdefault(ligne["quartier"], {}).setdefault(ligne["branche"], [])
        actions.append(ligne["objectif"])
        assert ligne["rang"] == str(len(actions))
        chemin = contrat.chemin_par_id[ligne["branche"]]
        assert ligne["titre_branche"] == chemin[-1].titre
        assert (ligne["premiere_branche"], ligne["titre_premiere_branche"]) == (chemin[0].id, chemin[0].titre)
        assert ligne["chemin"] == " > ".join(branche.titre for branche in chemin)

    assert lus == {
        q.slug: {cle: [o.texte for o in ecrits] for cle, ecrits in q.objectifs.items()} for q in contrat.quartiers
    }


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_la_strategie_est_en_un_tableau_ou_chaque_branche_dit_celle_qui_la_contient(contrat):
    lignes = lire_tableau(contrat, "strategie")
    contenantes = {dessous.id: b.id for b in contrat.strategie.toutes() for dessous in b.branches}
    assert [(ligne["branche"], ligne["titre"]) for ligne in lignes] == [
        (b.id, b.titre) for b in contrat.strategie.toutes()
    ]
    assert all(ligne["contenue_dans"] == contenantes.get(ligne["branche"], "") for ligne in lignes)
    assert {ligne["niveau"] for ligne in lignes} == {"enjeu", "objectif stratégique", "sous-objectif"}


def test_un_texte_de_tableur_ne_deborde_pas_de_sa_cellule():
    piege = 'Un "parc" ; une mare, un banc'
    contrat = changer(
        COMMUNE, nom=piege, objectifs={"demarches": tuple(Objectif(texte=texte) for texte in ("=1+1", piege))}
    )
    lignes = [ligne for ligne in lire_tableau(contrat, "objectifs") if ligne["nom_quartier"] == piege]

    assert [ligne["objectif"] for ligne in lignes] == ["'=1+1", piege]
