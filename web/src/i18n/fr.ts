/** The French catalogue. A no-break space stands before : ; ? and %. « Cliché » is the film, « lecture » what is read of it. */
import { failures, layers, measures, stages, tiers } from './fr/codes';
import { dicom } from './fr/dicom';
import { engine } from './fr/engine';
import { evidence } from './fr/evidence';
import { figures } from './fr/figures';
import { films } from './fr/films';
import { adultHeight, child, standing, tw3 } from './fr/growth';
import { followUp } from './fr/followup';
import { own } from './fr/own';
import { offline } from './fr/offline';
import { placement } from './fr/placement';
import { report } from './fr/report';
import { settings } from './fr/settings';
import { findings, grades, hand, infant, lowering, maturity, maturityFactors, quality, safety, safetyTiers, secondLook, shape } from './fr/safety';
import type { Messages } from './words';

const steps: Messages['steps'] = {
  download: 'Chargement du moteur et du paquet de modèle',
  start_engine: 'Démarrage du moteur',
  decode: 'Décodage',
  validate: 'Contrôle du cliché',
  prepare: 'Préparation',
  infer: 'Exécution du réseau',
  assess: 'Évaluation',
};

const sexes: Messages['sexes'] = { female: 'Fille', male: 'Garçon', unknown: 'Inconnu' };

