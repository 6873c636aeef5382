/** French words of the settings. */
import type { Messages } from '../words';

export const settings: Messages['settings'] = {
  title: 'Réglages',
  note: 'Conservés dans ce navigateur seulement. Rien d’un cliché ni d’un enfant n’en fait partie.',
  sdTable: {
    heading: 'Table de référence', label: 'Écarts-types qui viennent en premier',
    note: 'Les deux peuvent être vues côte à côte pour chaque enfant, et une autre choisie pour un cliché.',
  },
  order: {
    heading: 'Ordre de lecture',
    about: 'Une valeur vue en premier ancre celle qui vient en second.',
    machine_first: 'La valeur de la machine d’abord',
    own_first: 'La lecture propre d’abord, puis la valeur de la machine',
  },
  language: { heading: 'Langue', label: 'Langue de la page et des comptes rendus' },
};
