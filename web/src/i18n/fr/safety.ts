/** French words of the three tiers: what is checked, what a value outside its limits means, and what to do then. */
import type { Messages } from '../words';

export const safetyTiers: Messages['safetyTiers'] = {
  1: { name: 'Cliché', asks: 'Est-ce un cliché mesurable\u00a0?' },
  2: { name: 'Main', asks: 'Ressemble-t-elle aux mains que le réseau connaît\u00a0?' },
  3: { name: 'Lecture', asks: 'Âge, stade et intervalle concordent-ils\u00a0?' },
};

export const grades: Messages['grades'] = { good: 'Bon', review: 'À regarder', refuse: 'Refusé', not_run: 'Non exécuté' };

export const quality: Messages['quality'] = {
  brightness: {
    name: 'Luminosité', unit: 'de la pleine échelle', digits: 3, about: 'Niveau de gris moyen avec un fond sombre\u00a0; un cliché inversé est d’abord rétabli.',
    low: { title: 'Le cliché est sombre', next: 'Exportez-le avec une fenêtre plus large, pour que les bords des os soient visibles.' },
    high: { title: 'Le cliché est clair', next: 'Vérifiez l’exposition et la fenêtre, et que tout le cliché est dans l’image.' },
  },
  contrast: {
    name: 'Contraste', unit: 'de la pleine échelle', digits: 3, about: 'Du 1er au 99e centile des niveaux de gris.',
    low: { title: 'Le cliché est peu contrasté', next: 'Exportez-le avec toute l’étendue des gris, ou depuis l’image d’origine.' },
    high: { title: 'Le cliché est extrêmement contrasté', next: 'Exportez-le avec une fenêtre plus large\u00a0: des détails osseux peuvent être perdus.' },
  },
  noise: {
    name: 'Bruit', unit: 'du contraste', digits: 4, about: 'Écart type du grain dans la main, rapporté au contraste.',
    low: { title: 'Le cliché est inhabituellement lisse', next: 'Utilisez l’image d’origine\u00a0: un filtrage fort cache les cartilages de croissance.' },
    high: { title: 'Le cliché est bruité', next: 'Utilisez l’image d’origine. Si l’exposition était faible, regardez vous-même les cartilages de croissance.' },
  },
  sharpness: {
    name: 'Netteté', unit: '', digits: 4, about: 'Force des détails fins.',
    low: { title: 'Le cliché n’est pas net', next: 'Vérifiez s’il y a eu un mouvement, et utilisez l’image d’origine au lieu d’une copie petite ou redimensionnée.' },
    high: { title: 'Le cliché est inhabituellement net', next: 'Utilisez l’image d’origine\u00a0: l’accentuation dessine des bords qui n’existent pas.' },
  },
  clipping: {
    name: 'Écrêtage', unit: 'de la main', digits: 3, about: 'Part des pixels de la main aux extrémités de l’étendue des gris.',
    low: null,
    high: { title: 'Une grande part de la main est d’un blanc ou d’un noir pur', next: 'Exportez-le avec une fenêtre plus large, pour que tissus mous et os gardent leurs gris.' },
  },
  blockiness: {
    name: 'Blocs de compression', unit: '', digits: 2, about: 'Sauts tous les huit pixels rapportés aux sauts ailleurs. Sans blocs, proche de 1.',
    low: null,
    high: { title: 'Le fichier montre les blocs d’une forte compression', next: 'Exportez-le en PNG, ou en JPEG de meilleure qualité.' },
  },
  colour_cast: {
    name: 'Dominante de couleur', unit: 'de la luminosité', digits: 4, about: 'Distance moyenne des couleurs enregistrées au gris, rapportée à la luminosité moyenne.',
    low: null,
    high: { title: 'L’image a une dominante de couleur', next: 'C’est peut-être la photographie d’un écran ou d’un négatoscope. Utilisez le cliché exporté.' },
  },
  screen_pattern: {
    name: 'Trame d’écran', unit: '', digits: 2, about: 'Motif fin régulier le plus fort, rapporté à ce qui l’entoure dans le spectre.',
    low: null,
    high: { title: 'L’image montre un motif fin régulier', next: 'C’est peut-être la photographie d’un écran, ou une grille dans le cliché. Utilisez le cliché exporté.' },
  },
  uneven_light: {
    name: 'Éclairage inégal', unit: 'du contraste', digits: 3, about: 'Variation du fond sur l’image, rapportée au contraste.',
    low: null,
    high: { title: 'Le fond est éclairé inégalement', next: 'C’est peut-être la photographie d’un négatoscope ou d’un écran. Utilisez le cliché exporté.' },
  },
  foreground_share: {
    name: 'Part de la main', unit: 'de l’image', digits: 3, about: 'Part de l’image plus claire que le fond.',
    low: { title: 'La main remplit peu l’image', next: 'Recadrez le cliché sur la main et le poignet\u00a0: «\u00a0Recadrer\u00a0», au-dessus du cliché.' },
    high: { title: 'Il ne reste presque pas de fond', next: 'Vérifiez que toute la main est dans l’image, avec un peu de fond autour.' },
  },
  border_contact: {
    name: 'Contact avec le bord', unit: 'du bord', digits: 3, about: 'Part du bord de l’image que la main touche.',
    low: null,
    high: { title: 'La main est coupée par le bord de l’image', next: 'Vérifiez que tous les doigts et le poignet sont dans l’image.' },
  },
  separate_parts: {
    name: 'Parties séparées', unit: '', digits: 0, about: 'Nombre de grandes parties qui ne se touchent pas.',
    low: { title: 'Aucune partie ne se détache du fond', next: 'Vérifiez que le cliché montre une main.' },
    high: { title: 'L’image montre des parties séparées', next: 'Recadrez le cliché sur une main («\u00a0Recadrer\u00a0», au-dessus du cliché). Deux mains, une étiquette coupée ou un implant peuvent avoir cet aspect.' },
  },
  perspective: {
    name: 'Perspective', unit: '°', digits: 1, about: 'Combien les bords du cliché sont tournés différemment. Un cliché numérisé a des angles droits, un cliché photographié non.',
    low: null,
    high: { title: 'Les bords du cliché ne sont pas à angle droit', next: 'C’est peut-être une photographie prise de côté. Utilisez le cliché exporté\u00a0: une vue oblique change les proportions des os.' },
  },
};