export const fr: Messages = {
  product: 'Carpal',
  tagline: 'Âge osseux d’après une radiographie de la main',
  researchUse: 'Usage de recherche, pas un dispositif médical',
  nonCommercial: 'Usage non commercial uniquement',
  skip: 'Aller au contenu',
  units: { year: 'an', years: 'ans', months: 'mois', megabytes: 'Mo', kilobytes: 'ko' },
  views: { label: 'Vues', read: 'Lire', followup: 'Suivi', evidence: 'Preuves', settings: 'Réglages' },
  engine, report, settings, figures, followUp, own,
  failures, layers, measures, stages, tiers, evidence, steps, sexes,
  adultHeight, child, standing, tw3,
  dicom, films, offline, findings, grades, hand, infant, lowering, maturity, maturityFactors, placement, quality, safety, safetyTiers, secondLook, shape,

  bar: { open: 'Ouvrir un cliché', help: 'Touches et aide' },

  idle: {
    title: 'Ouvrir une radiographie de la main',
    drop: 'Déposez-la n’importe où sur cette page, seule, dans un dossier ou dans un fichier ZIP\u00a0; collez-la\u00a0; ou choisissez-la.',
    open: 'Choisir un cliché',
    folder: 'Choisir un dossier',
    takes: { term: 'Accepte', text: 'DICOM (aussi DICOMDIR), PNG, JPEG, TIFF, WebP ou BMP\u00a0: un cliché de face d’une main à la fois.' },
    privacy: { term: 'Confidentialité', text: 'Rien ne quitte cet ordinateur\u00a0: le cliché est lu dans ce navigateur.', link: 'Comment cela est assuré' },
    sample: { term: 'Pas de cliché sous la main', button: 'Essayer l’exemple', text: 'Un fantôme synthétique, pas le cliché d’un enfant.' },
    dropHere: 'Déposer pour ouvrir',
  },

  terms: {
    title: 'Avant la première lecture',
    intended: 'Usage prévu',
    licence: 'Conditions des poids du réseau',
    download: 'Téléchargement',
    size: (model, engineSize) => `Une seule fois, depuis l’endroit qui fournit cette page\u00a0: paquet de modèle ${model}, moteur ${engineSize}. Ils sont enregistrés dans ce navigateur\u00a0; les visites suivantes n’ont pas besoin de réseau.`,
    sizeUnknown: 'La description du paquet de modèle n’a pas pu être chargée, sa taille n’est donc pas encore connue.',
    privacy: 'Aucun cliché et aucun résultat n’est envoyé où que ce soit. Tout cela reste lisible sous «\u00a0Preuves\u00a0».',
    accept: 'Accepter et charger',
    retry: 'Réessayer',
  },

  film: {
    heading: 'Cliché',
    synthetic: 'Fantôme synthétique, pas le cliché d’un enfant',
    format: { png: 'PNG', jpeg: 'JPEG', bmp: 'BMP', dicom: 'DICOM', tiff: 'TIFF', webp: 'WebP' },
    channels: { 1: 'gris', 2: 'gris + alpha', 3: 'RVB', 4: 'RVBA' },
    bits: (bits) => `${bits}\u00a0bits`,
  },

  sex: {
    legend: 'Sexe de l’enfant',
    why: 'Nécessaire\u00a0: l’âge osseux en dépend.',
    fromFile: { female: 'Le fichier indique une fille. Choisissez pour confirmer.', male: 'Le fichier indique un garçon. Choisissez pour confirmer.' },
    ifOther: { female: 'Si fille', male: 'Si garçon' },
    asFemale: 'comme fille',
    asMale: 'comme garçon',
  },

  verdict: {
    heading: 'Âge osseux',
    readAs: { female: 'Lu comme fille', male: 'Lu comme garçon' },
    months: 'mois',
    interval: (level, low, high) => `Intervalle à ${level}\u00a0: de ${low} à ${high}`,
    intervalOf: (level) => `Intervalle à ${level}`,
    fromTo: (low, high) => `de ${low} à ${high}`,
    waiting: 'Prêt. Choisissez le sexe pour voir le résultat.',
    againstRefusal: 'Lu malgré un refus',
    againstRefusalNote: 'L’exactitude mesurée n’étaye pas les valeurs ci-dessous.',
    againstAction: 'N’utilisez pas la valeur sans la lecture de ce cliché par un expert.',
    both: 'Sexe inconnu\u00a0: les deux lectures',
    difference: (months) => `Garçon par rapport à fille\u00a0: ${months}`,
    axis: (age, low, high) => `Âge osseux ${age}, intervalle de ${low} à ${high}, sur une ligne de 0 à 19 ans`,
    interpretation: 'Interprétation',
    action: 'Conduite',
    certaintyNote: 'La certitude décrit le réseau sur ce cliché, pas l’enfant.',
    lowered: (from, why) => `Abaissée depuis ${from} par ${why}.`,
    alsoLow: (why) => `Elle serait aussi abaissée par ${why}.`,
  },

  stage: {
    heading: 'Stade',
    range: (low, high) => `de ${low} à ${high} ans`,
    features: 'Caractéristiques',
    probabilities: 'Probabilités des stades',
    columns: { stage: 'Stade', years: 'Années', probability: 'Probabilité' },
    mostProbable: 'le plus probable',
  },

  findingsPanel: { heading: 'À regarder', agree: 'L’âge et le stade concordent.' },

  checks: {
    heading: 'Contrôles',
    columns: { check: 'Contrôle', value: 'Mesuré', limit: 'Limite', verdict: 'Verdict' },
    within: 'dedans',
    beyond: 'au-delà',
    fewerThan: (limit) => `moins de ${limit}`,
    atMost: (high) => `au plus ${high}`,
    atLeast: (low) => `au moins ${low}`,
    between: (low, high) => `de ${low} à ${high}`,
    pointsTo: (what) => `Évoque ${what}.`,
    profile: (name, source) => `Limites\u00a0: profil «\u00a0${name}\u00a0» (${source}).`,
    reference: (tier, source) => `${tier}\u00a0: ${source}.`,
    noReference: 'Ce paquet ne distingue pas une main d’une autre partie du corps.',
    waitsForSex: 'Attend le sexe',
  },

  refusal: {
    title: 'Non lu',
    measured: (name, value, limit) => `${name} ${value}, limite ${limit}.`,
    readAnyway: 'Lire quand même',
    openOther: 'Ouvrir un autre cliché',
    warning: 'Lire quand même marque le résultat et chacun de ses exports.',
    final: 'Ce cliché ne peut pas être lu quand même\u00a0: il contient trop peu d’image, et une valeur ne reposerait sur rien.',
  },

  failure: { title: 'Non lu', again: 'Réessayer', code: (code, detail) => (detail ? `${code}\u00a0: ${detail}` : code) },

  job: {
    reading: 'Lecture du cliché',
    cancel: 'Annuler',
    elapsed: (seconds) => `${seconds}\u00a0s`,
    bytes: (done, total) => `${done} sur ${total}`,
  },

  record: {
    heading: 'Enregistrement',
    film: 'SHA-256 du cliché',
    model: 'Modèle',
    core: 'Noyau',
    engine: 'Moteur',
    times: 'Durées',
    time: { decode: 'décodage', validate: 'contrôle', prepare: 'préparation', infer: 'réseau', second_look: 'second regard', assess: 'évaluation' },
    provider: { wasm: 'WebAssembly', webgpu: 'WebGPU' },
    threads: (count) => (count === 1 ? '1 fil' : `${count} fils`),
    noName: 'L’enregistrement porte l’empreinte du cliché, pas son nom. Usage de recherche, pas un dispositif médical\u00a0; usage non commercial uniquement.',
  },

  notices: {
    sex_cleared: 'Nouveau cliché\u00a0: le sexe a été effacé.',
    cancelled: 'Lecture annulée.',
    look_cancelled: 'Second regard annulé. La lecture reste telle quelle.',
    look_failed: 'Le second regard a échoué. La lecture reste telle quelle.',
    only_film: 'C’était le seul cliché parmi les fichiers.',
    not_a_file: 'Il n’y avait aucun fichier. Déposez ou collez des clichés, un dossier ou un fichier ZIP.',
    sample_missing: 'Le cliché d’exemple ne fait pas partie de cette installation.',
  },

  status: {
    label: 'État',
    ready: 'Prêt',
    notLoaded: 'Paquet de modèle non chargé',
    packFailed: 'Paquet de modèle non chargé',
    last: (time, engineName) => `Dernière lecture ${time}, ${engineName}`,
    nothingSent: 'Rien n’est envoyé',
  },

  viewer: {
    label: 'Cliché. Les flèches le déplacent, plus et moins agrandissent et réduisent, 0 ajuste, W passe au fenêtrage, I inverse, H montre le contour, G où le réseau a regardé, C recadre.',
    tools: 'Outils du cliché',
    zoomIn: 'Agrandir', zoomOut: 'Réduire', fit: 'Ajuster', window: 'Fenêtrage', invert: 'Inverser', outline: 'Contour', attention: 'Carte de chaleur', crop: 'Recadrer', reset: 'Rétablir',
    enlarge: 'Agrandir le cliché', reduce: 'Réduire le cliché',
    readout: (width, level) => `W ${width}  L ${level}`,
    cropHint: 'Tracez un cadre sur la partie du cliché à lire.',
    windowHint: 'Glissez\u00a0: à gauche et à droite change la largeur de la fenêtre, en haut et en bas le niveau.',
    displayOnly: 'Affichage seulement\u00a0: la lecture utilise le cliché tel qu’enregistré et placé.',
  },

  help: {
    title: 'Touches',
    close: 'Fermer',
    rows: [
      ['O', 'Ouvrir un cliché'], ['1, 2, 3, 4', 'Lire, Suivi, Preuves, Réglages'], ['+ − 0', 'Agrandir, réduire, ajuster'],
      ['Flèches', 'Déplacer le cliché (quand il a le focus)\u00a0; fenêtre et niveau en mode W'],
      ['W', 'Fenêtrage en glissant\u00a0; de nouveau pour déplacer le cliché'], ['I', 'Inverser l’affichage'],
      ['H', 'Contour de la main et ce qui a été recadré'], ['C', 'Recadrer\u00a0: tracer la partie à lire'], ['G', 'Où le réseau a regardé, sur le cliché'],
      ['Flèches, Entrée', 'Dans une liste de clichés\u00a0: se déplacer, ouvrir'],
      ['Échap', 'Annuler une lecture\u00a0; fermer un panneau'], ['?', 'Ce panneau'],
    ],
    mouse: 'Souris\u00a0: la molette agrandit au pointeur, glisser déplace, glisser avec le bouton droit change fenêtre et niveau. Tactile\u00a0: un doigt déplace, deux doigts agrandissent.',
  },

  announce: {
    reading: 'Lecture du cliché.',
    chooseSex: 'Le cliché a été lu. Choisissez le sexe de l’enfant pour obtenir le résultat.',
    verdict: (sex, age, interval, tier) => `Âge osseux ${sex} ${age}, ${interval}. ${tier}.`,
    refused: (why) => `Non lu. ${why}`,
    mature: (sex, limit) => `Squelette mature ${sex}. ${limit}`,
    look: (counts) => `${counts}.`,
    secondLook: (sex, difference) => `Second regard ${sex}\u00a0: plus grande différence ${difference}.`,
    failed: (why) => `Non lu. ${why}`,
  },
};
