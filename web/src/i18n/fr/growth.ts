/** French words of the child’s form, of the standing against age, of adult height and of the TW3 sheet. */
import type { Messages } from '../words';

const contraindications: Messages['child']['contraindications']['names'] = {
  cast: 'Plâtre', fracture: 'Fracture', deformity: 'Déformation', dysplasia: 'Dysplasie squelettique connue', treatment: 'Traitement qui modifie la croissance',
};

const problems: Messages['child']['problems'] = {
  birth_after_film: 'La date de naissance est postérieure à la date du cliché. L’une des deux est fausse.',
  birth_in_future: 'La date de naissance est dans le futur.',
  film_in_future: 'La date du cliché est dans le futur.',
  film_date_missing: 'Donnez aussi la date du cliché\u00a0: l’âge est celui de ce jour.',
  age_impossible: 'Donnez les années et les mois en chiffres.',
  age_over_limit: 'Ce n’est pas l’âge d’un enfant. Vérifiez les dates, et que le cliché est celui de cet enfant.',
  gestation_impossible: 'Donnez les semaines révolues à la naissance, un nombre comme 32.',
  height_impossible: 'Ce ne peut pas être la taille d’un enfant. Vérifiez le nombre et son unité.',
  height_in_inches: 'C’est très peu en centimètres. La mesure a-t-elle été faite en pouces\u00a0?',
  height_day_missing: 'Indiquez quand la taille a été mesurée.',
  height_date_missing: 'Donnez le jour où la taille a été mesurée.',
  height_before_birth: 'Ce jour est antérieur à la naissance.',
  height_in_future: 'Ce jour est dans le futur.',
  height_method_missing: 'Indiquez comment la taille a été mesurée.',
  height_without_age: 'Donnez d’abord l’âge ci-dessus\u00a0: une taille compte avec l’âge auquel elle a été mesurée.',
  parent_impossible: 'Ce ne peut pas être la taille d’un parent. Vérifiez le nombre et son unité.',
  parent_in_inches: 'C’est très peu en centimètres. La mesure a-t-elle été faite en pouces\u00a0?',
  parent_missing: 'Donnez la taille des deux parents\u00a0: la cible exige les deux.',
};

export const child: Messages['child'] = {
  heading: 'Enfant',
  note: 'Vit aussi longtemps que ce cliché\u00a0: effacé à chaque nouveau cliché, conservé seulement là où vous l’ajoutez au suivi, envoyé nulle part.',
  cleared: 'Ce qui était dit de l’enfant est parti avec le cliché précédent.',
  birthDate: 'Date de naissance',
  examinationDate: 'Date du cliché',
  age: 'ou âge lors du cliché',
  years: 'années',
  months: 'mois',
  told: {
    file: 'Le fichier indique l’âge\u00a0: ouvrir pour voir et confirmer',
    table: 'Le tableau du lot indique l’âge\u00a0: ouvrir pour voir',
  },
  confirmHint: 'D’après le fichier, et utilisé pour rien jusqu’ici.',
  confirm: 'Confirmer',
  ageIs: (age) => `Âge ${age}.`,
  corrected: (age, weeks, uncorrected) => `Âge ${age}, corrigé pour une naissance à ${weeks} semaines (non corrigé ${uncorrected}).`,
  gestation: 'Semaines à la naissance',
  gestationHint: 'Demandé avant 2 ans\u00a0: en cas de naissance avant 37 semaines, l’âge est compté à partir de 40 semaines.',
  contraindications: {
    heading: 'Contre-indications', none: 'aucune indiquée', named: (count) => (count < 2 ? `${count} indiquée` : `${count} indiquées`),
    hint: 'Le réseau n’a pas appris de telles mains\u00a0: chaque cliché avec l’une d’elles voit sa certitude abaissée d’un niveau, et le compte rendu le dit.',
    names: contraindications,
  },
  more: {
    heading: 'Taille, parents, indication', label: 'Nom ou code, pour les comptes rendus', indication: 'Pourquoi le cliché a été réalisé',
    unit: 'Tailles en', units: { cm: 'centimètres', ft_in: 'pieds et pouces' }, cm: 'cm', feet: 'pieds', inches: 'pouces', takeAsInches: 'Le prendre en pouces',
    height: 'Taille de l’enfant', on: 'Mesurée', days: { film: 'le jour du cliché', other: 'un autre jour' }, choose: 'choisir', date: 'le',
    method: 'Comment', methods: { standing: 'debout', supine: 'couché' }, mother: 'Taille de la mère', father: 'Taille du père',
  },
  problems,
};