export const hand: Messages['hand'] = {
  name: 'Distance des mains connues',
  about: 'À quelle distance le cliché se trouve des mains dont le réseau a appris, dans les caractéristiques propres du réseau.',
  review: 'Le cliché ne ressemble pas tout à fait aux mains que le réseau connaît',
  refuse: 'Le cliché ne ressemble pas aux mains que le réseau connaît',
  next: 'Vérifiez qu’il montre une main entière, de face. Un pied, un coude, une main d’adulte, un plâtre ou une forte déformation peuvent avoir cet aspect. Si c’est la main d’un enfant, faites-le lire par un expert.',
};

export const shape: Messages['shape'] = {
  few_fingers: {
    name: 'Doigts vus', about: 'Nombre de bouts de doigts dans le contour.',
    review: 'Tous les doigts ne sont pas vus', refuse: 'C’est peut-être une partie d’une main',
    next: 'Vérifiez que le cliché montre une main entière avec le poignet, doigts écartés. Un doigt, un poignet ou une main fermée ne peuvent pas être lus.',
  },
  two_hands: {
    name: 'Mains vues', about: 'Nombre de mains dans le contour.',
    review: 'Le cliché montre peut-être deux mains', refuse: 'Le cliché montre peut-être deux mains',
    next: 'Vérifiez sous «\u00a0Ce que le réseau a vu\u00a0» que la main lue est celle qui était voulue, d’ordinaire la gauche. L’autre peut être lue de là.',
  },
};

export const findings: Messages['findings'] = {
  age_outside_stage: {
    name: 'Âge par rapport au stade',
    title: (value, limit) => `L’âge et le stade diffèrent de ${value} (limite ${limit}).`,
    next: 'L’âge est hors du stade le plus probable. Faites lire le cliché par un expert.',
  },
  age_at_lower_limit: {
    name: 'Bas de la plage',
    title: (_value, limit) => `L’âge est au bas de ce qui peut être indiqué (${limit}).`,
    next: 'Peu de clichés de cet âge ont servi à l’apprentissage. Prenez la valeur comme une indication grossière.',
  },
  age_at_upper_limit: {
    name: 'Haut de la plage',
    title: (_value, limit) => `L’âge est au haut de ce qui peut être indiqué (${limit}).`,
    next: 'La main est peut-être mature. Lisez la valeur comme «\u00a0au moins\u00a0», pas comme un âge exact.',
  },
  sex_difference: {
    name: 'Fille par rapport à garçon',
    title: (value, limit) => `Les lectures comme fille et comme garçon diffèrent de ${value} (limite ${limit}).`,
    next: 'Une même main se lit rarement de façon si différente. Vérifiez le cliché et faites-le lire par un expert.',
  },
  wide_interval: {
    name: 'Largeur de l’intervalle',
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
    next: 'Peu de clichés de cet âge ont servi à l’apprentissage. Faites lire le cliché par un expert.',
  },
  skeletally_mature: {
    name: 'Maturité squelettique',
    title: (value, limit) => `Une main mature\u00a0: ${value} facteurs sur 5 parlent pour elle (${limit} nécessaires).`,
    next: 'Une main mature n’a pas d’âge osseux au-delà du haut de la plage. Ne l’utilisez pas pour juger de la croissance ni pour prédire la taille.',
  },
  far_from_chronological_age: {
    name: 'Âge osseux par rapport à l’âge',
    title: (value, limit) => `L’âge osseux et l’âge diffèrent de ${value} (limite ${limit}).`,
    next: 'Vérifiez la date de naissance, la date d’examen et que le cliché est celui de cet enfant. La différence peut être réelle\u00a0: faites lire le cliché par un expert.',
  },
  views_disagree: {
    name: 'Second regard',
    title: (value, limit) => `En miroir ou tourné, le même cliché se lit jusqu’à ${value} différemment (limite ${limit}).`,
    next: 'Une main a un seul âge, quelle que soit sa position. Faites lire le cliché par un expert.',
  },
};

