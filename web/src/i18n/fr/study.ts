/** Les mots d’une étude : réseau contre lecteurs, et la correction propre d’un site. */
import type { Messages } from '../words';

export const study: Messages['study'] = {
  none: '–',
  range: (low, high) => `de ${low} à ${high}`,
  years: (low, high) => `${low}–${high} ans`,
  yearsFrom: (low) => `${low} ans et plus`,
  heading: 'Face aux lecteurs',
  empty: 'Rien à comparer pour l’instant. Comptent les clichés lus, de sexe connu, avec un âge osseux dans la colonne du premier lecteur.',
  compared: (n, reader) => `${n} clichés sont comparés à «\u00a0${reader}\u00a0».`,
  leftOutOf: (list) => `N’en font pas partie\u00a0: ${list}.`,
  leftOut: {
    waiting: (n) => `${n} pas encore lus`, no_sex: (n) => `${n} sans sexe`, no_truth: (n) => `${n} sans âge osseux d’un lecteur`, twice: (n) => `${n} en double dans l’étude`,
    failed: (n) => `${n} illisibles`, refused: (n) => `${n} refusés`, against_refusal: (n) => `${n} lus malgré un refus`,
  },
  mixed: (packs) => `Les clichés ont été lus par plus d’un pack de modèle (${packs}). Leurs chiffres ne vont pas ensemble.`,
  groups: { all: 'Tous les clichés' },
  measures: {
    mae: 'Erreur absolue moyenne', median: 'Erreur absolue médiane', p75: '75 sur 100 à moins de', p90: '90 sur 100 à moins de', p95: '95 sur 100 à moins de', rmse: 'Racine de l’erreur quadratique moyenne',
    bias: 'Biais (réseau moins lecteur)', r2: 'R² (variance expliquée)', within_6: 'À 6 mois près', within_12: 'À 12 mois près', within_24: 'À 24 mois près',
    stage_accuracy: 'Stade comme le lecteur', qwk: 'Kappa des stades, quadratique', coverage90: 'Lecteur dans l’intervalle',
  },
  table: {
    caption: 'Tous les clichés', measure: 'Chiffre', value: 'Valeur', interval: 'Intervalle à 95\u00a0%',
    note: 'Intervalles par bootstrap sur les clichés\u00a0: 2\u00a0000 tirages, percentiles. Aucun n’est donné pour moins de 10 clichés.', working: 'Les intervalles sont en cours de calcul.',
  },
  groupTable: { caption: 'Par sexe, âge selon le lecteur et niveau', group: 'Clichés', n: 'n', mae: 'Erreur absolue moyenne', bias: 'Biais', rmse: 'RMSE', within12: 'À 12 mois près', coverage: 'Dans l’intervalle' },
  readers: {
    heading: 'Lecteur contre lecteur, réseau contre lecteur', caption: (n) => `Sur les ${n} clichés que tous ont lus`, pair: 'Paire', mae: 'Différence absolue moyenne', bias: 'Différence moyenne',
    limits: 'Limites d’agrément', within12: 'À 12 mois près', machine: 'Réseau', minus: (a, b) => `${a} − ${b}`,
    note: 'Là où les lecteurs diffèrent entre eux autant que le réseau d’eux, le reste tient à la lecture et non au réseau.',
  },
  figuresHeading: 'Figures',
  figures: {
    binned: (films) => `${films} clichés sont dessinés en carrés\u00a0: plus ils sont grands, plus il y a de clichés.`,
    beyond: (films) => `${films} au-delà de l’axe se trouvent sur son bord.`,
    predicted: {
      title: 'Réseau contre lecteur', x: 'Lecteur, années', y: 'Réseau, années', columns: ['Âge selon le lecteur', 'Clichés', 'Erreur médiane', '5 à 95 sur 100'],
      description: (n, mae, p90) => `${n} clichés\u00a0: écart moyen ${mae}, 9 sur 10 à moins de ${p90}. La ligne en tirets est l’accord.`,
    },
    blandAltman: {
      title: 'Différence contre moyenne (Bland et Altman)', x: 'Moyenne du réseau et du lecteur, années', y: 'Réseau moins lecteur, mois', columns: ['Ligne', 'Mois'],
      bias: 'Différence moyenne', low: 'Limite basse (−1,96 ET)', high: 'Limite haute (+1,96 ET)',
      description: (n, bias, low, high) => `${n} clichés\u00a0: différence moyenne ${bias}, limites d’agrément de ${low} à ${high}.`,
    },
    errorByAge: {
      title: 'Erreur selon l’âge', x: 'Lecteur, années', y: 'Réseau moins lecteur, mois', columns: ['Âge selon le lecteur', 'Clichés', 'Erreur moyenne', 'Erreur absolue moyenne'],
      description: (band, mae) => `La plus grande erreur absolue moyenne est celle de ${band}\u00a0: ${mae}.`, line: 'La ligne relie les erreurs moyennes par tranches de deux ans.',
    },
    distribution: {
      title: 'Erreurs par niveau', x: 'Réseau moins lecteur, mois', y: 'Clichés', columns: { error: 'Erreur, mois' },
      description: (over, under) => `${over} clichés sont lus plus âgés que par le lecteur, ${under} plus jeunes ou égaux.`, ends: (months) => `Les barres extérieures contiennent ce qui s’écarte de plus de ${months} mois.`,
    },
    reliability: {
      title: 'Fiabilité de la probabilité du stade', x: 'Annoncé, pour cent', y: 'Observé, pour cent', columns: ['Annoncé', 'Clichés', 'Annoncé en moyenne', 'Observé', 'Intervalle à 95\u00a0%'],
      description: (ece) => `L’annoncé et l’observé diffèrent de ${ece} en moyenne de tous les clichés. Sur la ligne en tirets ils sont égaux.`,
    },
    coverage: {
      title: 'Lecteur dans l’intervalle', x: 'Clichés à l’intérieur, pour cent', columns: ['Clichés', 'n', 'À l’intérieur', 'Intervalle à 95\u00a0%'], stated: (level) => `annoncé ${level}`,
      description: (level, observed) => `L’intervalle est annoncé pour contenir ${level} des lectures\u00a0; il en contient ${observed}.`,
    },
    risk: {
      title: 'Erreur selon la part lue', x: 'Clichés qui restent, pour cent', y: 'Erreur absolue moyenne, mois', columns: ['Clichés qui restent', 'n', 'Erreur absolue moyenne'],
      description: (all) => `Tous les clichés\u00a0: écart moyen ${all}.`, tenth: (mae) => `Sans le dixième le moins certain\u00a0: ${mae}.`, order: 'Les moins certains sont écartés d’abord\u00a0: par niveau, puis par largeur de l’intervalle.',
    },
    utility: {
      title: 'Exactitude contre utilité', x: 'Part lue de tous les clichés présentés, pour cent', y: 'Erreur absolue moyenne, mois', columns: ['Retenu', 'n', 'Part lue', 'Erreur absolue moyenne'],
      tiers: { high: 'élevée seule', medium: 'élevée, moyenne', low: 'tous les niveaux' }, halfWidth: (months) => `demi-intervalle jusqu’à ${months}`,
      legend: { tiers: 'par niveau', widths: 'par largeur de l’intervalle' },
      description: (share, mae) => `Tel quel, ${share} des clichés sont lus, avec un écart moyen de ${mae}. Vers la gauche, des limites plus strictes.`,
    },
    confusion: {
      title: 'Stades selon le lecteur et le réseau', rows: 'Lecteur, années', columns: 'Réseau, années', bars: 'Barre\u00a0: part du stade du lecteur.',
      description: (right, beside) => `${right} ont le stade du lecteur, ${beside} celui d’à côté.`,
    },
  },
  percentile: (share) => `plus grande que ${share} des erreurs mises de côté`,
  percentileAtLeast: (share) => `plus grande qu’au moins ${share} des erreurs mises de côté`,

  site: {
    corrected: 'Corrigé par le site', uncorrected: 'sans la correction du site',
    correctedAge: (age) => `Corrigé par le site ${age}`,
    without: (age, low, high) => `Sans la correction du site\u00a0: ${age}, de ${low} à ${high}.`,
    by: (n, who, date) => `Une droite ajustée sur ${n} lectures de ce site, signée par ${who}, ${date}.`,
    what: 'La situation par rapport à l’âge et la taille adulte sont celles de l’âge corrigé\u00a0; stade, certitude, contrôles, graphiques d’erreurs et suivi sont ceux de l’âge sans elle.',
    notCorrected: (why) => `Non corrigé par le site\u00a0: ${why}.`,
    silence: {
      other_pack: 'la correction a été ajustée avec un autre pack de modèle',
      sex_not_fitted: 'aucune correction n’a été ajustée pour ce sexe',
      outside_ages: 'la lecture est hors des âges sur lesquels la correction a été ajustée',
      mature: 'aucun âge d’une main mature n’est donné',
      reading_doubtful: 'le cliché a été lu malgré un refus',
    },
    announce: 'Corrigé par le site.',
    field: 'Correction du site', kept: 'Conservé sans la correction du site.',
    formula: (slope, intercept, from, to) => `âge × ${slope} ${intercept} mois, de ${from} à ${to}`,
    report: (age, low, high, formula, n, who, date) => `corrigé par le site (${formula}\u00a0; ${n} lectures, signé par ${who}, ${date}). Sans elle\u00a0: ${age}, de ${low} à ${high}`,
    fit: {
      heading: 'Correction pour ce site',
      lead: (least) => `Une droite par sexe, aux moindres carrés sur vos lectures, à partir de ${least} clichés de ce sexe. Ce qu’elle gagne est mesuré sur des clichés qui n’ont pas servi à l’ajuster (5 parts, 20 fois), son intervalle sur les clichés.`,
      caption: 'Ajustement par sexe', films: 'Clichés', line: 'Droite', before: 'Erreur sans', after: 'Erreur avec', gain: 'Gain (intervalle à 95\u00a0%)', coverage: 'Dans l’intervalle', verdict: 'Résultat', usable: 'Peut être appliquée.',
      refusals: {
        mixed_packs: () => 'Refusée\u00a0: les clichés ont été lus par plus d’un pack de modèle.',
        too_few: (n, least) => `Refusée\u00a0: ${n} clichés de ce sexe, il en faut ${least}.`,
        no_spread: () => 'Refusée\u00a0: les clichés ont tous le même âge.',
        not_rising: () => 'Refusée\u00a0: la droite descend. Vérifiez quelle colonne contient l’âge osseux du lecteur.',
        not_significant: () => 'Refusée\u00a0: le gain ne se distingue pas du hasard.',
      },
      arrow: (before, after) => `${before} → ${after}`,
      otherPack: 'Les clichés ont été lus par un autre pack que celui en usage\u00a0: sa correction ne s’appliquerait pas ici.',
      none: 'Aucune correction n’est proposée\u00a0: pour aucun sexe il n’y en a une qui tienne.',
      signer: 'Signé par (nom ou fonction)', sign: 'Signer et appliquer', needsSigner: 'Dites qui signe.',
      signed: 'Signée. Désormais les lectures de cette page portent «\u00a0Corrigé par le site\u00a0», avec l’âge non corrigé à côté. Elle peut être retirée dans les réglages.',
      note: 'Elle n’est conservée que dans ce navigateur, avec la date, le nombre de clichés et la signature. Elle ne vaut que pour ce pack de modèle et pour les âges sur lesquels elle a été ajustée.',
      replaces: 'Elle remplace la correction en vigueur.',
    },
    settings: {
      heading: 'Correction du site', none: 'Aucune. Elle peut être ajustée sur vos propres lectures, près des chiffres d’un lot.',
      signed: 'Signée', signedBy: (who, date) => `${who}, ${date}`, pack: 'Pack de modèle', female: 'Féminin', male: 'Masculin', notFitted: 'non corrigé',
      line: (formula, n, gain, low, high) => `${formula}\u00a0; ${n} clichés, gain ${gain} (de ${low} à ${high})`,
      notKept: 'Ce navigateur ne la conserve pas\u00a0: elle vaut jusqu’à la fermeture de la page.',
      otherPack: 'Ajustée avec un autre pack de modèle que celui en usage\u00a0: elle n’est pas appliquée.',
      save: 'Enregistrer en fichier', load: 'Charger un fichier', remove: 'Retirer', ask: 'Retirer la correction du site\u00a0? Les lectures sont alors montrées telles que le pack de modèle les donne.', confirm: 'Retirer',
      loaded: 'Chargée. Elle est appliquée désormais.', removed: 'Retirée.', saved: 'Enregistrée.',
      failures: {
        not_profile: 'Ce fichier n’est pas une correction de site de Carpal.', damaged: 'Ce fichier est endommagé\u00a0: il n’a pas été chargé.', newer: 'Ce fichier a été écrit par une version plus récente de Carpal.',
      },
    },
  },
};
