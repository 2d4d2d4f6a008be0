// Jouée avant les scripts de la page : ôte les interfaces inconnues, et fait des autres noms inconnus ce qu'en fait le style.
({ interfaces, attributs, proprietes, selecteurs, medias }) => {
  for (const chemin of interfaces) {
    const noms = chemin.split(".")
    const dernier = noms.pop()
    const objet = noms.reduce((parent, nom) => parent?.[nom], window)
    if (objet) delete objet[dernier]
  }

  // Un attribut inconnu se lit et s'écrit comme un autre, mais ne fait rien.
  const nommer = (nom) => (attributs.includes(String(nom).toLowerCase()) ? `data-inconnu-${nom}` : nom)
  for (const methode of ["getAttribute", "setAttribute", "hasAttribute", "removeAttribute", "toggleAttribute"]) {
    const origine = Element.prototype[methode]
    Element.prototype[methode] = function (nom, ...suite) {
      return origine.call(this, nommer(nom), ...suite)
    }
  }

  const ou = (noms) => noms.join("|") || "^\b"
  const enAttribut = new RegExp(`\\[(?=(?:${ou(attributs)})\\b)`, "g")
  const enSelecteur = new RegExp(`(::?)(?=(?:${ou(selecteurs)})\\b(?!-))`, "g")
  const enMedia = new RegExp(`\\((?=\\s*(?:${ou(medias)})\\b)`, "g")
  const vieillir = (texte) => String(texte).replace(enAttribut, "[data-inconnu-").replace(enSelecteur, "$1inconnu-")
  for (const sorte of [Document, DocumentFragment, Element]) {
    for (const methode of ["querySelector", "querySelectorAll", "matches", "closest"]) {
      const origine = sorte.prototype[methode]
      if (!origine) continue
      sorte.prototype[methode] = function (selecteur) {
        return origine.call(this, vieillir(selecteur))
      }
    }
  }

  const enPropriete = new RegExp(`^(?:${ou(proprietes)})$|\\b(?:${ou(proprietes)})(?=\\s*:)`, "g")
  const supporter = CSS.supports
  CSS.supports = (...demande) => supporter.apply(CSS, demande.map((texte) => vieillir(texte).replace(enPropriete, "inconnu-$&")))
  const demander = window.matchMedia
  window.matchMedia = (media) => demander.call(window, media.replace(enMedia, "(inconnu-"))
}
