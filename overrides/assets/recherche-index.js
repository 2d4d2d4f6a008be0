// L'index de la recherche et ce qu'on y trouve : des mots comparés sans accent ni pluriel.
export const RACINE = new URL("../", import.meta.url)
export const INITIALES = 2 // lettres : macros/recherche/index.py range ainsi les mots des pages trop nombreuses
// « 03 53 01 00 00 » et « 5 300 » sont d'un seul tenant, avec ou sans espaces, comme dans macros/recherche/index.py.
export const MOT = /\d{1,3}(?:[ .\u00a0\u202f]\d{2,3})+(?!\d)|[\p{L}\p{M}\p{N}]+/gu
// L'apostrophe sépare les mots : les élisions sont donc des mots vides (« l’accès » est « l » puis « accès »).
const MOTS_VIDES = new Set(`
  a ai au aux avec c ce ces cette d dans de des du elle en est et il ils j je jusqu l la le les leur leurs lorsqu m ma
  mes mon n ne nos notre nous on ou par pas pour puisqu qu que qui s sa se ses son sont sur t un une vos votre vous y
`.match(/\w+/g))

/** Un texte -> ses mots, chacun sans accent ni ligature (« ﬁ » est « fi »), et tel qu'il serait au singulier. */
export function lireMots(texte) {
  const sansAccent = texte.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
  const mots = sansAccent.replace(/œ/g, "oe").replace(/æ/g, "ae").match(MOT) ?? []
  return mots.map((ecrit) => {
    const mot = ecrit.replace(/[^\p{L}\p{N}]/gu, "")
    return { mot, singulier: mettreAuSingulier(mot) }
  })
}

/** « oiseaux » -> « oiseau », « sociaux » -> « social », « ecoles » -> « ecole » ; un mot court reste entier. */
function mettreAuSingulier(mot) {
  return mot.length < 4 ? mot : mot.replace(/([^e])aux$/, "$1al").replace(/[sx]$/, "")
}

/** Un texte -> ses mots sans les mots vides, sauf s'il n'y a qu'eux. */
export function lireMotsPleins(texte) {
  const mots = lireMots(texte)
  const pleins = mots.filter(({ mot }) => !MOTS_VIDES.has(mot))
  return pleins.length ? pleins : mots
}

/** 2 si le mot cherché est là, 1 si un mot commence comme lui, 0 sinon. Une lettre seule ne commence rien. */
export function noter(mots, cherche) {
  let note = 0
  for (const { mot, singulier } of mots) {
    if (singulier === cherche.singulier) return 2
    if (cherche.mot.length > 1 && mot.startsWith(cherche.mot)) note = 1
  }
  return note
}

async function lire(chemin) {
  const reponse = await fetch(new URL(chemin, RACINE))
  if (!reponse.ok) throw new Error(reponse.statusText)
  return reponse.json()
}

// Un texte n'est écrit qu'une fois : répété, il n'est plus qu'un nombre, son rang.
/** L'index écrit par macros/recherche/ -> ses textes, déjà découpés en mots, ses lieux, et ce qui se charge à part. */
export async function charger() {
  const { pages, initiales, equivalences, aide } = await lire("recherche.json")
  const textes = []
  const ranger = (ecrit) => (typeof ecrit === "string" ? textes.push(ecrit) - 1 : ecrit)
  const lieux = pages.flatMap(([adresse, entrees]) => {
    let page
    return entrees.map(([niveau, ancre, ...ecrits]) => {
      const [titre, ...suite] = ecrits.map(ranger)
      page ??= titre
      return { lien: new URL(adresse + (ancre && `#${ancre}`), RACINE), niveau, page, titre, suite }
    })
  })
  const traductions = Object.entries(equivalences).map(([tape, cherche]) => {
    return { tape, cherche, mots: lireMotsPleins(tape) }
  })
  traductions.sort((a, b) => b.mots.length - a.mots.length) // « aide alimentaire » avant « aide »
  return { textes, mots: textes.map(lireMots), lieux, initiales: new Set(initiales), ranges: {}, traductions, aide }
}

// Deux frappes rapprochées attendent le même fichier.
const demandes = new Map()

function demander(chemin) {
  if (!demandes.has(chemin)) demandes.set(chemin, lire(chemin).finally(() => demandes.delete(chemin)))
  return demandes.get(chemin)
}

/** Charge, une fois chacun, les fichiers des mots qui commencent comme ceux qu'on cherche. */
async function completer({ initiales, ranges }, cherches) {
  const debuts = cherches.map(({ mot }) => mot.slice(0, INITIALES))
  const manquants = debuts.filter((debut) => initiales.has(debut) && !ranges[debut])
  await Promise.all(manquants.map(async (debut) => (ranges[debut] = await demander(`recherche/${debut}.json`))))
}

