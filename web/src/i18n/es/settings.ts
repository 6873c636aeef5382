/** Words of the settings. */
import type { Messages } from '../words';

export const settings: Messages['settings'] = {
  title: 'Configuración',
  note: 'Se guarda solo en este navegador. No incluye nada de una radiografía ni de un niño.',
  sdTable: {
    heading: 'Tabla de referencia', label: 'Desviaciones estándar que aparecen primero',
    note: 'Ambas se pueden ver una junto a otra para cada niño, y se puede elegir otra para una radiografía.',
  },
  order: {
    heading: 'Orden de la lectura',
    about: 'La cifra que se ve primero sirve de ancla a la que viene después.',
    machine_first: 'Primero la cifra de la máquina',
    own_first: 'Primero la lectura propia, después la cifra de la máquina',
  },
  language: { heading: 'Idioma', label: 'Idioma de la página y de los informes' },
};
