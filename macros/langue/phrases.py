"""Ce que disent les données, en phrases françaises simples. Du modèle aux mots, sans HTML."""

from collections.abc import Iterable, Sequence
from itertools import islice

from macros.langue import titres
from macros.langue.chiffres import en_clair
from macros.langue.francais import (
    Nom,
    a,
    article,
    citer,
    compter,
    denombrer,
    enumerer,
    majuscule,
    minuscule,
    nombre,
)
from macros.langue.suivi import leur_bilan, moment
from macros.modele import Contrat, Quartier
from macros.modele.avancement import bilan
from macros.modele.ecritures import est_un_jour
from macros.modele.quartier import Avant, Population
from macros.modele.strategie import Branche
from macros.modele.vocabulaire import Niveau, Statut

LA_COMMUNE = "la commune"


def nom_du_contrat(contrat: Contrat) -> str:
    """« Contrat de ville de Rivage »."""
    return f"Contrat de ville {contrat.convention.porteur.avec_preposition}"


def titre_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """« Enjeu 1 : Transitions », « Axe transversal : Égalité » ; sans numéro, « Transitions »."""
    annonce = branche.numero or branche.transversal
    return f"{etiquette_de_la_branche(branche, contrat)} : {branche.titre}" if annonce else branche.titre


def etiquette_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """« Enjeu 1 », « Priorité transversale 4 », « Défi »."""
    return majuscule(_nommer(branche, contrat).mot)


def la_branche(branche: Branche, contrat: Contrat) -> str:
    """Dans une phrase : « l'enjeu 1 », « la priorité transversale 4 », « le défi « Transitions » »."""
    seule = _nommer(branche, contrat).defini
    return seule if branche.numero else f"{seule} {citer(branche.titre)}"


def repere_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """Où se range un engagement : « Enjeu 1 : Accéder aux soins », « Pilier A, axe A.1 : La santé »."""
    racine = contrat.racine_de[branche.id]
    reperes = [
        etiquette_de_la_branche(b, contrat)
        for b in (racine, *([branche] if branche is not racine else ()))
        if b.numero or b.transversal
    ]
    reperes[1:] = map(minuscule, reperes[1:])
    return " : ".join(filter(None, (", ".join(reperes), branche.titre)))


def _nommer(branche: Branche, contrat: Contrat) -> Nom:
    """« axe transversal 4 » : le mot de son niveau, et ce que le contrat dit d'elle."""
    nom = contrat.niveau_de(branche).mot
    transversal = nom.accorder("transversal") if branche.transversal else ""
    return nom._replace(mot=" ".join(filter(None, (nom.mot, transversal, branche.numero))))


def titre_de_colonne(branches: Sequence[Branche], contrat: Contrat) -> str:
    """« Sous-objectif », ou ce que le contrat écrit là : l'en-tête de ce que poursuit un quartier."""
    return contrat.niveau_de(branches[0]).en_tete or majuscule(nom_du_niveau(branches, contrat))


def strategie_commune(contrat: Contrat) -> str:
    """Ce que dit la page d'un quartier quand aucun n'a d'objectif à lui."""
    if len(contrat.quartiers) > 1:
        return "Elle est commune à tous les quartiers : aucun objectif propre à celui-ci n'est publié."
    return "Elle vaut pour ce quartier : aucun autre objectif n'est publié."


def nom_du_niveau(branches: Sequence[Branche], contrat: Contrat) -> str:
    """« objectif stratégique » : le mot de ces branches, qui se rangent sous la même et sont du même niveau."""
    return contrat.niveau_de(branches[0]).nom


def noms_des_niveaux(branches: Iterable[Branche], contrat: Contrat) -> str:
    """« objectifs stratégiques », ou « objectifs et actions » quand elles ne sont pas toutes du même niveau."""
    return enumerer(list(dict.fromkeys(contrat.niveau_de(branche).pluriel for branche in branches)))


def source(texte: str) -> str:
    """« Source : Insee, 2020. »."""
    return f"Source : {texte}."


def le_quartier(quartier: Quartier) -> str:
    """Le nom d'un quartier dans une phrase : « la Cité du Parc », « les Hauts », « le quartier Rivage »."""
    if quartier.nom_dans_une_phrase or article(quartier.nom):
        return quartier.nom_dans_une_phrase or minuscule(quartier.nom)
    return f"le quartier {quartier.nom}"


