"""À qui est le contrat, ce qui a été signé et par qui : les phrases se déduisent des données, ou disparaissent."""

from datetime import date

import pytest

from macros.langue.origine import citation, convention_signee, de_la_convention, la_convention_signee
from macros.langue.phrases import nom_du_contrat
from macros.langue.porteur import le_porteur, nom_officiel, periode, qui_a_signe, titre_de_l_engagement
from macros.lecture import comprendre, lire
from macros.lecture.arbre import DonneesFautives
from macros.modele.actes import Acte
from macros.modele.porteur import Porteur
from macros.modele.signataires import Signataire
from tests.outils.projet import RACINE

COMMUNES = RACINE / "tests" / "communes"
METROPOLE = COMMUNES / "metropole" / "data"
ESSARTS = COMMUNES / "les-essarts-factices" / "data"
AVENANT = Acte(sorte="avenant", titre="Avenant d'exemple", date=date(2027, 3, 12))


@pytest.fixture(scope="module")
def metropole():
    return lire(METROPOLE)


@pytest.fixture(scope="module")
def essarts():
    return lire(ESSARTS)


def fichiers(dossier):
    return {f.relative_to(dossier).as_posix(): f.read_bytes() for f in dossier.rglob("*.yml")}


def fautes(dossier, fichier, ancien, nouveau):
    lus = fichiers(dossier)
    assert ancien.encode() in lus[fichier]
    with pytest.raises(DonneesFautives) as fautives:
        comprendre(lus | {fichier: lus[fichier].replace(ancien.encode(), nouveau.encode(), 1)})
    return [str(faute) for faute in fautives.value.fautes]


@pytest.mark.parametrize(
    "avec_preposition",
    ["du Havre", "des Mureaux", "de L'Haÿ-les-Roses", "d'Auray", "de La Ricamarie", "de la Métropole"],
)
def test_chaque_nom_garde_sa_preposition(contrat, avec_preposition):
    ville = contrat.convention.commune.model_validate({"nom": "Exempleville", "avec_preposition": avec_preposition})
    autre = contrat.model_copy(update={"convention": contrat.convention.model_copy(update={"commune": ville})})
    assert nom_du_contrat(autre) == f"Contrat de ville {avec_preposition}"


@pytest.mark.parametrize(
    ("sorte", "dit"),
    [
        ("commune", "la commune"),
        ("communes", "les communes"),
        ("métropole", "la métropole"),
        ("communauté d'agglomération", "la communauté d'agglomération"),
        ("établissement public territorial", "l'établissement public territorial"),
        ("département", "le département"),
        ("collectivité unique", "la collectivité unique"),
    ],
)
def test_chaque_sorte_de_territoire_a_son_article(contrat, sorte, dit):
    territoire = Porteur(nom="Exemple", avec_preposition="d'Exemple", sorte=sorte)
    convention = contrat.convention.model_copy(update={"commune": None, "territoire": territoire})
    assert le_porteur(convention) == dit


def test_la_forme_courte_dit_la_meme_chose_que_la_longue(contrat):
    porteur = contrat.convention.porteur
    assert (porteur.sorte, porteur.identite) == ("commune", contrat.convention.commune.porteur.identite)
    assert nom_officiel(porteur) == "Commune d'Haillicourt"


def test_l_accueil_dit_qui_a_signe_tel_que_les_donnees_le_disent(contrat, metropole, essarts):
    assert qui_a_signe(contrat).startswith("La commune, l'agglomération et l'État ont signé un contrat de ville. Ils y")
    assert qui_a_signe(metropole).startswith("9 institutions ont signé un contrat de ville. Il dit ce qui est prévu")
    assert qui_a_signe(essarts).startswith("Un contrat de ville dit ce qui est prévu")


def test_le_plus_recent_des_actes_se_dit_et_une_prorogation_repousse_la_fin(metropole, essarts):
    assert convention_signee(metropole.convention) == (
        "convention-cadre signée le 18 avril 2024 et la convention territoriale signée le 16 juillet 2024"
    )
    assert citation(metropole, metropole.avancements[0]).endswith("convention territoriale signée le 16 juillet 2024")
    assert [acte.sorte for acte in metropole.convention.tous_les_actes][-1] == "clause de revoyure"
    assert metropole.convention.acte_en_vigueur.sorte == "convention territoriale"
    assert periode(essarts.convention) == "de 2024 à 2032"
    assert essarts.convention.fin == date(2032, 12, 31)


