/** The French catalogue. « a » stands for years beside a number: it has no plural, and no full stop where a sentence ends. */
import { batch } from './fr/batch';
import { failures, layers, measures, stages, tiers } from './fr/codes';
import { dicom } from './fr/dicom';
import { engine } from './fr/engine';
import { evidence } from './fr/evidence';
import { figures } from './fr/figures';
import { films } from './fr/films';
import { followUp } from './fr/followup';
import { adultHeight, child, standing, tw3 } from './fr/growth';
import { offline } from './fr/offline';
import { own } from './fr/own';
import { packs } from './fr/packs';
import { placement } from './fr/placement';
import { report } from './fr/report';
import { findings, grades, hand, infant, lowering, maturity, maturityFactors, quality, safety, safetyTiers, secondLook, shape } from './fr/safety';
import { secondOpinion } from './fr/second-opinion';
import { settings } from './fr/settings';
import { study } from './fr/study';
import type { Messages } from './words';

const steps: Messages['steps'] = {
  download: 'Chargement du moteur et du pack de modèle',
  start_engine: 'Démarrage du moteur',
  decode: 'Décodage',
  validate: 'Contrôle du cliché',
  prepare: 'Préparation',
  infer: 'Calcul du réseau',
  assess: 'Évaluation',
};

const sexes: Messages['sexes'] = { female: 'Féminin', male: 'Masculin', unknown: 'Inconnu' };

