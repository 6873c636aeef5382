/** French words of a study: machine against readers, and a site's own correction. */
import type { Messages } from '../words';

export const study: Messages['study'] = {
  none: '–',
  range: (low, high) => `de ${low} à ${high}`,
  years: (low, high) => `${low}–${high} ans`,
  yearsFrom: (low) => `${low} ans et plus`,
  heading: 'Par rapport aux lecteurs',
  empty: 'Encore rien à comparer. Comptent les clichés lus, de sexe connu, avec un âge osseux dans la colonne du premier lecteur.',
  compared: (n, reader) => `${n} clichés sont comparés à «\u00a0${reader}\u00a0».`,
  leftOutOf: (list) => `Non compris\u00a0: ${list}.`,
  leftOut: {
    waiting: (n) => `${n} pas encore lus`, no_sex: (n) => `${n} sans sexe`, no_truth: (n) => `${n} sans âge osseux d’un lecteur`, twice: (n) => `${n} deux fois dans l’étude`,
    failed: (n) => `${n} illisibles`, refused: (n) => `${n} refusés`, against_refusal: (n) => `${n} lus malgré un refus`,
  },
  mixed: (packs) => `Les clichés ont été lus par plus d’un pack de modèle (${packs}). Leurs chiffres ne vont pas ensemble.`,
  groups: { all: 'Tous les clichés' },
  measures: {
    mae: 'Erreur absolue moyenne', median: 'Médiane de l’erreur absolue', p75: '75 sur 100 dans', p90: '90 sur 100 dans', p95: '95 sur 100 dans', rmse: 'Racine de l’erreur quadratique moyenne',
    bias: 'Biais (réseau moins lecteur)', r2: 'R² (variance expliquée)', within_6: 'À 6 mois près', within_12: 'À 12 mois près', within_24: 'À 24 mois près',
    stage_accuracy: 'Stade comme celui du lecteur', qwk: 'Kappa des stades, quadratique', coverage90: 'Lecteur dans l’intervalle',
  },
  table: {
    caption: 'Tous les clichés', measure: 'Mesure', value: 'Valeur', interval: 'Intervalle à 95\u00a0%',
    note: 'Intervalles par bootstrap sur les clichés\u00a0: 2000 rééchantillonnages, centiles. Aucun n’est donné pour moins de 10 clichés.', working: 'Calcul des intervalles.',
  },
  groupTable: { caption: 'Par sexe, âge selon le lecteur et niveau', group: 'Clichés', n: 'n', mae: 'Erreur absolue moyenne', bias: 'Biais', rmse: 'RMSE', within12: 'À 12 mois près', coverage: 'Dans l’intervalle' },
  readers: {
    heading: 'Lecteur par rapport à lecteur, machine par rapport à lecteur', caption: (n) => `Sur les ${n} clichés que tous ont lus`, pair: 'Paire', mae: 'Différence absolue moyenne', bias: 'Différence moyenne',
    limits: 'Limites de concordance', within12: 'À 12 mois près', machine: 'Réseau', minus: (a, b) => `${a} − ${b}`,
    note: 'Là où les lecteurs diffèrent entre eux autant que le réseau diffère d’eux, le reste tient à la lecture, pas au réseau.',
  },
  figuresHeading: 'Graphiques',
  figures: {
    binned: (films) => `${films} clichés sont dessinés en carrés\u00a0: plus le carré est grand, plus il y a de clichés.`,
    beyond: (films) => `${films} au-delà de l’axe sont sur son bord.`,
    predicted: {
      title: 'Réseau par rapport au lecteur', x: 'Lecteur, années', y: 'Réseau, années', columns: ['Âge selon le lecteur', 'Clichés', 'Erreur médiane', '5 à 95 sur 100'],
      description: (n, mae, p90) => `${n} clichés\u00a0: ${mae} d’erreur en moyenne, 9 sur 10 dans ${p90}. La ligne en tirets est l’accord.`,
    },
    blandAltman: {
      title: 'Différence selon la moyenne (Bland et Altman)', x: 'Moyenne du réseau et du lecteur, années', y: 'Réseau moins lecteur, mois', columns: ['Ligne', 'Mois'],
      bias: 'Différence moyenne', low: 'Limite inférieure (−1,96 DS)', high: 'Limite supérieure (+1,96 DS)',
      description: (n, bias, low, high) => `${n} clichés\u00a0: différence moyenne ${bias}, limites de concordance de ${low} à ${high}.`,
    },
    errorByAge: {
      title: 'Erreur selon l’âge', x: 'Lecteur, années', y: 'Réseau moins lecteur, mois', columns: ['Âge selon le lecteur', 'Clichés', 'Erreur moyenne', 'Erreur absolue moyenne'],
      description: (band, mae) => `La plus grande erreur absolue moyenne est celle de ${band}\u00a0: ${mae}.`, line: 'La ligne joint les erreurs moyennes de tranches de deux ans.',
    },
    distribution: {
      title: 'Erreurs par niveau', x: 'Réseau moins lecteur, mois', y: 'Clichés', columns: { error: 'Erreur, mois' },
      description: (over, under) => `${over} clichés sont lus plus âgés que par le lecteur, ${under} plus jeunes ou égaux.`, ends: (months) => `Les barres extérieures contiennent ce qui s’écarte de plus de ${months} mois.`,
    },
    reliability: {
      title: 'Fiabilité de la probabilité du stade', x: 'Annoncée, pour cent', y: 'Observée, pour cent', columns: ['Annoncée', 'Clichés', 'Moyenne annoncée', 'Observée', 'Intervalle à 95\u00a0%'],
      description: (ece) => `L’annoncé et l’observé diffèrent de ${ece} en moyenne sur tous les clichés. Sur la ligne en tirets, ils sont égaux.`,
    },
    coverage: {
      title: 'Lecteur dans l’intervalle', x: 'Clichés à l’intérieur, pour cent', columns: ['Clichés', 'n', 'À l’intérieur', 'Intervalle à 95\u00a0%'], stated: (level) => `annoncé ${level}`,
      description: (level, observed) => `L’intervalle est annoncé pour contenir ${level} des lectures\u00a0; il en contient ${observed}.`,
    },
    risk: {
      title: 'Erreur selon la part lue', x: 'Clichés qui restent, pour cent', y: 'Erreur absolue moyenne, mois', columns: ['Clichés qui restent', 'n', 'Erreur absolue moyenne'],
      description: (all) => `Tous les clichés\u00a0: ${all} d’erreur en moyenne.`, tenth: (mae) => `Sans le dixième le moins sûr\u00a0: ${mae}.`, order: 'Les moins sûrs sont écartés d’abord\u00a0: par niveau, puis par largeur de l’intervalle.',
    },
    utility: {
      title: 'Exactitude selon l’utilité', x: 'Part lue de tous les clichés, pour cent', y: 'Erreur absolue moyenne, mois', columns: ['Retenus', 'n', 'Part lue', 'Erreur absolue moyenne'],
      tiers: { high: 'élevée seulement', medium: 'élevée, moyenne', low: 'tous les niveaux' }, halfWidth: (months) => `demi-intervalle jusqu’à ${months}`,
      legend: { tiers: 'par niveau', widths: 'par largeur de l’intervalle' },
      description: (share, mae) => `Tel quel, ${share} des clichés sont lus, avec ${mae} d’erreur en moyenne. À gauche, des limites plus strictes.`,
    },
    confusion: {
      title: 'Stades selon le lecteur et le réseau', rows: 'Lecteur, années', columns: 'Réseau, années', bars: 'Barre\u00a0: part du stade du lecteur.',
      description: (right, beside) => `${right} ont le stade du lecteur, ${beside} celui d’à côté.`,
    },
  },
  percentile: (share) => `plus grande que ${share} des erreurs de test`,
  percentileAtLeast: (share) => `plus grande qu’au moins ${share} des erreurs de test`,

  site: {
    corrected: 'Corrigé pour le site', uncorrected: 'sans correction du site',
    correctedAge: (age) => `Corrigé pour le site ${age}`,
    without: (age, low, high) => `Sans la correction du site\u00a0: ${age}, de ${low} à ${high}.`,
    by: (n, who, date) => `Une droite ajustée sur ${n} lectures de ce site, signée par ${who}, ${date}.`,
    what: 'La situation par rapport à l’âge et la taille adulte sont celles de l’âge corrigé\u00a0; le stade, la confiance, les contrôles, les graphiques d’erreurs et le suivi sont ceux de l’âge sans elle.',
    notCorrected: (why) => `Non corrigé pour le site\u00a0: ${why}.`,
    silence: {
      other_pack: 'la correction a été ajustée avec un autre pack de modèle',
      sex_not_fitted: 'aucune correction n’a été ajustée pour ce sexe',
      outside_ages: 'la lecture est hors des âges sur lesquels la correction a été ajustée',
      mature: 'aucun âge d’une main mature n’est indiqué',
      reading_doubtful: 'le cliché a été lu malgré un refus',
    },
    announce: 'Corrigé pour le site.',
    inBatch: (who, date) => `Les âges osseux sont corrigés pour le site là où la correction vaut (signée par ${who}, ${date}). Différences, chiffres, ordre et filtres sont ceux des âges sans elle.`,
    field: 'Correction du site', kept: 'Gardé sans la correction du site.',
    formula: (slope, intercept, from, to) => `âge × ${slope} ${intercept} mois, de ${from} à ${to}`,
    report: (age, low, high, formula, n, who, date) =>
      `corrigé pour le site (${formula}\u00a0; ${n} lectures, signé par ${who}, ${date}). Sans elle\u00a0: ${age}, de ${low} à ${high}`,
    fit: {
      heading: 'Correction pour ce site',
      lead: (least) => `Une droite pour chaque sexe, par moindres carrés sur vos lectures, à partir de ${least} clichés de ce sexe. Ce qu’elle gagne est mesuré sur des clichés sur lesquels la droite n’a pas été ajustée (5 parties, 20 fois), son intervalle sur les clichés.`,
      caption: 'Ajustement par sexe', films: 'Clichés', line: 'Droite', before: 'Erreur sans', after: 'Erreur avec', gain: 'Gain (intervalle à 95\u00a0%)', coverage: 'Dans l’intervalle', verdict: 'Issue', usable: 'Peut être appliquée.',
      refusals: {
        mixed_packs: () => 'Refusée\u00a0: les clichés ont été lus par plus d’un pack de modèle.',
        too_few: (n, least) => `Refusée\u00a0: ${n} clichés de ce sexe, il en faut ${least}.`,
        no_spread: () => 'Refusée\u00a0: les clichés sont tous d’un même âge.',
        not_rising: () => 'Refusée\u00a0: la droite descend. Vérifiez quelle colonne contient l’âge osseux du lecteur.',
        not_significant: () => 'Refusée\u00a0: le gain ne se distingue pas du hasard.',
      },
      arrow: (before, after) => `${before} → ${after}`,
      otherPack: 'Les clichés ont été lus par un autre pack que celui en service\u00a0: sa correction ne s’appliquerait pas ici.',
      none: 'Aucune correction n’est proposée\u00a0: pour aucun sexe il n’y en a une qui tienne.',
      signer: 'Signée par (nom ou fonction)', sign: 'Signer et appliquer sur ce site', needsSigner: 'Dites qui signe.',
      signed: 'Signée. Désormais, les lectures de cette page portent la marque «\u00a0Corrigé pour le site\u00a0», avec l’âge non corrigé à côté. Elle peut être retirée dans les réglages.',
      note: 'Elle est gardée dans ce navigateur seulement, avec la date, le nombre de clichés et la signature. Elle ne vaut que pour ce pack de modèle, et pour les âges sur lesquels elle a été ajustée.',
      replaces: 'Elle prend la place de la correction en vigueur.',
    },
    settings: {
      heading: 'Correction du site', none: 'Aucune. Une correction peut être ajustée sur vos propres lectures, à côté des chiffres d’un lot.',
      signed: 'Signée', signedBy: (who, date) => `${who}, ${date}`, pack: 'Pack de modèle', female: 'Filles', male: 'Garçons', notFitted: 'non corrigé',
      line: (formula, n, gain, low, high) => `${formula}\u00a0; ${n} clichés, gain ${gain} (de ${low} à ${high})`,
      notKept: 'Ce navigateur ne la garde pas\u00a0: elle vaut jusqu’à la fermeture de la page.',
      otherPack: 'Ajustée avec un autre pack de modèle que celui en service\u00a0: elle n’est pas appliquée.',
      save: 'Enregistrer comme fichier', load: 'Charger un fichier', remove: 'Retirer', ask: 'Retirer la correction du site\u00a0? Les lectures sont alors montrées telles que le pack de modèle les donne.', confirm: 'Retirer',
      loaded: 'Chargée. Elle est appliquée désormais.', removed: 'Retirée.', saved: 'Enregistrée.',
      failures: {
        not_profile: 'Ce fichier n’est pas une correction de site de Carpal.', damaged: 'Ce fichier est endommagé\u00a0: il n’a pas été chargé.', newer: 'Ce fichier a été écrit par une version plus récente de Carpal.',
      },
    },
  },
};
