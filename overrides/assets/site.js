// Le peu de script du site : l'état du menu, le sens des tableaux, et la recherche, chargée quand on la demande.
const menu = document.getElementById("menu")
const bouton = document.getElementById("entete-menu")

// Les navigateurs récents disent d'eux-mêmes si le menu est ouvert ; les autres attendent cet attribut.
function direEtat(ouvert) {
  bouton.setAttribute("aria-expanded", String(ouvert))
}
direEtat(false)
menu.addEventListener("toggle", (evenement) => direEtat(evenement.newState === "open"))

// Un menu ouvert cacherait ce qui reçoit le focus après lui.
menu.addEventListener("focusout", (evenement) => {
  const suivant = evenement.relatedTarget
  if (suivant && suivant !== bouton && !menu.contains(suivant)) menu.hidePopover?.()
})

// Un tableau affiché en fiches (display: block) perd son sens dans certains lecteurs d'écran : les rôles le lui gardent.
// Ils sont posés ici, car un validateur les refuse, à juste titre, dans le HTML d'un vrai tableau.
const ROLES = {
  ".tableau": "table",
  ".tableau :is(thead, tbody)": "rowgroup",
  ".tableau tr": "row",
  ".tableau td": "cell",
  ".tableau th": "rowheader",
  ".tableau th[scope=col]": "columnheader",
}
for (const [selecteur, role] of Object.entries(ROLES)) {
  for (const element of document.querySelectorAll(selecteur)) element.setAttribute("role", role)
}

const rechercher = document.getElementById("rechercher")
rechercher.hidden = location.protocol === "file:" // un site ouvert sans serveur ne peut pas lire son index
rechercher.addEventListener("click", async () => {
  try {
    const { ouvrir } = await import("./recherche.js")
    ouvrir(rechercher)
  } catch {
    location.assign(rechercher.dataset.repli) // hors ligne, ou script refusé : le plan du site reste lisible
  }
})