def test_au_dela_de_deux_actes_on_dit_le_premier_et_le_dernier(essarts):
    trois = essarts.convention.model_copy(update={"actes": (AVENANT, *essarts.convention.actes)})
    assert convention_signee(trois) == (
        "contrat de ville signé le 1er juillet 2024 et ses suites, jusqu'à la prorogation signée le 20 novembre 2030"
    )


def test_sans_date_connue_aucune_n_est_inventee(contrat):
    muette = contrat.convention.model_copy(update={"signature": None, "signataires": (), "engagement": None})
    assert la_convention_signee(muette) == "la convention"
    assert titre_de_l_engagement(muette) == ""
    assert muette.fin is None


@pytest.mark.parametrize(
    ("sorte", "de"), [("convention", "de la "), ("avenant", "de l'"), ("contrat", "du "), ("prorogation", "de la ")]
)
def test_ce_qui_vient_d_un_acte_a_le_bon_article(contrat, sorte, de):
    acte = AVENANT.model_copy(update={"sorte": sorte})
    vides = dict.fromkeys(("signature", "document", "engagement"))
    seul = contrat.convention.model_copy(update={**vides, "signataires": (), "actes": (acte,)})
    assert de_la_convention(seul) == de


def test_une_personne_signe_pour_une_institution_et_une_institution_signe_seule():
    personne = Signataire(prenom="Alix", nom="Exemple", institution="Caisse d'exemple", qualite="Directrice")
    assert (personne.nom_complet, personne.a_quel_titre) == ("Alix Exemple", ("Directrice", "Caisse d'exemple"))
    seule = Signataire(institution="Caisse d'exemple")
    assert (seule.nom_complet, seule.a_quel_titre) == ("Caisse d'exemple", ())


def test_une_nouvelle_d_avant_le_premier_acte_est_refusee():
    dites = fautes(ESSARTS, "suivi/2026.yml", "date: 2026-05-04", "date: 2024-06-30")
    assert any("est avant la signature du contrat, le 1er juillet 2024" in faute for faute in dites)


def test_une_echeance_peut_suivre_la_fin_d_origine_pas_celle_de_la_prorogation():
    [faute] = fautes(ESSARTS, "quartiers/le-verger.yml", "echeance: 2031", "echeance: 2033")
    assert "est hors du contrat, qui va de 2024 à 2032" in faute


def test_le_referent_d_un_signataire_nomme_une_institution_qui_a_signe():
    [faute] = fautes(METROPOLE, "pilotage.yml", "institution: Caisse d'exemple", "institution: Caisse d'exempl")
    assert "institution inconnue : « Caisse d'exempl » (vouliez-vous dire « Caisse d'exemple » ?)" in faute


def test_une_institution_que_le_contrat_ne_nomme_pas_peut_avoir_son_referent():
    en_partie = fichiers(METROPOLE)
    ecrite = en_partie["convention.yml"]
    en_partie["convention.yml"] = ecrite.replace(b"    groupes:", b"    nombre_de_signataires: 26\n    groupes:", 1)
    autre = en_partie["pilotage.yml"].replace(b"institution: Caisse d'exemple", "institution: Évêché".encode(), 1)
    assert comprendre({**en_partie, "pilotage.yml": autre})
    faux = en_partie["pilotage.yml"].replace(b"institution: Caisse d'exemple", b"institution: Caisse d'exempl", 1)
    with pytest.raises(DonneesFautives, match="vouliez-vous dire « Caisse d'exemple »"):
        comprendre({**en_partie, "pilotage.yml": faux})


def test_les_contacts_d_un_quartier_sont_les_siens_d_abord(metropole, essarts):
    docks, moulins = (metropole.pilotage.contacts(slug).referents for slug in ("les-docks", "les-moulins"))
    assert [r.nom_complet for r in docks] == ["Noa Esquisse", "Service Ville et quartiers", "Charlie Ébauche"]
    assert [r.nom_complet for r in moulins] == ["Service Ville et quartiers", "Charlie Ébauche"]
    assert [r.nom_complet for r in metropole.pilotage.referents_du_contrat] == ["Service Ville et quartiers"]
    verger = essarts.pilotage.contacts("le-verger")
    assert [i.id for i in verger.instances] == ["conseil-citoyen"]
    assert [m.nom for m in verger.maisons] == ["Maison du projet du Verger"]


def test_on_appelle_d_abord_les_referents_du_quartier(metropole):
    def appeler(slug=""):
        return [referent.nom_complet for referent in metropole.pilotage.referents_a_appeler(slug)]

    assert (appeler("les-docks"), appeler("les-moulins")) == (["Noa Esquisse"], ["Service Ville et quartiers"])
    assert appeler() == ["Service Ville et quartiers"]
