/** French words of the three tiers: what is checked, what a value outside its limits means, and what to do then. */
import type { Messages } from '../words';

/** One question a tier. */
export const safetyTiers: Messages['safetyTiers'] = {
  1: { name: 'Cliché', asks: 'Est-ce un cliché qui peut être mesuré\u00a0?' },
  2: { name: 'Main', asks: 'Ressemble-t-il aux mains que le réseau connaît\u00a0?' },
  3: { name: 'Lecture', asks: 'L’âge, le stade et l’intervalle concordent-ils\u00a0?' },
};

/** Of a film, a hand or a reading: words without gender, or nouns. */
export const grades: Messages['grades'] = { good: 'Conforme', review: 'À vérifier', refuse: 'Refus', not_run: 'Non effectué' };

export const quality: Messages['quality'] = {
  brightness: {
    name: 'Luminosité', unit: 'de la pleine échelle', digits: 3, about: 'Niveau de gris moyen, le fond étant sombre\u00a0; un cliché inversé est d’abord rétabli.',
    low: { title: 'Le cliché est sombre', next: 'Exportez-le avec une fenêtre plus large, afin que les bords des os soient visibles.' },
    high: { title: 'Le cliché est clair', next: 'Vérifiez l’exposition et le fenêtrage, et que le cliché entier est dans l’image.' },
  },
  contrast: {
    name: 'Contraste', unit: 'de la pleine échelle', digits: 3, about: 'Du 1er au 99e percentile des niveaux de gris.',
    low: { title: 'Le cliché a peu de contraste', next: 'Exportez-le avec toute l’étendue de gris, ou à partir de l’image originale.' },
    high: { title: 'Le cliché a un contraste extrême', next: 'Exportez-le avec une fenêtre plus large\u00a0: des détails osseux peuvent être perdus.' },
  },
  noise: {
    name: 'Bruit', unit: 'du contraste', digits: 4, about: 'Écart-type du grain dans la main, rapporté au contraste.',
    low: { title: 'Le cliché est inhabituellement lisse', next: 'Utilisez l’image originale\u00a0: un filtrage fort masque les cartilages de croissance.' },
    high: { title: 'Le cliché est bruité', next: 'Utilisez l’image originale. Là où l’exposition était faible, regardez vous-même les cartilages de croissance.' },
  },
  sharpness: {
    name: 'Netteté', unit: '', digits: 4, about: 'Force des détails fins.',
    low: { title: 'Le cliché n’est pas net', next: 'Vérifiez s’il y a eu mouvement, et utilisez l’image originale au lieu d’une copie petite ou redimensionnée.' },
    high: { title: 'Le cliché est inhabituellement net', next: 'Utilisez l’image originale\u00a0: un renforcement de la netteté dessine des bords qui n’existent pas.' },
  },
  clipping: {
    name: 'Écrêtage', unit: 'de la main', digits: 3, about: 'Part des pixels de la main aux extrémités de l’étendue de gris.',
    low: null,
    high: { title: 'Une grande partie de la main est blanc pur ou noir pur', next: 'Exportez-le avec une fenêtre plus large, afin que les tissus mous et l’os gardent leurs niveaux de gris.' },
  },
  blockiness: {
    name: 'Blocs de compression', unit: '', digits: 2, about: 'Sauts tous les huit pixels, rapportés aux sauts ailleurs. Sans blocs, la valeur est proche de 1.',
    low: null,
    high: { title: 'Le fichier montre des blocs de forte compression', next: 'Exportez-le en PNG, ou en JPEG de meilleure qualité.' },
  },
  colour_cast: {
    name: 'Dominante de couleur', unit: 'de la luminosité', digits: 4, about: 'Distance moyenne au gris des couleurs enregistrées, rapportée à la luminosité moyenne.',
    low: null,
    high: { title: 'L’image a une dominante de couleur', next: 'C’est peut-être une photographie d’un écran ou d’un négatoscope. Utilisez le cliché exporté.' },
  },
  screen_pattern: {
    name: 'Motif d’écran', unit: '', digits: 2, about: 'Motif fin régulier le plus fort, rapporté à ce qui l’entoure dans le spectre.',
    low: null,
    high: { title: 'L’image montre un motif fin régulier', next: 'C’est peut-être une photographie d’un écran, ou une grille dans le cliché. Utilisez le cliché exporté.' },
  },
  uneven_light: {
    name: 'Éclairage inégal', unit: 'du contraste', digits: 3, about: 'Variation du fond à travers l’image, rapportée au contraste.',
    low: null,
    high: { title: 'Le fond est éclairé de façon inégale', next: 'C’est peut-être une photographie d’un négatoscope ou d’un écran. Utilisez le cliché exporté.' },
  },
  foreground_share: {
    name: 'Part de la main', unit: 'de l’image', digits: 3, about: 'Part de l’image plus claire que le fond.',
    low: { title: 'La main occupe peu de l’image', next: 'Recadrez le cliché sur la main et le poignet\u00a0: «\u00a0Recadrer\u00a0», au-dessus du cliché.' },
    high: { title: 'Il ne reste presque plus de fond', next: 'Vérifiez que la main entière est dans l’image, avec un peu de fond autour.' },
  },
  border_contact: {
    name: 'Contact avec le bord', unit: 'du bord', digits: 3, about: 'Part du bord de l’image que la main touche.',
    low: null,
    high: { title: 'La main est coupée par le bord de l’image', next: 'Vérifiez que tous les doigts et le poignet sont dans l’image.' },
  },
  separate_parts: {
    name: 'Parties séparées', unit: '', digits: 0, about: 'Nombre de grandes parties qui ne se touchent pas.',
    low: { title: 'Aucune partie ne se détache du fond', next: 'Vérifiez que le cliché montre une main.' },
    high: { title: 'L’image montre des parties séparées', next: 'Recadrez le cliché sur une seule main («\u00a0Recadrer\u00a0», au-dessus du cliché). Deux mains, une étiquette coupée ou un implant peuvent donner cet aspect.' },
  },
  perspective: {
    name: 'Perspective', unit: '°', digits: 1, about: 'À quel point les bords du cliché sont tournés différemment. Un cliché numérisé a des angles droits, un cliché photographié n’en a pas.',
    low: null,
    high: { title: 'Les bords du cliché ne sont pas à angle droit', next: 'C’est peut-être une photographie prise de côté. Utilisez le cliché exporté\u00a0: une vue oblique change les proportions des os.' },
  },
};