const tables: Messages['standing']['tables'] = {
  brush: { name: 'Brush Foundation', edition: 'Greulich et Pyle, tables III/IV' },
  stanford: { name: 'Enfants de Stanford', edition: 'Greulich et Pyle, tables V/VI' },
};

const silences: Messages['standing']['silences'] = {
  no_chronological_age: 'Donnez l’âge de l’enfant pour voir ceci.',
  no_bone_age: 'Aucun âge osseux n’est indiqué pour ce cliché.',
  no_height: 'Donnez la taille de l’enfant pour voir ceci.',
  mature: 'Une main mature n’a pas d’âge osseux sur lequel se fonder.',
  treated: 'Non indiqué\u00a0: les tables sont celles d’enfants non traités.',
  refused: 'Non indiqué\u00a0: le cliché a été refusé, et aucune taille n’est prédite à partir d’une lecture malgré un refus.',
  under_24_months: 'Non indiqué au-dessous de 24 mois d’âge ou d’âge osseux\u00a0: un écart-type y est inférieur à l’erreur propre du réseau.',
  outside_table: 'Non indiqué\u00a0: l’enfant est hors de la table.',
  height_too_old: 'Non indiqué\u00a0: taille et cliché sont séparés de plus de 6 mois.',
  height_not_standing: 'Non indiqué\u00a0: les tables sont celles de tailles mesurées debout.',
};

/** With the table in every one: no verdict stands without it. */
const verdicts: Messages['standing']['verdicts'] = {
  delayed: (table) => `Retardé\u00a0: plus de 2\u00a0DS au-dessous de l’âge (${table})`,
  normal: (table) => `Normal\u00a0: à moins de 2\u00a0DS de l’âge (${table})`,
  advanced: (table) => `Avancé\u00a0: plus de 2\u00a0DS au-dessus de l’âge (${table})`,
};

export const standing: Messages['standing'] = {
  heading: 'Position par rapport à l’âge',
  tables, silences, verdicts,
  shortVerdicts: { delayed: () => 'retardé', normal: () => 'normal', advanced: () => 'avancé' },
  table: 'Table',
  needsSex: 'Choisissez féminin ou masculin\u00a0: chacun a sa propre table.',
  failed: 'Les tables n’ont pas pu être consultées. Changez l’âge ou la table pour réessayer.',
  sds: (value) => `${value}\u00a0DS`,
  ownReading: (age) => `Selon l’âge osseux propre du lecteur, ${age}\u00a0:`,
  age: 'Âge', boneAge: 'Âge osseux', difference: 'Différence', expected: 'Âge ± 2\u00a0DS',
  range: (low, high) => `de ${low} à ${high}`,
  uncertainties: {
    heading: 'Trois incertitudes, chacune sur autre chose',
    model: 'Cette lecture', modelText: (level, low, high) => `intervalle à ${level} du réseau\u00a0: de ${low} à ${high}`,
    population: 'Enfants de cet âge', populationText: (sd, table) => `1\u00a0DS vaut ${sd} (${table})`,
    readers: 'Lecteurs', readersText: (rms) => `deux lecteurs d’un même cliché diffèrent de ${rms} (moyenne quadratique, Digital Hand Atlas\u00a0; Thodberg et Sävendahl 2010)`,
  },
  both: 'Les deux tables côte à côte',
  columns: { table: 'Table', sd: '1\u00a0DS', sds: 'SDS', range: 'Âge ± 2\u00a0DS', verdict: 'À 2\u00a0DS' },
  disagree: 'Les deux tables aboutissent à des verdicts différents pour cet enfant.',
  means: 'SDS = (âge osseux − âge) / DS\u00a0: les âges osseux moyens propres aux tables ne sont pas utilisés, comme c’est l’usage courant.',
  population: 'L’âge osseux pour un âge donné diffère selon les populations\u00a0: les adolescents d’origine hispanique et asiatique avaient environ un an d’avance sur Greulich et Pyle (Digital Hand Atlas, plus de 12 ans).',
  notLegal: 'Pas pour l’âge légal\u00a0: un âge osseux ne peut pas dire l’âge d’une personne.',
};