def a_ce_quartier(quartier: Quartier) -> str:
    """Où : « au Centre », « à la Cité du Parc », « aux Hauts », « à Rivage »."""
    return a(quartier.nom_dans_une_phrase or (minuscule(quartier.nom) if article(quartier.nom) else quartier.nom))


def population(donnee: Population) -> str:
    """« environ 5 300 habitants, soit 700 habitants de plus qu'en 2015 » ; le nombre seul si l'évolution manque."""
    texte = habitants(donnee)
    if donnee.evolution == 0:
        return f"{texte}, autant qu'en {donnee.depuis}"
    ecart = evolution(donnee)
    return f"{texte}, soit {ecart}" if ecart else texte


def evolution(donnee: Population) -> str:
    """« 700 habitants de plus qu'en 2015 » ; vide quand la source n'en dit rien."""
    if donnee.evolution is None or donnee.depuis is None:
        return ""
    if not donnee.evolution:
        return f"autant d'habitants qu'en {donnee.depuis}"
    sens = "plus" if donnee.evolution > 0 else "moins"
    return f"{compter(abs(donnee.evolution), 'habitant')} de {sens} qu'en {donnee.depuis}"


def habitants(donnee: Population) -> str:
    """« environ 5 300 habitants »."""
    return f"{'environ ' if donnee.environ else ''}{compter(donnee.valeur, 'habitant')}"


def en_bref(contrat: Contrat, quartier: Quartier) -> list[str]:
    """Les phrases courtes qui ouvrent la page d'un quartier ; ce que la source ne donne pas n'en a pas."""
    population, nom = quartier.portrait.population, le_quartier(quartier)
    phrases = [
        f"{majuscule(nom)} {'sont' if article(nom) == 'les' else 'est'} un {minuscule(contrat.statut_de(quartier))}."
    ]
    if population:
        phrases.append(f"{majuscule(habitants(population))} {'y vivent' if population.valeur > 1 else 'y vit'}.")
    portrait = contrat.portrait(quartier)
    chiffres = (en_clair(v, i, contrat.comparaisons(i)) for i, v in portrait if i.en_clair and v.valeur is not None)
    phrases.extend(islice(chiffres, 1))
    if actions := sum(map(len, quartier.objectifs.values())):
        parmi = _parmi(len(contrat.poursuivies_par(quartier)), len(contrat.strategie.branches), contrat.premier_niveau)
        phrases.append(f"{_qui_y_fixe(contrat)} {compter(actions, 'objectif')}, pour {parmi} du contrat de ville.")
        phrases.append(leur_bilan(bilan(contrat.avancements_par_quartier[quartier.slug])))
    return phrases


def _qui_y_fixe(contrat: Contrat) -> str:
    """La commune, quand le contrat est le sien et qu'elle est nommée parmi ceux qui l'ont signé ; sinon, le contrat."""
    convention = contrat.convention
    la_sienne = convention.porteur.est_une_commune and LA_COMMUNE in map(str.casefold, convention.parties)
    return f"{majuscule(LA_COMMUNE)} y a fixé" if la_sienne else "Le contrat y fixe"


def _parmi(combien: int, tous: int, niveau: Niveau) -> str:
    """« les 3 enjeux », « 2 des 3 enjeux », « une des 3 priorités », « l'unique enjeu »."""
    if tous == 1:
        return f"l'unique {niveau.nom}"
    part = "les" if combien == tous else f"{niveau.mot.accorder('un') if combien == 1 else nombre(combien)} des"
    return f"{part} {denombrer(tous, niveau.mot)}"


def dire_avant(contrat: Contrat, quartier: Quartier) -> list[str]:
    """« Quartier en veille active jusqu'au 31 décembre 2023 » : ce qu'était le quartier, changement par changement."""
    return [_dire_avant(contrat, avant) for avant in quartier.avant]


def _dire_avant(contrat: Contrat, avant: Avant) -> str:
    quand = f"jusqu'{'au' if est_un_jour(avant.jusqu_au) else 'en'} {moment(avant.jusqu_au)}"
    quoi = contrat.nom_du_statut(avant.statut) if avant.statut else f"périmètre {avant.perimetre}"
    precision = f" ({avant.en_clair.removesuffix('.')})" if avant.en_clair else ""
    return f"{majuscule(quoi)} {quand}{precision}"


