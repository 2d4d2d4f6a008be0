"""Le dessin d'un chiffre : sa place sur l'axe, ses graduations, ce que partagent les indicateurs d'une même unité."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from macros.langue import titres
from macros.langue.comparaison import multiple, tableau_de_comparaison
from macros.langue.halteres import Haltere, Marque, axe, formes, haltere, legende
from macros.langue.portrait import tableau_du_portrait
from macros.lecture import lire
from macros.modele.chiffre import ValeurSaisie
from macros.modele.contrat import DESSINES
from macros.modele.echelle import INTERVALLES, Echelle, arrondie
from macros.modele.indicateurs import Indicateur, echelles_communes
from macros.modele.vocabulaire import Territoire
from tests.outils.chiffres import ecrire_la_commune
from tests.outils.projet import normaliser

POUR_CENT = Echelle(minimum=0, maximum=100)
TERRITOIRES = [Territoire(id=f"lieu-{rang}", nom=f"Lieu {rang}") for rang in range(1, 8)]
NOMBRES = st.floats(min_value=-1e9, max_value=1e9).filter(lambda x: x == 0 or abs(x) > 1e-3)


def indicateur(identifiant="un", unite="%", **champs):
    return Indicateur(
        id=identifiant, libelle=f"Indicateur {identifiant}", unite=unite, explication="Un essai.", **champs
    )


def chiffre(ecrit):
    return TypeAdapter(ValeurSaisie).validate_python(ecrit)


@pytest.fixture(scope="module")
def contrat(tmp_path_factory):
    return lire(ecrire_la_commune(tmp_path_factory.mktemp("chiffres") / "data"))


# --- L'échelle ---


@pytest.mark.parametrize(
    ("valeurs", "bornes"),
    [
        ((0, 100), (0, 100)),
        ((46.7, 82.9), (0, 100)),
        ((29,), (0, 30)),
        ((11600, 21700), (0, 25000)),
        ((1.77, 3.15), (0, 4)),
        ((0.3, 0.6), (0, 0.6)),
        ((1, 3), (0, 3)),
        ((-4, 12), (-5, 15)),
        ((-0.2,), (-0.2, 0)),
        ((0, 100, 120), (0, 125)),
    ],
)
def test_une_echelle_part_de_zero_et_finit_sur_un_nombre_rond(valeurs, bornes):
    assert (arrondie(valeurs).minimum, arrondie(valeurs).maximum) == bornes


@pytest.mark.lent
@given(st.lists(NOMBRES, min_size=1).filter(any))
def test_une_echelle_contient_zero_et_toutes_les_valeurs(valeurs):
    echelle = arrondie(valeurs)

    assert echelle.a_zero
    assert all(-0.01 <= echelle.part(valeur) <= 100.01 for valeur in valeurs)
    assert echelle.etendue <= 2.5 * (max(0, *valeurs) - min(0, *valeurs))


@pytest.mark.lent
@given(st.lists(NOMBRES, min_size=1).filter(any), NOMBRES, NOMBRES)
def test_une_valeur_plus_grande_n_est_jamais_avant_une_plus_petite(valeurs, une, autre):
    echelle = arrondie([*valeurs, une, autre])
    petite, grande = sorted((une, autre))

    assert echelle.part(petite) <= echelle.part(grande)
    if grande - petite > echelle.etendue / 1000:
        assert echelle.part(petite) < echelle.part(grande)


@pytest.mark.lent
@given(st.lists(NOMBRES, min_size=1).filter(any))
def test_les_graduations_sont_peu_nombreuses_et_a_intervalles_egaux(valeurs):
    graduations = arrondie(valeurs).graduations
    ecarts = [apres - avant for avant, apres in pairwise(graduations)]

    assert 2 <= len(graduations) <= INTERVALLES + 1
    assert ecarts == pytest.approx([ecarts[0]] * len(ecarts))


def test_les_graduations_d_une_echelle_ecrite_sont_rondes_et_loin_de_ses_bornes():
    assert Echelle(minimum=45, maximum=185).graduations == (45, 100, 150, 185)


# --- Ce que partage une unité ---


def echelles(*paires):
    """(indicateur, ses valeurs) -> les bornes de l'échelle de chacun."""
    connues = {i.id: valeurs for i, valeurs in paires}
    return {cle: (e.minimum, e.maximum) for cle, e in echelles_communes([i for i, _ in paires], connues).items()}


