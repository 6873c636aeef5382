/** Spanish words of the site's model packs. */
import type { Messages } from '../words';

export const packs: Messages['packs'] = {
  heading: 'Paquetes de modelo',
  about: 'Un paquete es una red con su calibración y sus límites. El elegido lee a partir de la próxima radiografía; una lectura en la página queda como está y nombra su propio paquete.',
  fromDisk: 'Un paquete del disco lee en su lugar hasta que se abandone, más abajo.',
  missing: 'No se pudo cargar la descripción de este paquete.',
  versions: 'Paquete', size: 'Tamaño', stages: 'Etapas', standing: 'En este navegador',
  time: 'Tiempo de la red',
  timeOf: (share, pack) => `${share} del de ${pack}, medido con un hilo`,
  stagesOf: (count, names) => `${count}: ${names}`,
  span: (name, years) => `${name} ${years}\u00a0a`,
  caption: 'Frente a la etiqueta de cada radiografía, en meses',
  inUse: 'En uso', second: 'En uso, para la segunda lectura', notStored: 'No guardado',
  stored: (bytes) => `Guardado (${bytes})`,
  partly: (stored, total) => `${stored} de ${total} guardados`,
  use: 'Usar este paquete', remove: 'Eliminar',
  useAfter: (bytes) => `Usar este paquete: descarga ${bytes}`,
  stays: 'En uso, por lo que no se puede eliminar.',
  ask: (title) => `¿Eliminar ${title} de este navegador? Para volver a usarlo habrá que descargarlo de nuevo.`,
  confirm: 'Eliminar',
  fetching: (title) => `Descargando ${title}`,
  used: (title) => `${title} está en uso a partir de la próxima radiografía.`,
  cancelled: (title) => `La descarga de ${title} se canceló. Lo que llegó se conserva; el paquete en uso es el de antes.`,
  failed: (title, why) => `${title} no está en uso. ${why} El paquete en uso es el de antes.`,
  removed: (title, bytes) => `${title} se ha eliminado, lo que libera ${bytes}.`,
};