export const lowering: Messages['lowering'] = {
  half_width: 'un intervalle large',
  quality: 'la qualité du cliché',
  unlike_a_hand: 'un cliché qui ne ressemble pas aux mains que le réseau connaît',
  inconsistent: 'des résultats discordants',
  implausible_age: 'un âge au-delà de ce qui peut être indiqué',
  skeletally_mature: 'une main mature',
  under_24_months: 'un âge de moins de 24 mois',
  contraindicated: 'une contre-indication signalée',
};

export const maturityFactors: Messages['maturityFactors'] = {
  age_at_ceiling: { name: 'Âge au haut de la plage', about: 'L’âge avant qu’il ne soit ramené dans la plage.' },
  near_maturity_probability: { name: 'Probabilité du dernier stade', about: 'Probabilité calibrée de «\u00a0proche de la maturité\u00a0».' },
  interval_at_ceiling: { name: 'Intervalle au haut de la plage', about: 'Haut de l’intervalle avant qu’il ne soit ramené dans la plage.' },
  reference_distance: { name: 'Plus proche des mains matures', about: 'Positif\u00a0: plus proche des mains matures des clichés d’apprentissage que de celles qui grandissent.' },
  fused_physes: { name: 'Cartilages de croissance fusionnés', about: 'L’indice propre du réseau, sur une échelle logit.' },
};

export const maturity: Messages['maturity'] = {
  heading: 'Maturité squelettique',
  mature: 'Squelette mature',
  limit: (sex, limit) => `Aucun âge au-delà de ${limit} (${sex}) n’est indiqué.`,
  sexes: { female: 'filles', male: 'garçons' },
  votes: (votes, needed) => `${votes} facteurs sur 5 parlent pour une main mature. Il en faut ${needed}, parmi eux la proximité des mains matures ou les cartilages de croissance.`,
  growing: 'Non mature',
  columns: { factor: 'Facteur', value: 'Mesuré', limit: 'À partir de', vote: 'Vote' },
  yes: 'Mature',
  no: 'En croissance',
};

export const infant: Messages['infant'] = {
  heading: 'Moins de 24 mois',
  interval: 'L’intervalle est large pour une main si jeune\u00a0: lisez-le, pas la valeur.',
  sds: 'Aucun score d’écart type n’est indiqué\u00a0: avant 24 mois, un écart type vaut 1 à 5 mois (Brush Foundation), moins que l’erreur du réseau lui-même.',
};

export const secondLook: Messages['secondLook'] = {
  heading: 'Second regard',
  about: 'Le même cliché, en miroir et un peu tourné de chaque côté. Une lecture fiable change peu\u00a0; l’âge indiqué est celui du cliché tel quel.',
  button: 'Regarder de nouveau (en miroir et tourné)',
  progress: (number, of) => `second regard ${number} sur ${of}`,
  looking: 'Nouveau regard\u00a0: le cliché en miroir et tourné.',
  views: { as_is: 'Tel quel', mirrored: 'En miroir', turned_left: 'Tourné à gauche', turned_right: 'Tourné à droite' },
  columns: { view: 'Vue', age: 'Âge osseux', difference: 'Différence' },
  largest: (value, limit) => `Plus grande différence ${value}, limite ${limit}.`,
  unlimited: (value) => `Plus grande différence ${value}. Ce paquet n’a pas de limite pour elle.`,
};

export const safety: Messages['safety'] = {
  heading: 'Sécurité',
  verdicts: { good: 'Rien à regarder', review: 'Regarder avant d’utiliser la valeur', refuse: 'Refusé' },
  counts: (total, look, refused) => {
    const parts = [refused > 0 ? `${refused} refusés` : '', look > 0 ? `${look} à regarder` : ''].filter(Boolean);
    return `${total} contrôles, ${parts.join(', ') || 'aucun à regarder'}`;
  },
  notChecked: 'Non contrôlé',
  withheld: 'Retenu',
  film: (counts) => `Cliché\u00a0: ${counts}`,
};