def test_tous_les_indicateurs_d_une_unite_ont_la_meme_echelle():
    assert echelles(
        (indicateur("pauvrete"), [29]),
        (indicateur("emploi"), []),
        (indicateur("revenu", "€"), [11600, 21700]),
        (indicateur("loyer", "€"), [480]),
        (indicateur("jeunes", "habitants"), [3]),
    ) == {"pauvrete": (0, 100), "emploi": (0, 100), "revenu": (0, 25000), "loyer": (0, 25000)}


def test_deux_indices_et_une_echelle_ecrite_ne_partagent_rien():
    ecrite = Echelle(minimum=45, maximum=185)

    assert echelles(
        (indicateur("ips", "indice", echelle=ecrite), [79, 104]),
        (indicateur("autre", "indice"), [1.5, 3]),
        (indicateur("rapport", "ratio"), [0.4, 0.9]),
        (indicateur("demi", "%", echelle=Echelle(minimum=0, maximum=50)), [12]),
        (indicateur("entier"), [70]),
    ) == {"ips": (45, 185), "autre": (0, 3), "rapport": (0, 1), "demi": (0, 50), "entier": (0, 100)}


@pytest.mark.parametrize(
    ("unite", "valeurs", "bornes"),
    [
        ("%", [46.7, 120], (0, 125)),
        ("%", [-3, 40], (-25, 100)),
        ("‰", [11.4, 14], (0, 15)),
        ("€", [11600], None),
        ("€", [], None),
        ("€", [0, 0], None),
        ("%", [0, 0], (0, 100)),
    ],
)
def test_l_echelle_s_elargit_a_ce_qui_en_sort_et_ne_s_invente_pas(unite, valeurs, bornes):
    assert echelles((indicateur(unite=unite), valeurs)).get("un") == bornes


def test_dans_un_contrat_le_portrait_et_la_comparaison_ont_les_memes_axes(contrat):
    multiples = {m.titre: m.axe for m in tableau_de_comparaison(contrat).multiples}
    portraits = [tableau_du_portrait(contrat, quartier) for quartier in contrat.quartiers]
    dessines = [(r.indicateur.libelle, r.dessin.axe) for p in portraits for r in p.rangees if r.dessin]

    assert len(dessines) == 7
    assert [axe for libelle, axe in dessines if axe != multiples[libelle]] == []
    assert multiples["Taux d'emploi"] == multiples["Taux de pauvreté"]


def test_trop_de_quartiers_ne_se_dessinent_pas_un_a_un(contrat):
    premier, *_ = contrat.quartiers
    emploi = contrat.indicateur_par_id["taux-emploi"]

    def compares(combien):
        quartiers = tuple(premier.model_copy(update={"slug": f"quartier-{rang}"}) for rang in range(combien))
        return multiple(contrat.model_copy(update={"quartiers": quartiers}), emploi)

    assert all(c.haltere for c in compares(DESSINES).quartiers)
    trop = compares(DESSINES + 1)
    assert (trop.axe, {c.haltere for c in trop.quartiers}) == (None, {None})


def test_les_quartiers_gardent_leur_place_d_un_dessin_a_l_autre(contrat):
    noms = [[c.nom for c in m.quartiers] for m in tableau_de_comparaison(contrat).multiples]

    assert noms == [["Les Nombres", "Les Zéros"]] * 7


# --- L'axe ---


@pytest.mark.parametrize(
    ("echelle", "unite", "ecrits"),
    [
        ((0, 100), "%", [(0, "0"), (50, "50"), (100, "100 %")]),
        ((0, 25000), "€", [(0, "0"), (100, "25 000 €")]),
        ((0, 4), "personnes par ménage", [(0, "0"), (50, "2"), (100, "4")]),
        ((45, 185), "indice", [(0, "45"), (100, "185")]),
        ((-25, 100), "%", [(0, "-25"), (20, "0"), (100, "100 %")]),
    ],
)
def test_un_axe_dit_ses_bornes_son_zero_et_son_milieu_s_il_est_court(echelle, unite, ecrits):
    minimum, maximum = echelle
    graduations = axe(Echelle(minimum=minimum, maximum=maximum), unite).graduations

    assert [(g.place, normaliser(g.texte)) for g in graduations if g.texte] == ecrits