/** Never a diagnosis: what the distance says, and what can look so. */
export const hand: Messages['hand'] = {
  name: 'Distance aux mains connues',
  about: 'À quelle distance le cliché se trouve des mains sur lesquelles le réseau a appris, dans les caractéristiques propres au réseau.',
  review: 'Le cliché s’écarte quelque peu des mains que le réseau connaît',
  refuse: 'Le cliché ne ressemble pas aux mains que le réseau connaît',
  next: 'Vérifiez qu’il montre une main entière, de face. Un pied, un coude, une main d’adulte, un plâtre ou une forte déformation peuvent donner cet aspect. Si c’est une main d’enfant, faites-la lire par un expert.',
};

export const shape: Messages['shape'] = {
  few_fingers: {
    name: 'Doigts vus', about: 'Nombre d’extrémités de doigts dans le contour.',
    review: 'Tous les doigts ne sont pas vus', refuse: 'C’est peut-être une partie de main',
    next: 'Vérifiez que le cliché montre une main entière avec le poignet, doigts écartés. Un doigt, un poignet ou une main fermée ne peuvent pas être lus.',
  },
  two_hands: {
    name: 'Mains vues', about: 'Nombre de mains dans le contour.',
    review: 'Le cliché montre peut-être deux mains', refuse: 'Le cliché montre peut-être deux mains',
    next: 'Vérifiez sous «\u00a0Ce que le réseau a vu\u00a0» que la main lue est celle qui était voulue, habituellement la gauche. L’autre peut être lue à partir de là.',
  },
};

