// La recherche : une fenêtre, et ce qu'elle montre. Rien ne se charge avant qu'on l'ouvre.
import { MOT, charger, importerLAide, lireMots, noter, trouver } from "./recherche-index.js"

const AFFICHES = 20
const PAGE = 1 // le niveau d'une page entière : celui de ses sections est plus grand
const EXTRAIT = 180 // caractères
const POINT = " · "
const SILENCE = 600 // ms : le compte n'est annoncé aux lecteurs d'écran qu'une fois la frappe finie

export const creer = (nom, proprietes = {}, ...contenu) => {
  const element = Object.assign(document.createElement(nom), proprietes)
  element.append(...contenu)
  return element
}

/** Les mots d'un texte que la recherche a touchés, avec leur place. */
const touches = (texte, cherches) =>
  [...texte.matchAll(MOT)].filter(([mot]) => cherches.some((cherche) => noter(lireMots(mot), cherche)))

/** Le texte, où les mots touchés sont marqués entiers : leur place se lit dans le texte accentué lui-même. */
function marquer(texte, cherches) {
  let fin = 0
  const morceaux = touches(texte, cherches).flatMap(({ 0: mot, index }) => {
    const avant = texte.slice(fin, index)
    fin = index + mot.length
    return [avant, creer("mark", {}, mot)]
  })
  return [...morceaux, texte.slice(fin)]
}

/** Ce qu'on lit autour du premier mot touché. */
function extraire(texte, cherches) {
  const place = touches(texte, cherches)[0]?.index ?? 0
  const avant = place - EXTRAIT / 3
  const point = texte.lastIndexOf(POINT, place)
  const debut = place < EXTRAIT / 1.5 ? 0 : point > avant ? point + POINT.length : texte.indexOf(" ", avant) + 1
  const fin = texte.length - debut > EXTRAIT ? texte.lastIndexOf(" ", debut + EXTRAIT) : texte.length
  return (debut ? "… " : "") + texte.slice(debut, fin) + (fin < texte.length ? " …" : "")
}

/** Les lieux, où ceux que l'on lirait deux fois de même (un objectif, dans trois quartiers) sont réunis. */
function reunir(lieux) {
  const groupes = new Map()
  for (const lieu of lieux) {
    const cle = lieu.niveau === PAGE ? lieu.lien.href : [lieu.titre, ...lieu.suite].join()
    if (groupes.has(cle)) groupes.get(cle).push(lieu)
    else groupes.set(cle, [lieu])
  }
  return [...groupes.values()]
}

/** Un résultat : un lien, qui dit la section puis la page, et un extrait ; ou un titre, l'extrait, et chaque lieu. */
function montrer({ textes }, groupe, cherches) {
  const [lieu] = groupe
  const nommer = (className, rang) => creer("span", { className }, ...marquer(textes[rang], cherches))
  const titre = nommer("recherche-titre", lieu.titre)
  const page = lieu.page === lieu.titre ? [] : [" ", nommer("recherche-page", lieu.page)]
  const debut = groupe.length > 1 ? titre : creer("a", { href: lieu.lien }, titre, ...page)
  const extrait = extraire(lieu.suite.map((rang) => textes[rang]).join(POINT), cherches)
  const suite = extrait ? [creer("p", {}, ...marquer(extrait, cherches))] : []
  if (groupe.length > 1) suite.push(enumererLesLieux(groupe, cherches, textes))
  return creer("li", {}, debut, ...suite)
}

/** Les lieux d'un même résultat : la liste porte son titre, qu'un lecteur d'écran dit avant les noms des pages. */
function enumererLesLieux(groupe, cherches, textes) {
  const lier = (lieu) => creer("li", {}, creer("a", { href: lieu.lien }, ...marquer(textes[lieu.page], cherches)))
  const reste = groupe.length > AFFICHES ? [creer("li", {}, `et ${groupe.length - AFFICHES} autres`)] : []
  const liste = creer("ul", { className: "recherche-lieux" }, ...groupe.slice(0, AFFICHES).map(lier), ...reste)
  liste.setAttribute("aria-label", textes[groupe[0].titre])
  return liste
}

const citer = (texte) => `«\u00a0${texte}\u00a0»`