def reperes(contrat: Contrat, quartier: Quartier) -> list[tuple[str, str]]:
    """Les repères d'un quartier, chacun avec son nom : « Surface » et « 86 hectares »."""
    liste = [
        (pluriel if len(noms) > 1 else singulier, enumerer(noms))
        for singulier, pluriel, noms in (
            (titres.COMMUNE, titres.COMMUNES, quartier.communes),
            (titres.LIEU, titres.LIEUX, quartier.lieux),
            (titres.SECTEUR, titres.SECTEURS, quartier.secteurs),
        )
        if noms
    ]
    if quartier.portrait.population:
        liste.append((titres.POPULATION, population(quartier.portrait.population)))
    if quartier.portrait.surface:
        liste.append((titres.SURFACE, compter(quartier.portrait.surface, "hectare")))
    if quartier.avant:
        liste.append((titres.AUPARAVANT, " ; ".join(dire_avant(contrat, quartier))))
    if quartier.code:
        liste.append((titres.CODE_DU_QUARTIER, quartier.code))
    return liste


def perimetre(quartier: Quartier) -> str:
    """« Périmètre 2015-2023. » ; vide si la source ne le dit pas."""
    return f"Périmètre {quartier.carte.perimetre}." if quartier.carte and quartier.carte.perimetre else ""


def description_du_quartier(contrat: Contrat, quartier: Quartier) -> str:
    """« Le Parc : quartier d'exemple, 1 200 habitants. Chiffres et objectifs du contrat de ville. »."""
    donnee = quartier.portrait.population
    presentation = filter(None, (minuscule(contrat.statut_de(quartier)), population(donnee) if donnee else ""))
    parties = [
        *(["chiffres"] if not quartier.portrait.est_vide else []),
        *(rubrique.element.nom.pluriel for rubrique, _ in contrat.rubriques_de(quartier)),
        *(["objectifs"] if quartier.objectifs else []),
    ]
    suite = f" {majuscule(enumerer(parties))} du contrat de ville." if parties else ""
    return f"{majuscule(le_quartier(quartier))} : {', '.join(presentation)}.{suite}"


def situer(quartier: Quartier) -> str:
    """« Exempleville, Villexemple » : où est un quartier, avant son nom dans une liste."""
    return ", ".join(quartier.ou)


def chercher_un_quartier(contrat: Contrat) -> str:
    """« Chercher une commune ou un quartier » : ce que l'on peut taper pour filtrer une liste."""
    return f"Chercher {'une commune' if contrat.tous_ont_une_commune else 'un lieu'} ou un quartier"


def lieu_et_quartier(contrat: Contrat) -> str:
    """« Commune et quartier », l'en-tête d'une colonne qui les donne."""
    return f"{titres.COMMUNE if contrat.tous_ont_une_commune else titres.LIEU} et quartier"


def partage_entre(contrat: Contrat, ancien: str) -> str:
    """« Un quartier partagé entre le Parc et les Hauts » : ce que dit l'adresse de celui qui n'est plus."""
    return f"Un quartier partagé entre {enumerer([le_quartier(quartier) for quartier in contrat.partages[ancien]])}"


def dire_le_statut(statut: Statut) -> str:
    """« Quartier en veille active. L'État l'aidait. » : son nom, s'il n'est pas son sigle, et son explication."""
    nom = f"{statut.nom}." if statut.nom != statut.sigle or not statut.explication else ""
    return " ".join(filter(None, (nom, statut.explication)))


def voir_les_quartiers(contrat: Contrat) -> str:
    """« Voir les 71 quartiers, commune par commune »."""
    comment = ", commune par commune" if contrat.sont_ranges_par_commune else ""
    return f"Voir les {nombre(len(contrat.quartiers))} quartiers{comment}"


def origine_du_code_2024(quartier: Quartier) -> str:
    """Ce code n'est pas dans la convention : la phrase dit d'où il vient."""
    return f"code 2024 : {quartier.code_2024}, d'après la liste nationale des quartiers prioritaires publiée par l'ANCT"


def credits_de_la_carte(quartier: Quartier) -> list[str]:
    """Les sources de la carte, et qui l'a faite ; vide si la convention ne le dit pas."""
    if not quartier.carte:
        return []
    mentions = {"Sources": quartier.carte.sources, "Réalisation": quartier.carte.realisation}
    return [f"{nom} : {texte}." for nom, texte in mentions.items() if texte]


def elements_des_rubriques(contrat: Contrat, quartier: Quartier) -> str:
    """« les irritants et les atouts », ce que l'on corrige sur sa page."""
    noms = [f"les {rubrique.element.nom.pluriel}" for rubrique, _ in contrat.rubriques_de(quartier)]
    return enumerer(noms)