/** Names are short: with the sex behind them they label the lines of a narrow graph. */
export const findings: Messages['findings'] = {
  age_outside_stage: {
    name: 'Âge et stade',
    title: (value, limit) => `L’âge et le stade diffèrent de ${value} (limite ${limit}).`,
    next: 'L’âge est hors du stade le plus probable. Faites lire le cliché par un expert.',
  },
  age_at_lower_limit: {
    name: 'Borne inférieure',
    title: (_value, limit) => `L’âge est à la borne inférieure de ce qui peut être indiqué (${limit}).`,
    next: 'L’apprentissage s’est fait sur peu de clichés de cet âge. Prenez la valeur comme un repère approximatif.',
  },
  age_at_upper_limit: {
    name: 'Borne supérieure',
    title: (_value, limit) => `L’âge est à la borne supérieure de ce qui peut être indiqué (${limit}).`,
    next: 'La main est peut-être mature. Lisez la valeur comme «\u00a0au moins\u00a0», pas comme un âge exact.',
  },
  sex_difference: {
    name: 'Féminin/masculin',
    title: (value, limit) => `Les lectures pour le sexe féminin et pour le sexe masculin diffèrent de ${value} (limite ${limit}).`,
    next: 'Une même main est rarement lue de façon si différente. Vérifiez le cliché, et faites-le lire par un expert.',
  },
  wide_interval: {
    name: 'Largeur d’intervalle',
    title: (value, limit) => `L’intervalle s’étend de ${value} de chaque côté (limite ${limit}).`,
    next: 'Le réseau n’est pas sûr de ce cliché. Lisez l’intervalle, pas la valeur.',
  },
  implausible_age: {
    name: 'Âge plausible',
    title: (value, limit) => `L’âge du réseau est à ${value} hors de ce qui peut être indiqué (limite ${limit}).`,
    next: 'Vérifiez que le bon cliché a été ouvert et le bon sexe choisi.',
  },
  under_24_months: {
    name: 'Moins de 24 mois',
    title: (_value, limit) => `L’âge osseux est inférieur à ${limit}.`,
    next: 'L’apprentissage s’est fait sur peu de clichés de cet âge. Faites lire le cliché par un expert.',
  },
  skeletally_mature: {
    name: 'Maturité osseuse',
    title: (value, limit) => `Une main mature\u00a0: ${value} ${value === '1' ? 'facteur' : 'facteurs'} sur 5 ${value === '1' ? 'parle' : 'parlent'} pour cela (${limit} nécessaires).`,
    next: 'Une main mature n’a pas d’âge osseux au-delà de la borne supérieure de l’étendue. Ne l’utilisez pas pour juger la croissance ni pour prédire la taille.',
  },
  far_from_chronological_age: {
    name: 'Âge osseux/âge',
    title: (value, limit) => `L’âge osseux et l’âge diffèrent de ${value} (limite ${limit}).`,
    next: 'Vérifiez la date de naissance, la date de l’examen et que le cliché est celui de cet enfant. La différence peut être réelle\u00a0: faites lire le cliché par un expert.',
  },
  views_disagree: {
    name: 'Seconde lecture',
    title: (value, limit) => `En miroir ou tourné, le même cliché est lu avec une différence allant jusqu’à ${value} (limite ${limit}).`,
    next: 'Une main a un seul âge, quelle que soit sa position. Faites lire le cliché par un expert.',
  },
};

/** What lowered the certainty, after « par ». */
export const lowering: Messages['lowering'] = {
  half_width: 'un intervalle large',
  quality: 'la qualité du cliché',
  unlike_a_hand: 'un cliché qui ne ressemble pas aux mains que le réseau connaît',
  inconsistent: 'des résultats qui ne concordent pas',
  implausible_age: 'un âge au-delà de ce qui peut être indiqué',
  skeletally_mature: 'une main mature',
  under_24_months: 'un âge inférieur à 24 mois',
  contraindicated: 'une contre-indication signalée',
};

