/** French words of the second opinion. */
import type { Messages } from '../words';

export const secondOpinion: Messages['secondOpinion'] = {
  heading: 'Second avis',
  about: (first, second) => `Un autre réseau, ${second}, lit le même cliché, placé de la même façon. Ce qui est indiqué plus haut reste la lecture de ${first}.`,
  waiting: (second) => `${second} lit dès que la première lecture est terminée.`,
  reading: (second) => `${second} lit le cliché`,
  without: 'Un compte rendu fait avant ne le contient pas.',
  failed: (second) => `${second} n’a pas donné de second avis. La lecture ci-dessus reste telle qu’elle était.`,
  again: 'Réessayer',
  columns: { network: 'Réseau', age: 'Âge osseux', interval: 'Intervalle', stage: 'Stade', certainty: 'Certitude' },
  caption: 'Les deux lectures',
  notRead: 'Non lu', notStated: 'Non indiqué',
  difference: (second, first, months) => `Différence, ${second} moins ${first}\u00a0: ${months}.`,
  limit: (limit, films) => `La limite de vérification est de ${limit}, mesurée sur ${films} clichés.`,
  noLimit: 'Aucune limite n’a été mesurée pour ces deux versions\u00a0: la différence n’est pas jugée.',
  uncorrected: 'La différence est celle des âges propres aux réseaux, sans la correction du site.',
  good: 'Les réseaux concordent dans la limite.',
  kinds: {
    both_refused: (first, second) => `${first} et ${second} refusent tous deux ce cliché.`,
    first_refused: (first, second) => `${first} refuse ce cliché, ${second} le lit. Un refus n’est pas contourné par un autre réseau\u00a0: son âge n’est pas indiqué à côté.`,
    second_refused: (first, second) => `${second} refuse ce cliché, que ${first} lit.`,
    both_mature: (first, second) => `Pour ${first} et ${second}, la main est mature\u00a0: aucun âge n’est indiqué.`,
    first_mature: (first, second) => `Pour ${first}, la main est mature\u00a0; ${second} indique un âge.`,
    second_mature: (first, second) => `Pour ${second}, la main est mature\u00a0; ${first} indique un âge.`,
  },
  finding: {
    name: 'Différence entre réseaux',
    title: (difference, limit) => `Deux réseaux lisent ce cliché avec ${difference} d’écart (limite ${limit}).`,
    next: 'Une main a un seul âge. Faites lire le cliché par un expert avant d’utiliser l’une des valeurs.',
  },
  figure: {
    title: 'Deux réseaux sur la ligne de 0 à 19 ans',
    titleOf: (sex) => `Deux réseaux sur la ligne de 0 à 19 ans, ${sex}`,
    reading: (network, age, low, high) => `${network}\u00a0: ${age}, intervalle de ${low} à ${high}.`,
    none: (network) => `${network}\u00a0: aucun âge n’est indiqué.`,
  },
  settings: {
    heading: 'Second avis',
    about: 'Un second réseau lit chaque cliché après le premier et s’affiche à côté. Il est chargé une fois, et la lecture dure d’autant plus longtemps.',
    label: 'Réseau du second avis', none: 'Aucun',
    option: (name, size) => `${name} (${size})`,
    swap: 'Si ce réseau est choisi comme celui qui lit, les deux échangent leurs places.',
  },
};
