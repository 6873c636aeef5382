/** Words for what a DICOM file says. */
import type { Messages } from '../words';

const findings: Messages['dicom']['findings'] = {
  body_part_other: (part) => `El archivo da como parte del cuerpo «${part}», no una mano. Compruebe que es la radiografía correcta.`,
  birth_after_film: () => 'La fecha de nacimiento es posterior a la fecha de la radiografía. Compruebe ambas.',
  age_contradicts_dates: () => 'La edad que figura en el archivo no es la que resulta de sus fechas. Compruebe las tres.',
  age_over_limit: () => 'Según el archivo, el niño tiene más de 19 años. La edad ósea no se indica en adultos.',
  secondary_capture: () => 'El archivo es una imagen capturada, no una radiografía de un detector: sus grises pueden haberse modificado.',
  voi_unusable: () => 'La ventana del archivo no se puede usar; la radiografía se muestra con su propio rango de valores.',
  date_unreadable: () => 'Una fecha del archivo no se puede leer.',
};

export const dicom: Messages['dicom'] = {
  heading: 'Del archivo',
  window: 'Ventana',
  byFile: 'Como dice el archivo',
  windowOf: (center, width) => `W ${width}, L ${center}`,
  named: (name, window) => `${name} (${window})`,
  table: 'Tabla del archivo',
  automatic: 'Automática',
  ignore: 'Ninguna: rango completo',
  frame: 'Fotograma',
  page: 'Página',
  frameOf: (number, of) => `${number} de ${of}`,
  findings,
  /** For a row of a list. */
  shortFindings: {
    body_part_other: 'Otra parte del cuerpo en el archivo', birth_after_film: 'Nacimiento después de la radiografía', age_contradicts_dates: 'Edad frente a las fechas', age_over_limit: 'Más de 19 años según el archivo',
    secondary_capture: 'Imagen capturada', voi_unusable: 'Ventana inservible', date_unreadable: 'Fecha ilegible',
  },
  facts: {
    filmDate: 'Fecha de la radiografía', laterality: 'Lado', viewPosition: 'Proyección', bodyPart: 'Parte del cuerpo', spacing: 'Espaciado de píxeles', manufacturer: 'Fabricante',
    transferSyntax: 'Sintaxis de transferencia',
  },
  sides: { left: 'Izquierdo', right: 'Derecho' },
  spacing: { pixel: (mm) => `${mm}\u00a0mm`, imager: (mm) => `${mm}\u00a0mm en el detector` },
  folded: 'Paciente: nombre, número, fecha de nacimiento',
  child: { patientName: 'Nombre', patientId: 'Número', birthDate: 'Fecha de nacimiento', ageMonths: 'Edad' },
  childNote: 'Se muestra solo aquí: no consta en ninguna exportación ni en ningún registro de actividad.',
  none: 'no figura en el archivo',
};