# --- Les marques ---


def test_un_quartier_et_des_territoires_se_placent_de_zero_a_cent():
    place = haltere(
        POUR_CENT,
        chiffre({"2020": {"valeur": "30", "plus_de": "oui", "environ": "oui"}, "2014": "40", "2009": "non diffusé"}),
        [(TERRITOIRES[0], chiffre("18.8")), (TERRITOIRES[1], chiffre("non diffusé")), (TERRITOIRES[2], chiffre("55"))],
        TERRITOIRES,
    )

    assert place.quartier == Marque(30, plus_de=True, environ=True)
    assert place.territoires == (Marque(18.8, forme="simple"), Marque(55, forme="pointille"))
    assert place.avant == (40,)
    assert place.lien == (18.8, 55)


def test_une_annee_d_un_autre_perimetre_ne_se_dessine_pas():
    donnee = chiffre({"2020": {"valeur": "30", "perimetre": "2024"}, "2014": "40"})

    assert haltere(POUR_CENT, donnee, [], []).avant == ()


@pytest.mark.parametrize("ecrit", ["non diffusé", {"femmes": "30", "hommes": "40"}, None])
def test_sans_valeur_du_quartier_il_n_y_a_ni_point_ni_ligne(ecrit):
    place = haltere(POUR_CENT, chiffre(ecrit) if ecrit else None, [(TERRITOIRES[0], chiffre("18"))], TERRITOIRES)

    assert (place.quartier, place.lien) == (None, None)
    assert len(place.territoires) == 1


def test_chaque_territoire_a_sa_forme_et_aucune_ne_sert_deux_fois():
    donnees = formes(TERRITOIRES)

    assert list(donnees.values()) == list(titres.TRAITS)
    assert len({*donnees.values()}) == len(donnees) == 5
    sixieme = haltere(POUR_CENT, chiffre("30"), [(TERRITOIRES[5], chiffre("18"))], TERRITOIRES)
    assert sixieme.territoires == ()


def test_un_point_seul_sur_un_axe_que_rien_ne_borne_ne_se_dessine_pas(contrat):
    nombres = contrat.quartier_par_slug["les-nombres"]
    sans_passe = nombres.portrait.indicateurs["jeunes"].model_copy(update={"anciennes": ()})
    indicateurs = nombres.portrait.indicateurs | {"jeunes": sans_passe}
    portrait = nombres.portrait.model_copy(update={"indicateurs": indicateurs})

    def dessin(quartier):
        return {r.indicateur.id: r.dessin for r in tableau_du_portrait(contrat, quartier).rangees}["jeunes"]

    assert dessin(nombres).haltere.avant
    assert dessin(nombres.model_copy(update={"portrait": portrait})) is None


# --- La légende ---


def test_la_legende_ne_dit_que_ce_qui_se_voit():
    point = Haltere(Marque(30))
    trait = Haltere(None, (Marque(10, forme="carre"),))
    nuances = Haltere(Marque(30, environ=True), (Marque(40, plus_de=True, forme="simple"),), (20,))

    assert legende([None], TERRITOIRES) == ""
    assert legende([point], TERRITOIRES) == "Le point montre le quartier."
    assert legende([point, trait], TERRITOIRES) == "Le point montre le quartier ; le trait à tête carrée, Lieu 2."
    assert legende([nuances], TERRITOIRES) == (
        "Le point montre le quartier ; le trait, Lieu 1. Une suite de points dit « plus de ». Un point vide dit "
        "« environ ». Les petits points montrent les années d'avant."
    )


def test_un_axe_qui_ne_part_pas_de_zero_se_dit():
    ips = indicateur("ips", "indice", avec_article="l'indice d'essai")
    sans_article = indicateur("autre", "indice")
    axes = [(i, axe(Echelle(minimum=45, maximum=185), "indice")) for i in (ips, sans_article)]

    dite = legende([Haltere(Marque(30))], [], [*axes, (indicateur(), axe(POUR_CENT, "%")), (indicateur(), None)])

    assert dite == (
        "Le point montre le quartier. Pour l'indice d'essai, l'échelle va de 45 à 185. Pour « Indicateur autre », "
        "l'échelle va de 45 à 185."
    )