export const maturityFactors: Messages['maturityFactors'] = {
  age_at_ceiling: { name: 'Âge à la borne supérieure', about: 'L’âge avant d’être ramené à l’étendue.' },
  near_maturity_probability: { name: 'Probabilité du dernier stade', about: 'Probabilité calibrée de «\u00a0Proche de la maturité\u00a0».' },
  interval_at_ceiling: { name: 'Intervalle à la borne supérieure', about: 'Borne supérieure de l’intervalle avant d’être ramené à l’étendue.' },
  reference_distance: { name: 'Plus proche des mains matures', about: 'Positif\u00a0: plus proche des mains matures des clichés d’apprentissage que de celles en croissance.' },
  fused_physes: { name: 'Cartilages de croissance fusionnés', about: 'L’indice propre au réseau, sur une échelle logit.' },
};

export const maturity: Messages['maturity'] = {
  heading: 'Maturité osseuse',
  mature: 'Squelette mature',
  // In a sentence the short unit of years would read as a verb; the limit is always of several years.
  limit: (sex, limit) => `Aucun âge supérieur à ${limit} (${sex}) n’est indiqué.`,
  sexes: { female: 'filles', male: 'garçons' },
  votes: (votes, needed) => `${votes} ${votes === 1 ? 'facteur' : 'facteurs'} sur 5 ${votes === 1 ? 'parle' : 'parlent'} pour une main mature. Il en faut ${needed}, dont la proximité des mains matures ou les cartilages de croissance.`,
  growing: 'Non mature',
  columns: { factor: 'Facteur', value: 'Mesuré', limit: 'À partir de', vote: 'Vote' },
  yes: 'Mature',
  no: 'En croissance',
};

export const infant: Messages['infant'] = {
  heading: 'Moins de 24 mois',
  interval: 'L’intervalle est large pour une main si jeune\u00a0: lisez-le, pas la valeur.',
  sds: 'Aucun score d’écart-type n’est indiqué\u00a0: au-dessous de 24 mois, un écart-type vaut 1 à 5 mois (Brush Foundation), moins que l’erreur propre du réseau.',
};

/** The same film read again, mirrored and turned. */
export const secondLook: Messages['secondLook'] = {
  heading: 'Seconde lecture',
  about: 'Le même cliché, en miroir et légèrement tourné de chaque côté. Une lecture à laquelle on peut se fier change peu\u00a0; l’âge indiqué est celui du cliché tel qu’il est.',
  button: 'Lire de nouveau (en miroir et tourné)',
  progress: (number, of) => `seconde lecture ${number} sur ${of}`,
  looking: 'Nouvelle lecture\u00a0: le cliché en miroir et tourné.',
  views: { as_is: 'Tel quel', mirrored: 'En miroir', turned_left: 'Tourné à gauche', turned_right: 'Tourné à droite' },
  columns: { view: 'Vue', age: 'Âge osseux', difference: 'Différence' },
  largest: (value, limit) => `Plus grande différence ${value}, limite\u00a0: ${limit}.`,
  unlimited: (value) => `Plus grande différence ${value}. Ce pack n’a pas de limite pour elle.`,
};

export const safety: Messages['safety'] = {
  heading: 'Sécurité',
  verdicts: { good: 'Rien à vérifier', review: 'Vérifier avant d’utiliser la valeur', refuse: 'Refusé' },
  counts: (total, look, refused) => {
    const parts = [refused > 0 ? `${refused} refus` : '', look > 0 ? `${look} à vérifier` : ''].filter(Boolean);
    return `${total} ${total === 1 ? 'contrôle' : 'contrôles'}, ${parts.join(', ') || 'aucun à vérifier'}`;
  },
  notChecked: 'Non contrôlé',
  withheld: 'Retenu',
  film: (counts) => `Cliché\u00a0: ${counts}`,
};
