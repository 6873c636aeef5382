/** French words of the reader's own judgement. */
import type { Messages } from '../words';

export const own: Messages['own'] = {
  ask: 'Lisez d’abord le cliché vous-même. La valeur de la machine vient ensuite.',
  heading: 'Lecture propre',
  why: 'Votre propre âge osseux, avant que celui de la machine ne soit montré.',
  years: 'Années', months: 'Mois',
  give: 'Saisir et montrer la valeur de la machine',
  skip: 'La montrer sans lecture propre',
  wrong: 'Saisissez des années de 0 à 19 et des mois de 0 à 11, ensemble au plus 19 ans.',
  given: (age) => `Lecture propre ${age}`,
  before: 'donnée avant que la valeur de la machine ne soit montrée',
  after: 'donnée après que la valeur de la machine a été montrée',
  difference: (months) => `Machine par rapport à la lecture propre\u00a0: ${months}.`,
  enter: 'Saisir',
  remove: 'Retirer',
  judgement: 'La valeur de la machine',
  agrees: 'Je suis d’accord', overrules: 'Je l’écarte',
  needsOwn: 'Une valeur écartée a besoin de votre propre âge osseux à côté.',
  remark: 'Remarque',
  reader: 'Lecteur',
  note: 'Gardée à côté de la valeur de la machine dans le compte rendu, jamais à sa place\u00a0; disparaît avec le cliché suivant.',
};
