/** French words of the reader’s own judgement. Never « votre âge osseux »: that would be the age of the reader’s bones. */
import type { Messages } from '../words';

export const own: Messages['own'] = {
  ask: 'Lisez d’abord le cliché vous-même. La valeur de la machine suit.',
  heading: 'Lecture propre',
  why: 'L’âge osseux selon votre lecture, avant que celui de la machine ne soit affiché.',
  years: 'Années', months: 'Mois',
  give: 'Saisir et afficher la valeur de la machine',
  skip: 'L’afficher sans lecture propre',
  wrong: 'Saisissez des années de 0 à 19 et des mois de 0 à 11, ensemble au plus 19 ans.',
  given: (age) => `Lecture propre ${age}`,
  before: 'donnée avant l’affichage de la valeur de la machine',
  after: 'donnée après l’affichage de la valeur de la machine',
  difference: (months) => `Machine par rapport à la lecture propre\u00a0: ${months}.`,
  enter: 'Saisir',
  remove: 'Retirer',
  judgement: 'La valeur de la machine',
  agrees: 'Je l’approuve', overrules: 'Je l’écarte',
  needsOwn: 'Une valeur écartée demande à côté l’âge osseux selon votre lecture.',
  remark: 'Remarque',
  reader: 'Lecteur',
  note: 'Conservée à côté de la valeur de la machine dans le compte rendu, jamais à sa place\u00a0; disparaît avec le cliché suivant.',
};
