import pytest

from macros.differences.contrats import differences
from macros.langue.francais import a, citer, de, feminin, le, masculin
from macros.langue.origine import fait_a
from macros.langue.phrases import le_quartier
from macros.lecture import lire
from tests.outils.contrats import changer
from tests.outils.projet import HAILLICOURT, lire_copie, normaliser


@pytest.mark.parametrize(
    ("nom", "complement"),
    [
        ("Jeanne", "de Jeanne"),
        ("Emma", "d'Emma"),
        ("Élodie", "d'Élodie"),
        ("Yves", "d'Yves"),
        ("Yannick", "de Yannick"),
        ("Hugo", "d'Hugo"),
        ("Hassan", "de Hassan"),
        ("environ 730 habitants", "d'environ 730 habitants"),
        ("46,7 %", "de 46,7 %"),
        ("Hélène", "d'Hélène"),
        ("« Hélène »", "d'« Hélène »"),
        ("«\u00a0Emma\u00a0»", "d'«\u00a0Emma\u00a0»"),
        ("“Emma”", "d'“Emma”"),
        ("« Jeanne »", "de « Jeanne »"),
        ("« Le Havre »", "de « Le Havre »"),
        ("« HLM »", "de « HLM »"),
        ("Le Havre", "du Havre"),
        ("les Hauts", "des Hauts"),
        ("onze habitants", "de onze habitants"),
        ("11 %", "de 11 %"),
    ],
)
def test_de_s_elide_comme_on_le_dit(nom, complement):
    assert de(nom) == complement


@pytest.mark.parametrize(
    ("nom", "complement"),
    [
        ("Le Havre", "au Havre"),
        ("Les Abymes", "aux Abymes"),
        ("La Rochelle", "à La Rochelle"),
        ("L'Haÿ", "à L'Haÿ"),
        ("Hélène", "à Hélène"),
        ("« Le Havre »", "à « Le Havre »"),
    ],
)
def test_a_se_contracte_comme_on_le_dit(nom, complement):
    assert a(nom) == complement


@pytest.mark.parametrize(
    ("lieu", "fait"),
    [
        ("Le Havre", "Fait au Havre, le"),
        ("l'hôtel de ville", "Fait à l'hôtel de ville, le"),
        ("hôtel de ville", "Fait à l'hôtel de ville, le"),
        ("préfecture de la Loire-Modèle", "Fait à la préfecture de la Loire-Modèle, le"),
        ("Sous-préfecture de Rivage", "Fait à la sous-préfecture de Rivage, le"),
        ("mairie", "Fait à la mairie, le"),
        ("Préfecture", "Fait à la préfecture, le"),
        ("École", "Fait à École, le"),
        ("siège de l'agglomération", "Fait au siège de l'agglomération, le"),
        ("Espace Jean-Essai", "Fait à l'espace Jean-Essai, le"),
        ("Maisons-Factices", "Fait à Maisons-Factices, le"),
        ("Château-Factice", "Fait à Château-Factice, le"),
    ],
)
def test_une_convention_se_signe_la_ou_on_le_dirait(contrat, lieu, fait):
    signature = contrat.convention.signature.model_copy(update={"lieu": lieu})
    assert fait_a(contrat.convention.model_copy(update={"signature": signature})) == fait


@pytest.mark.parametrize(
    ("nom", "dans_une_phrase", "ecrit"),
    [
        ("Le Centre", None, "le Centre"),
        ("Les Hauts", None, "les Hauts"),
        ("L'Abbaye", None, "l'Abbaye"),
        ("Cité du Parc", "la Cité du Parc", "la Cité du Parc"),
        ("Rivage", None, "le quartier Rivage"),
    ],
)
def test_un_quartier_garde_son_article_en_minuscule_dans_une_phrase(contrat, nom, dans_une_phrase, ecrit):
    noms = {"nom": nom, "nom_dans_une_phrase": dans_une_phrase}
    assert le_quartier(contrat.quartiers[0].model_copy(update=noms)) == ecrit


@pytest.mark.parametrize(
    ("fichier", "ancien", "nouveau", "phrase"),
    [
        (
            "indicateurs.yml",
            "agglomeration: 18.8",
            "agglomeration: 19.2",
            "la valeur de l'indicateur « Taux de pauvreté » dans l'agglomération passe de 18,8 % à 19,2 %.",
        ),
        (
            "indicateurs.yml",
            "valeur: 104",
            "valeur: 103",
            "la valeur de l'indicateur « Indice de positionnement social (IPS) » dans l'agglomération passe de 104 "
            "à 103.",
        ),
        (
            "quartiers/le-centre.yml",
            "    parc-social: 82.9\n",
            "",
            "le portrait statistique ne donne plus la part du parc social.",
        ),
        (
            "quartiers/le-centre.yml",
            "surface: 85",
            "surface: 1",
            "la surface du quartier passe de 85 hectares à 1 hectare.",
        ),
        ("quartiers/le-centre.yml", "  surface: 85  # hectares\n", "", "la surface du quartier n'est plus indiquée."),
        (
            "pilotage.yml",
            "prenom: Bénédicte",
            "prenom: Hélène",
            "parmi les référents, on lit maintenant « Hélène Scieszyk » au lieu de « Bénédicte Scieszyk ».",
        ),
        (
            "glossaire.yml",
            "definition: Organisme de l'État qui aide",
            "definition: Organisme de l'Etat qui aide",
            "la définition d'« ANCT » change : « Organisme de l'État qui aide les ... » devient "
            "« Organisme de l'Etat qui aide les ... ».",
        ),
    ],
)
def test_un_changement_s_accorde_et_dit_son_unite(tmp_path, fichier, ancien, nouveau, phrase):
    apres = lire_copie(HAILLICOURT, tmp_path, fichier, ancien, nouveau)
    assert phrase in [normaliser(c.phrase) for c in differences(lire(HAILLICOURT), apres)]


def test_le_telephone_d_helene_s_elide(contrat):
    def avec(telephone):
        update = {"prenom": "Hélène", "telephone": telephone}
        [elu, technicien] = contrat.pilotage.referents
        referents = (elu, technicien.model_copy(update=update))
        return changer(contrat, pilotage=contrat.pilotage.model_copy(update={"referents": referents}))

    [changement] = differences(avec("+33353010000"), avec("+33353010001"))
    assert normaliser(changement.phrase) == "le téléphone d'Hélène Scieszyk devient 03 53 01 00 01."


def test_l_article_s_elide_et_le_participe_s_accorde():
    assert [le("titre"), le("date", feminin=True), le("hébergeur"), le("hameau")] == [
        "le titre",
        "la date",
        "l'hébergeur",
        "le hameau",
    ]
    assert [masculin("essai").accorder("indiqué"), feminin("année").accorder("indiqué")] == ["indiqué", "indiquée"]


@pytest.mark.parametrize(
    ("texte", "cite"),
    [
        ("Ouvrir un café.", "« Ouvrir un café »"),
        ("Navette seniors...", "« Navette seniors... »"),
        ("Prévention, etc.", "« Prévention, etc. »"),
        ("Épicerie « Exemple »", "« Épicerie “Exemple” »"),
    ],
)
def test_un_texte_cite_n_a_ni_point_final_ni_guillemets_semblables(texte, cite):
    assert citer(texte) == cite


def test_un_texte_cite_par_ses_premiers_mots_est_coupe_entre_deux_mots():
    assert citer("Ouvrir un café associatif", 16) == "« Ouvrir un café… »"
    assert citer("Ouvrir un café", 16) == "« Ouvrir un café »"
