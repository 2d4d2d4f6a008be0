// Ce que la recherche fait quand elle ne trouve rien : corriger une faute de frappe, dire de quoi parle le site.
import { INITIALES, MOT, RACINE, lireMots, noter, noterLesRanges } from "./recherche-index.js"
import { creer } from "./recherche.js"

const COURT = 4 // lettres : plus court, un mot ressemble à trop d'autres

/** La saisie, où chaque mot que le site n'a pas est devenu le plus proche de ceux qu'il a ; rien s'il n'y en a pas. */
export function corriger(index, saisie) {
  const corrigee = saisie.replace(MOT, (ecrit) => {
    const [cherche] = lireMots(ecrit)
    const corrigible = cherche.mot.length >= COURT && !/\d/.test(cherche.mot) && !estConnu(index, cherche)
    return (corrigible && trouverLePlusProche(index, cherche)) || ecrit
  })
  return corrigee === saisie ? undefined : corrigee
}

const estConnu = (index, cherche) =>
  index.mots.some((mots) => noter(mots, cherche)) || noterLesRanges(index, cherche).size > 0

/** Le mot du site à une faute de celui-ci ; s'il y en a plusieurs, même initiale, même nombre, puis le plus fréquent. */
function trouverLePlusProche(index, cherche) {
  const memeInitiale = ({ mot }) => mot[0] === cherche.mot[0]
  const pluriel = ({ mot, singulier }) => mot !== singulier
  const memeNombre = (connu) => pluriel(connu) === pluriel(cherche)
  const proches = enumererLesMots(index, cherche).filter((connu) => sontProches(sonner(connu), sonner(cherche)))
  proches.sort((a, b) => memeInitiale(b) - memeInitiale(a) || memeNombre(b) - memeNombre(a) || b.compte - a.compte)
  return proches[0]?.ecrit
}

/** Vrai si une lettre en plus, en moins ou changée, ou deux lettres échangées, font de l'un l'autre. */
function sontProches(un, autre) {
  let debut = 0
  while (debut < un.length && un[debut] === autre[debut]) debut++
  const [a, b] = [un.slice(debut), autre.slice(debut)]
  const echange = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || echange
}

/** « telephone » et « telefone » s'entendent de même : entre eux, il n'y a pas de faute. */
const sonner = ({ singulier }) => singulier.replace(/ph/g, "f")

/** Les mots assez longs du site, avec leur nombre : ceux de l'index, et ceux rangés à part qui commencent ainsi. */
function enumererLesMots(index, { mot }) {
  index.vocabulaire ??= compterLesMots(index)
  const ranges = Object.entries(index.ranges[mot.slice(0, INITIALES)] ?? {})
  const aPart = ranges.map(([ecrit, lieux]) => ({ ...lireMots(ecrit)[0], ecrit, compte: lieux.length }))
  return [...index.vocabulaire, ...aPart]
}

/** Chaque mot de l'index et des équivalences, une fois ; un nom propre garde sa majuscule. */
function compterLesMots({ textes, traductions }) {
  const connus = new Map()
  for (const texte of [...textes, ...traductions.map(({ tape }) => tape)]) {
    for (const [ecrit] of texte.matchAll(MOT)) {
      const minuscules = ecrit.toLowerCase()
      const connu = connus.get(minuscules) ?? { ...lireMots(ecrit)[0], ecrit, compte: 0 }
      connu.compte++
      if (ecrit === minuscules) connu.ecrit = ecrit
      connus.set(minuscules, connu)
    }
  }
  return [...connus.values()].filter(({ mot }) => mot.length >= COURT)
}

/** De quoi parle ce site, et qui appeler pour le reste : macros/recherche/aide.py l'a écrit dans l'index. */
export function orienter({ aide: { presentation, sujets, contacts } }) {
  const liste = (elements) => creer("ul", {}, ...elements.map((contenu) => creer("li", {}, ...contenu)))
  const lier = (texte, adresse) => creer("a", { href: new URL(adresse, RACINE) }, texte)
  const parties = [
    ["Ce dont parle ce site\u00a0:", sujets.map(([titre, adresse]) => [lier(titre, adresse)])],
    ["Pour le reste, demandez à\u00a0:", contacts.map(([qui, moyen, lien]) => [`${qui}\u00a0: `, lier(moyen, lien)])],
  ]
  const ecrites = parties.flatMap(([titre, suite]) => (suite.length ? [creer("p", {}, titre), liste(suite)] : []))
  return presentation ? [creer("p", {}, presentation), ...ecrites] : ecrites
}
