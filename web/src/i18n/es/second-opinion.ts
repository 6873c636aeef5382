/** Spanish words of the second opinion. */
import type { Messages } from '../words';

export const secondOpinion: Messages['secondOpinion'] = {
  heading: 'Segunda opinión',
  about: (first, second) => `Otra red, ${second}, lee la misma radiografía, colocada igual. Lo que se indica arriba sigue siendo la lectura de ${first}.`,
  waiting: (second) => `${second} lee cuando termina la primera lectura.`,
  reading: (second) => `${second} está leyendo la radiografía`,
  without: 'Un informe que se haga antes no la contiene.',
  failed: (second) => `${second} no dio una segunda opinión. La lectura de arriba queda como estaba.`,
  again: 'Intentar de nuevo',
  columns: { network: 'Red', age: 'Edad ósea', interval: 'Intervalo', stage: 'Etapa', certainty: 'Certeza' },
  caption: 'Ambas lecturas',
  notRead: 'No leída', notStated: 'No indicada',
  difference: (second, first, months) => `Diferencia, ${second} menos ${first}: ${months}.`,
  limit: (limit, films) => `El límite para revisar es ${limit}, medido en ${films} radiografías.`,
  noLimit: 'No se midió ningún límite para estas dos versiones: la diferencia no se juzga.',
  uncorrected: 'La diferencia es la de las edades propias de las redes, sin la corrección del centro.',
  good: 'Las redes concuerdan dentro del límite.',
  kinds: {
    both_refused: (first, second) => `${first} y ${second} rechazan esta radiografía.`,
    first_refused: (first, second) => `${first} rechaza esta radiografía, ${second} la lee. Un rechazo no se elude con otra red: su edad no se indica al lado.`,
    second_refused: (first, second) => `${second} rechaza esta radiografía, que ${first} lee.`,
    both_mature: (first, second) => `Para ${first} y ${second} la mano está madura: no se indica ninguna edad.`,
    first_mature: (first, second) => `Para ${first} la mano está madura, ${second} indica una edad.`,
    second_mature: (first, second) => `Para ${second} la mano está madura, ${first} indica una edad.`,
  },
  finding: {
    name: 'Diferencia entre redes',
    title: (difference, limit) => `Dos redes leen esta radiografía con ${difference} de diferencia (límite ${limit}).`,
    next: 'Una mano tiene una sola edad. Pida que un experto lea la radiografía antes de usar una de las cifras.',
  },
  figure: {
    title: 'Dos redes en la línea de 0 a 19 años',
    titleOf: (sex) => `Dos redes en la línea de 0 a 19 años, ${sex}`,
    reading: (network, age, low, high) => `${network}: ${age}, intervalo de ${low} a ${high}.`,
    none: (network) => `${network}: no se indica ninguna edad.`,
  },
  settings: {
    heading: 'Segunda opinión',
    about: 'Una segunda red lee cada radiografía después de la primera y se muestra al lado. Se carga una vez, y la lectura dura más en lo que ella necesita.',
    label: 'Red de la segunda opinión', none: 'Ninguna',
    option: (name, size) => `${name} (${size})`,
    swap: 'Si esta red se elige como la que lee, las dos cambian de lugar.',
  },
};