export const fr: Messages = {
  product: 'Carpal',
  tagline: 'Âge osseux à partir d’une radiographie de la main',
  researchUse: 'Usage de recherche, pas un dispositif médical',
  nonCommercial: 'Usage non commercial uniquement',
  skip: 'Aller au contenu',
  units: { year: 'an', years: 'ans', months: 'mois', megabytes: 'Mo', kilobytes: 'ko' },
  views: { label: 'Vues', read: 'Lecture', batch: 'Lot', followup: 'Suivi', evidence: 'Preuves', settings: 'Réglages' },
  engine, report, secondOpinion, settings, figures, followUp, own, packs, batch, study,
  failures, layers, measures, stages, tiers, evidence, steps, sexes,
  adultHeight, child, standing, tw3,
  dicom, films, offline, findings, grades, hand, infant, lowering, maturity, maturityFactors, placement, quality, safety, safetyTiers, secondLook, shape,

  bar: { open: 'Ouvrir un cliché', help: 'Touches et aide' },

  idle: {
    title: 'Ouvrir une radiographie de la main',
    drop: 'Déposez-la n’importe où sur cette page, seule, dans un dossier ou dans un fichier ZIP\u00a0; collez-la\u00a0; ou choisissez-la.',
    open: 'Choisir un cliché',
    folder: 'Choisir un dossier',
    takes: { term: 'Accepte', text: 'DICOM (aussi DICOMDIR), PNG, JPEG, TIFF, WebP ou BMP\u00a0: un cliché de face d’une seule main à la fois.' },
    privacy: { term: 'Confidentialité', text: 'Rien ne quitte cet ordinateur\u00a0: le cliché est lu dans ce navigateur.', link: 'Comment cela est garanti' },
    sample: { term: 'Pas de cliché sous la main', button: 'Essayer l’exemple', text: 'Un fantôme synthétique, pas le cliché d’un enfant.' },
    dropHere: 'Déposer pour ouvrir',
  },

  terms: {
    title: 'Avant la première lecture',
    intended: 'Usage prévu',
    licence: 'Conditions des poids du réseau',
    download: 'Téléchargement',
    size: (model, engine) => `Une seule fois, depuis le site qui fournit cette page\u00a0: pack de modèle ${model}, moteur ${engine}. Ils sont enregistrés dans ce navigateur\u00a0; les visites suivantes n’ont pas besoin de réseau.`,
    sizeUnknown: 'La description du pack de modèle n’a pas pu être chargée\u00a0; sa taille n’est donc pas encore connue.',
    privacy: 'Aucun cliché et aucun résultat n’est envoyé où que ce soit. Tout cela reste lisible sous «\u00a0Preuves\u00a0».',
    accept: 'Accepter et charger',
    retry: 'Réessayer',
  },

  film: {
    heading: 'Cliché',
    synthetic: 'Fantôme synthétique, pas le cliché d’un enfant',
    channels: { 1: 'gris', 2: 'gris + alpha', 3: 'RGB', 4: 'RGBA' },
    bits: (bits) => `${bits}\u00a0bits`,
  },

  sex: {
    legend: 'Sexe de l’enfant',
    why: 'Nécessaire\u00a0: l’âge osseux en dépend.',
    fromFile: { female: 'Le fichier indique le sexe féminin. Choisissez pour confirmer.', male: 'Le fichier indique le sexe masculin. Choisissez pour confirmer.' },
    ifOther: { female: 'Si le sexe est féminin', male: 'Si le sexe est masculin' },
    asFemale: 'pour le sexe féminin',
    asMale: 'pour le sexe masculin',
  },

  verdict: {
    heading: 'Âge osseux',
    readAs: { female: 'Lu pour le sexe féminin', male: 'Lu pour le sexe masculin' },
    months: 'mois',
    interval: (level, low, high) => `intervalle à ${level} de ${low} à ${high}`,
    intervalOf: (level) => `Intervalle à ${level}`,
    fromTo: (low, high) => `de ${low} à ${high}`,
    waiting: 'Prêt. Choisissez le sexe pour voir le résultat.',
    againstRefusal: 'Lu malgré un refus',
    againstRefusalNote: 'Les valeurs ci-dessous ne sont pas étayées par l’exactitude mesurée.',
    againstAction: 'N’utilisez pas la valeur sans lecture de ce cliché par un expert.',
    both: 'Sexe inconnu\u00a0: les deux lectures',
    difference: (months) => `Masculin par rapport à féminin\u00a0: ${months}`,
    axis: (age, low, high) => `Âge osseux ${age}, intervalle de ${low} à ${high}, sur une ligne de 0 à 19 ans`,
    interpretation: 'Interprétation',
    action: 'Conduite à tenir',
    certaintyNote: 'La certitude décrit le réseau sur ce cliché, pas l’enfant.',
    lowered: (from, why) => `Abaissée depuis «\u00a0${from}\u00a0» par ${why}.`,
    alsoLow: (why) => `La certitude serait aussi abaissée par ${why}.`,
  },

  stage: {
    heading: 'Stade',
    range: (low, high) => `${low} à ${high} ans`,
    features: 'Caractéristiques',
    probabilities: 'Probabilités des stades',
    columns: { stage: 'Stade', years: 'Années', probability: 'Probabilité' },
    mostProbable: 'le plus probable',
  },

  findingsPanel: { heading: 'À vérifier', agree: 'L’âge et le stade concordent.' },

  checks: {
    heading: 'Contrôles',
    columns: { check: 'Contrôle', value: 'Mesuré', limit: 'Limite', verdict: 'Verdict' },
    within: 'dans la limite',
    beyond: 'hors limite',
    fewerThan: (limit) => `moins de ${limit}`,
    atMost: (high) => `au plus ${high}`,
    atLeast: (low) => `au moins ${low}`,
    between: (low, high) => `${low} à ${high}`,
    pointsTo: (what) => `Évoque ${what}.`,
    profile: (name, source) => `Limites\u00a0: profil «\u00a0${name}\u00a0» (${source}).`,
    reference: (tier, source) => `${tier}\u00a0: ${source}.`,
    noReference: 'Ce pack ne distingue pas une main d’une autre partie du corps.',
    waitsFor: { sex: 'En attente du sexe', own: 'En attente de votre lecture' },
  },

  refusal: {
    title: 'Non lu',
    measured: (name, value, limit) => `${name}\u00a0: ${value}, limite\u00a0: ${limit}.`,
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
    time: { decode: 'décodage', validate: 'contrôle', prepare: 'préparation', infer: 'réseau', second_look: 'seconde lecture', assess: 'évaluation' },
    threads: (count) => (count === 1 ? '1 thread' : `${count} threads`),
    noName: 'L’enregistrement contient l’empreinte du cliché, pas son nom. Usage de recherche, pas un dispositif médical\u00a0; usage non commercial uniquement.',
  },

  notices: {
    sex_cleared: 'Nouveau cliché\u00a0: le sexe a été effacé.',
    cancelled: 'Lecture annulée.',
    look_cancelled: 'Seconde lecture annulée. La lecture reste telle qu’elle était.',
    look_failed: 'La seconde lecture a échoué. La lecture reste telle qu’elle était.',
    only_film: 'C’était le seul cliché parmi les fichiers.',
    not_a_file: 'Il n’y avait pas de fichier. Déposez ou collez des clichés, un dossier ou un fichier ZIP.',
    sample_missing: 'Le cliché d’exemple ne fait pas partie de cette installation.',
  },

  status: {
    label: 'État',
    ready: 'Prêt',
    notLoaded: 'Pack de modèle non chargé',
    packFailed: 'Pack de modèle non chargé',
    last: (time, engine) => `Dernière lecture ${time}, ${engine}`,
    nothingSent: 'Rien n’est envoyé',
  },

  viewer: {
    label: 'Cliché. Les flèches le déplacent, plus et moins zooment, 0 ajuste, W passe au fenêtrage, I inverse, H montre le contour, G montre où le réseau a regardé, C recadre.',
    tools: 'Outils du cliché',
    zoomIn: 'Agrandir', zoomOut: 'Réduire', fit: 'Ajuster', window: 'Fenêtrage', invert: 'Inverser', outline: 'Contour', attention: 'Carte de chaleur', crop: 'Recadrer', reset: 'Réinitialiser',
    enlarge: 'Montrer le cliché en grand', reduce: 'Montrer le cliché en petit',
    readout: (width, level) => `W ${width}  L ${level}`,
    cropHint: 'Faites glisser sur la partie du cliché qui doit être lue.',
    windowHint: 'Faire glisser\u00a0: à gauche et à droite pour la largeur de fenêtre, en haut et en bas pour le niveau.',
    displayOnly: 'Affichage seulement\u00a0: la lecture utilise le cliché tel qu’il est enregistré et placé.',
  },

  help: {
    title: 'Touches',
    close: 'Fermer',
    rows: [
      ['O', 'Ouvrir un cliché'], ['1 à 5', 'Lecture, Lot, Suivi, Preuves, Réglages'], ['+ − 0', 'Agrandir, réduire, ajuster'],
      ['Flèches', 'Déplacer le cliché (lorsqu’il a le focus)\u00a0; largeur et niveau de fenêtre en mode W'],
      ['W', 'Fenêtrage par glissement\u00a0; de nouveau pour déplacer le cliché'], ['I', 'Inverser l’affichage'],
      ['H', 'Contour de la main et ce qui a été découpé'], ['C', 'Recadrer\u00a0: faire glisser sur la partie qui doit être lue'], ['G', 'Où le réseau a regardé, sur le cliché'],
      ['Flèches, Entrée', 'Dans une liste de clichés\u00a0: se déplacer, ouvrir'],
      ['Échap', 'Annuler une lecture\u00a0; fermer une feuille'], ['?', 'Cette feuille'],
    ],
    mouse: 'Souris\u00a0: la molette zoome au pointeur, le glissement déplace, le glissement avec le bouton droit change la largeur et le niveau de fenêtre. Écran tactile\u00a0: un doigt déplace, deux doigts zooment.',
  },

  announce: {
    reading: 'Lecture du cliché.',
    chooseSex: 'Le cliché a été lu. Choisissez le sexe de l’enfant pour obtenir le résultat.',
    verdict: (sex, age, interval, tier) => `Âge osseux ${sex}\u00a0: ${age}, ${interval}. ${tier}.`,
    refused: (why) => `Non lu. ${why}`,
    mature: (sex, limit) => `Squelette mature ${sex}. ${limit}`,
    look: (counts) => `${counts}.`,
    secondLook: (sex, difference) => `Seconde lecture ${sex}\u00a0: plus grande différence ${difference}.`,
    failed: (why) => `Non lu. ${why}`,
  },
};