const classes: Messages['adultHeight']['classes'] = {
  accelerated: { name: 'accéléré', about: 'âge osseux en avance d’un an ou plus', bias: 'Quand l’âge osseux est accéléré, la méthode prédit une taille trop grande (Tarım 2013).' },
  average: { name: 'moyen', about: 'âge osseux à moins d’un an de l’âge', bias: 'Quand l’âge osseux est moyen, la méthode prédit une taille un peu trop grande (Tarım 2013).' },
  retarded: { name: 'retardé', about: 'âge osseux en retard d’un an ou plus', bias: 'Quand l’âge osseux est retardé, la méthode prédit une taille trop petite (Tarım 2013).' },
};

export const adultHeight: Messages['adultHeight'] = {
  heading: 'Taille adulte',
  classes,
  cm: (value) => `${value}\u00a0cm`,
  feetInches: (feet, inches) => `${feet}\u00a0ft ${inches}\u00a0in`,
  prediction: 'Prédite',
  method: 'Bayley-Pinneau, 1952',
  class: 'Classe', classText: (name, about) => `${name}\u00a0: ${about}`,
  percent: 'De la taille adulte', percentText: (percent) => `${percent} à cet âge osseux`,
  interval: 'Selon l’intervalle de l’âge osseux', intervalText: (low, high) => `${low} à ${high}`,
  beyond: 'hors de la table',
  error: 'Erreur propre de la méthode', errorText: (twoSd, mean) => `± ${twoSd} (2\u00a0DS), en moyenne ${mean} (prédite − réelle, à cet âge)`,
  noError: 'non connue\u00a0: sa table va de 8 à 18 ans',
  target: 'Cible selon les parents', targetText: (cm, plusMinus) => `${cm} ± ${plusMinus} (Tanner 1970)`,
  measured: 'À partir de', measuredText: (cm, when) => `${cm}, mesurée debout à ${when}`,
  untreated: 'Issu d’enfants non traités uniquement.',
};

const bones: Messages['tw3']['bones'] = {
  radius: 'Radius', ulna: 'Ulna', mc1: 'Métacarpien 1', mc3: 'Métacarpien 3', mc5: 'Métacarpien 5',
  pp1: 'Phalange proximale 1', pp3: 'Phalange proximale 3', pp5: 'Phalange proximale 5', mp3: 'Phalange moyenne 3', mp5: 'Phalange moyenne 5',
  dp1: 'Phalange distale 1', dp3: 'Phalange distale 3', dp5: 'Phalange distale 5',
};

export const tw3: Messages['tw3'] = {
  heading: 'TW3 manuel',
  about: 'Stades de 13 os selon votre propre œil, d’après le livre\u00a0: Tanner et autres, 3e édition 2001. Le réseau n’y a aucune part.',
  keys: 'Dans une ligne, les flèches choisissent\u00a0; les lettres A à I choisissent et passent à l’os suivant\u00a0; Suppr retire un stade.',
  bones,
  stage: (bone, stage) => `${bone}, stade ${stage}`,
  needsSex: 'Choisissez féminin ou masculin\u00a0: les scores diffèrent.',
  running: (sum, done, all) => `Score jusqu’ici ${sum}, ${done} os sur ${all}`,
  score: (score) => `Score RUS ${score}`,
  age: (age) => `Âge osseux TW3 ${age}`,
  mature: (age) => `TW3 mature\u00a0: un score de 1000, atteint à ${age}`,
  below: 'Le score est au-dessous de la table\u00a0: pas d’âge TW3.',
  empty: 'Aucun os n’a encore de stade.',
  other: 'Un âge TW3 n’est pas un âge Greulich-Pyle\u00a0: il n’est pas comparé aux tables ci-dessus.',
  failed: 'Le score n’a pas pu être obtenu. Changez un stade pour réessayer.',
  clear: 'Vider la feuille',
};