/** « 3 résultats pour « sante ». » ; dit aussi quand ce que l'on a cherché n'est pas ce qui est écrit. */
function compter({ tous, pour, tape, corrige }, groupes, saisie) {
  const compte = groupes.length
  const suite = compte > AFFICHES ? `\u202f; voici les ${AFFICHES} premiers` : ""
  const quoi = `pour ${pour.map(citer).join(" ou ")}`
  const manque = tous || !compte ? "" : "Aucun texte ne contient tous ces mots. "
  if (!compte) return `Aucun résultat pour ${citer(saisie)}.`
  if (!tape && !corrige) return `${manque}${compte} résultat${compte > 1 ? "s" : ""} ${quoi}${suite}.`
  const compris = tape ? `${tape}\u00a0: résultats` : "Résultats"
  return `${manque}${compris} ${quoi} (${compte}${suite}).${corrige ? ` Aucun pour ${citer(saisie)}.` : ""}`
}

let fenetre, index, minuterie

/** Répond à ce qui est écrit dans le champ. */
async function repondre() {
  const [champ, statut, liste, aide] = ["input", "[role=status]", "ol", "div"].map((ou) => fenetre.querySelector(ou))
  const lu = await (index ??= charger().catch(() => null))
  const saisie = champ.value.trim()
  const reponse = lu && (await trouver(lu, saisie).catch(() => null))
  if (saisie !== champ.value.trim()) return // la frappe qui a suivi répondra
  clearTimeout(minuterie)
  if (!reponse) index = lu ? index : undefined // à la prochaine frappe, on redemande
  const groupes = reunir(reponse?.lieux ?? [])
  liste.replaceChildren(...groupes.slice(0, AFFICHES).map((groupe) => montrer(lu, groupe, reponse.cherches)))
  aide.replaceChildren()
  if (!reponse) statut.textContent = "La recherche n’a pas pu se charger. Vérifiez votre connexion, puis réessayez."
  else minuterie = setTimeout(conclure, SILENCE, { statut, aide }, { ...reponse, groupes, saisie, index: lu })
}

/** La frappe finie, dit le compte ; à qui n'a rien trouvé, dit aussi de quoi parle le site et qui appeler. */
async function conclure({ statut, aide }, { index, saisie, groupes, ...reponse }) {
  const perdu = saisie.length > 1 && !groupes.length && (await importerLAide())
  statut.textContent = saisie.length > 1 ? compter(reponse, groupes, saisie) : ""
  if (perdu) {
    statut.textContent += " Voici de quoi parle ce site, et à qui demander le reste."
    aide.replaceChildren(...perdu.orienter(index))
  }
}

function creerFenetre() {
  fenetre = creer("dialog", { className: "recherche" })
  fenetre.setAttribute("aria-label", "Recherche") // Firefox 115 ne connaît pas « ariaLabel »
  fenetre.innerHTML = `
    <form role="search">
      <label for="recherche-champ">Rechercher dans le site</label>
      <input type="search" id="recherche-champ" autocomplete="off" autofocus>
      <button type="button" class="bouton">Fermer</button>
    </form>
    <p role="status"></p>
    <ol></ol>
    <div></div>`
  const champ = fenetre.querySelector("input")
  champ.addEventListener("input", repondre)
  // Certains navigateurs vident d'abord le champ : ici, Échap ferme toujours.
  champ.addEventListener("keydown", ({ key }) => key === "Escape" && fenetre.close())
  fenetre.querySelector("button").addEventListener("click", () => fenetre.close())
  fenetre.querySelector("form").addEventListener("submit", (evenement) => {
    evenement.preventDefault()
    fenetre.querySelector("ol a, div a")?.focus()
  })
  // Un lien vers la page même ne la recharge pas : la fenêtre la cacherait encore.
  fenetre.addEventListener("click", ({ target }) => {
    if (target.closest("a")?.pathname === location.pathname) fenetre.close()
  })
  document.body.append(fenetre)
}

/** Ouvre la recherche ; à la fermeture, le navigateur rend le focus au bouton. */
export function ouvrir(bouton) {
  if (!fenetre) creerFenetre()
  bouton.focus() // Safari ne le donne pas au bouton que l'on clique
  if (!fenetre.open) fenetre.showModal()
  fenetre.querySelector("input").select()
  repondre()
}
