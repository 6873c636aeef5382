/** Words of the reader's own judgement. */
import type { Messages } from '../words';

export const own: Messages['own'] = {
  ask: 'Lea primero usted la radiografía. Después aparece la cifra de la máquina.',
  heading: 'Lectura propia',
  why: 'Su propia edad ósea, antes de que se muestre la de la máquina.',
  years: 'Años', months: 'Meses',
  give: 'Introducir y mostrar la cifra de la máquina',
  skip: 'Mostrarla sin lectura propia',
  wrong: 'Introduzca años de 0 a 19 y meses de 0 a 11, en conjunto 19 años como máximo.',
  given: (age) => `Lectura propia ${age}`,
  before: 'dada antes de que se mostrara la cifra de la máquina',
  after: 'dada después de que se mostrara la cifra de la máquina',
  difference: (months) => `Máquina frente a lectura propia: ${months}.`,
  enter: 'Introducir',
  remove: 'Quitar',
  judgement: 'La cifra de la máquina',
  agrees: 'Estoy de acuerdo', overrules: 'La desestimo',
  needsOwn: 'Una cifra desestimada necesita a su lado la edad ósea leída por usted.',
  remark: 'Observación',
  reader: 'Lector',
  note: 'Se conserva en el informe junto a la cifra de la máquina, nunca en su lugar; desaparece con la siguiente radiografía.',
};