/** La note de chaque lieu dont un mot rangé à part répond au mot cherché. */
export function noterLesRanges({ ranges }, cherche) {
  const notes = new Map()
  for (const [mot, lieux] of Object.entries(ranges[cherche.mot.slice(0, INITIALES)] ?? {})) {
    const note = noter(lireMots(mot), cherche)
    if (note) for (const rang of lieux) notes.set(rang, Math.max(note, notes.get(rang) ?? 0))
  }
  return notes
}

/** Les lieux où sont tous les mots de la saisie, les meilleurs d'abord ; à défaut, ceux où il y en a au moins un. */
async function chercher(index, saisie) {
  const cherches = lireMotsPleins(saisie)
  await completer(index, cherches)
  const notes = cherches.map((cherche) => index.mots.map((mots) => noter(mots, cherche)))
  const aPart = cherches.map((cherche) => noterLesRanges(index, cherche))
  const phrase = lireMots(saisie).map(({ mot }) => mot).join(" ")
  const peser = (lieu, rang) => peserUnLieu(index, lieu, notes, aPart.map((notes) => notes.get(rang) ?? 0), phrase)
  const peses = cherches.length ? index.lieux.map(peser).filter(({ points }) => points) : []
  const complets = peses.filter(({ complet }) => complet)
  const gardes = complets.length ? complets : peses
  gardes.sort((a, b) => b.points - a.points || a.lieu.niveau - b.lieu.niveau)
  return { cherches, lieux: gardes.map(({ lieu }) => lieu), tous: complets.length > 0, pour: [saisie] }
}

/** La saisie, où les mots de tous les jours sont devenus ceux du site (data/recherche.yml). */
function traduire({ traductions }, saisie) {
  const saisis = lireMotsPleins(saisie)
  for (const { tape, cherche, mots } of traductions) {
    const debut = saisis.findIndex((_, rang) => mots.every((mot, i) => mot.singulier === saisis[rang + i]?.singulier))
    if (!mots.length || debut < 0) continue
    const autour = [saisis.slice(0, debut), saisis.slice(debut + mots.length)]
    const [avant, apres] = autour.map((mots) => mots.map(({ mot }) => mot).join(" "))
    return { tape, saisie: `${avant} ${cherche} ${apres}`.trim() }
  }
}

/** Ce que trouvent la saisie et sa traduction. */
async function chercherAussiLaTraduction(index, saisie) {
  const directe = await chercher(index, saisie)
  const traduction = traduire(index, saisie)
  const traduite = traduction && (await chercher(index, traduction.saisie))
  if (!traduite?.tous) return directe
  if (!directe.tous) return { ...traduite, tape: traduction.tape }
  return {
    cherches: [...directe.cherches, ...traduite.cherches],
    lieux: [...new Set([...directe.lieux, ...traduite.lieux])],
    tous: true,
    pour: [saisie, traduction.saisie],
  }
}

/** Ce que trouve la saisie ; si rien n'a tous ses mots, ce qu'elle trouve une fois corrigée. */
export async function trouver(index, saisie) {
  if (saisie.length < 2) return { cherches: [], lieux: [], tous: true, pour: [] }
  const lue = saisie.replace(/(?:\+|\b00)33(?: ?\(0\))? ?(?=\d)/, "0") // « +33 3 21… » est « 03 21… »
  const reponse = await chercherAussiLaTraduction(index, lue)
  const corrigee = !reponse.tous && (await importerLAide())?.corriger(index, lue)
  return corrigee ? { ...(await chercherAussiLaTraduction(index, corrigee)), corrige: true } : reponse
}

/** Ce qui corrige et qui oriente ; rien s'il ne vient pas : la recherche s'en passe. */
export const importerLAide = () => import("./recherche-aide.js").catch(() => null)

/** Ce que vaut un lieu : titre avant texte, phrase exacte avant mots épars, titre court avant titre long. */
function peserUnLieu(index, lieu, notes, aPart, phrase) {
  const duTitre = notes.map((note) => note[lieu.titre])
  const duTexte = notes.map((note, i) => Math.max(aPart[i], ...lieu.suite.map((rang) => note[rang])))
  // Le nom de la page complète (« loisirs centre ») mais ne suffit pas : toutes ses sections viendraient.
  const valeurs = notes.map((note, i) => Math.max(8 * duTitre[i], 2 * duTexte[i], Math.sign(note[lieu.page])))
  if (Math.max(...valeurs) < 2) return { lieu, points: 0 }
  const titre = index.mots[lieu.titre].map(({ mot }) => mot)
  const bonus = 4 * titre.join(" ").includes(phrase) + duTitre.filter(Boolean).length / titre.length
  return { lieu, points: valeurs.reduce((total, valeur) => total + valeur) + bonus, complet: valeurs.every(Boolean) }
}
