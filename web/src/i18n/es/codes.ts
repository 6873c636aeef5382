/** A sentence and a next step for every code that can reach the page. */
import type { Messages } from '../words';

/** Status names of the core and host codes. */
export const failures: Messages['failures'] = {
  EmptyFile: { title: 'El archivo está vacío.', next: 'Exporte de nuevo la radiografía y abra el archivo nuevo.' },
  UnknownFormat: { title: 'Este archivo no es una radiografía en DICOM, PNG, JPEG, TIFF, WebP ni BMP.', next: 'Cuenta el contenido, no el nombre. Exporte la radiografía como PNG y abra ese archivo.' },
  TruncatedFile: { title: 'El archivo termina demasiado pronto.', next: 'Probablemente se cortó al copiarlo. Cópielo o expórtelo de nuevo.' },
  CorruptFile: { title: 'El archivo está dañado y no se puede decodificar.', next: 'Exporte de nuevo la radiografía, si es posible como PNG.' },
  UnsupportedFormat: { title: 'El archivo usa una variante de su formato que Carpal no lee.', next: 'Exporte la radiografía como una sola imagen fija: como DICOM, sin compresión si se puede elegir, como PNG o como JPEG sencillo.' },
  NoPixelData: { title: 'Este archivo DICOM no contiene ninguna imagen.', next: 'Puede ser un informe o un directorio. Abra el archivo de la propia radiografía.' },
  HeicFile: { title: 'Esta es una imagen HEIC o AVIF, como las que toman los teléfonos.', next: 'Conviértala a JPEG: en un iPhone, envíela con «Más compatible» elegido; en una computadora, ábrala y expórtela como JPEG. Mejor aún, exporte la propia radiografía desde el sistema de archivo de imágenes.' },
  PdfFile: { title: 'Este es un documento PDF.', next: 'Exporte su imagen: ábralo, elija la página con la radiografía y guarde esa página como PNG. Mejor aún, exporte la propia radiografía desde el sistema de archivo de imágenes.' },
  ZipTruncated: { title: 'El archivo ZIP termina demasiado pronto.', next: 'Probablemente se cortó al copiarlo. Cópielo o expórtelo de nuevo.' },
  ZipCorrupt: { title: 'El archivo ZIP está dañado.', next: 'Cópielo o expórtelo de nuevo, o descomprímalo y suelte la carpeta.' },
  ZipBomb: { title: 'El archivo ZIP declara contener mucho más de lo que ocupan las radiografías.', next: 'No se descomprimió. Si confía en él, descomprímalo con otro programa y suelte la carpeta.' },
  ZipEncrypted: { title: 'El archivo ZIP está protegido con contraseña.', next: 'Descomprímalo con su contraseña y suelte la carpeta.' },
  ZipMethod: { title: 'El archivo ZIP está comprimido de una forma que los navegadores no conocen.', next: 'Descomprímalo y suelte la carpeta.' },
  ZipInZip: { title: 'Dentro del archivo ZIP hay un archivo comprimido, y ninguna radiografía a su lado.', next: 'Descomprima el exterior y suelte lo que contiene.' },
  ZipEmpty: { title: 'El archivo ZIP está vacío.', next: 'Exporte de nuevo las radiografías.' },
  ZipParts: { title: 'Esta es una parte de un archivo ZIP dividido.', next: 'Descomprima todas las partes juntas y suelte la carpeta.' },
  DicomDirAlone: { title: 'Este es solo el directorio de un disco, sin sus radiografías.', next: 'Suelte la carpeta o el disco completo en que se encuentra.' },
  NoFilmFound: { title: 'No hay ninguna radiografía entre estos archivos.', next: 'Carpal busca DICOM, PNG, JPEG, TIFF, WebP y BMP, se llamen como se llamen los archivos.' },
  NothingFound: { title: 'Ahí no hay ningún archivo.', next: 'Suelte radiografías, una carpeta o un archivo ZIP.' },
  ArchiveFile: { title: 'Este es un archivo comprimido que Carpal no abre.', next: 'Descomprímalo y suelte la carpeta, o comprima las radiografías como ZIP.' },
  CanvasBlocked: { title: 'Este navegador altera los píxeles de las imágenes WebP para no ser reconocido.', next: 'Convierta la radiografía a PNG o permita a esta página la lectura de canvas.' },
  FileTooLarge: { title: 'El archivo es más grande de lo que Carpal acepta.', next: 'Exporte la radiografía sola, sin otras páginas ni series.' },
  TooManyPixels: { title: 'La imagen tiene más píxeles de los que Carpal acepta.', next: 'Exporte la radiografía en su tamaño original o más pequeña.' },
  OutOfMemory: { title: 'Al navegador no le queda memoria para esta radiografía.', next: 'Cierre otras pestañas y lea de nuevo la radiografía.' },
  PackUnreachable: { title: 'No se pudo cargar el paquete del modelo.', next: 'Compruebe que el lugar que sirve esta página está accesible y vuelva a intentarlo. Lo que ya llegó se conserva y no se carga dos veces.' },
  PackCorrupt: { title: 'El paquete del modelo está dañado: no coincide con su propia descripción.', next: 'Vuelva a cargar la página. Si continúa, avise a quien instaló Carpal aquí.' },
  PackUnsupported: { title: 'El paquete del modelo se hizo para otra versión de Carpal.', next: 'Actualice Carpal o el paquete, de modo que ambos encajen.' },
  EngineFailed: { title: 'El motor que ejecuta la red no arrancó.', next: 'Compruebe que el lugar que sirve esta página está accesible y vuelva a cargar la página. Se necesita un Chrome, Edge, Firefox o Safari actual.' },
  EngineUnfit: { title: 'El motor que ejecuta la red no arrancó.', next: 'Vuelva a cargar la página o elija WebAssembly en Configuración.' },
  DeviceLost: { title: 'El procesador gráfico se perdió mientras se leía la radiografía.', next: 'Lea de nuevo la radiografía. Entonces la lee el procesador principal.' },
  PartUnreachable: { title: 'No se pudo cargar una parte de Carpal que este tipo de archivo necesita.', next: 'Compruebe que el lugar que sirve esta página está accesible e inténtelo de nuevo.' },
  WorkerCrashed: { title: 'La lectura se detuvo de forma inesperada.', next: 'Lea de nuevo la radiografía. Si se detiene otra vez, cierre primero otras pestañas.' },
  NonFiniteOutput: { title: 'La red no dio ningún número utilizable para esta radiografía.', next: 'No lea esta radiografía con Carpal. Comunique, por favor, las propiedades del archivo.' },
  BadManifest: { title: 'La descripción del paquete del modelo no es válida.', next: 'Vuelva a cargar la página. Si continúa, avise a quien instaló Carpal aquí.' },
  UnsupportedManifest: { title: 'El paquete del modelo se hizo para otra versión de Carpal.', next: 'Actualice Carpal o el paquete, de modo que ambos encajen.' },
  UnknownProfile: { title: 'El paquete del modelo no tiene límites de validación con ese nombre.', next: 'Vuelva a cargar la página y lea de nuevo la radiografía.' },
  NotConfigured: { title: 'El núcleo se usó antes de estar listo.', next: 'Vuelva a cargar la página y lea de nuevo la radiografía.' },
  NoFilm: { title: 'La radiografía ya no está en la memoria.', next: 'Abra de nuevo la radiografía.' },
  NotValidated: { title: 'La radiografía se leyó antes de comprobarse.', next: 'Lea de nuevo la radiografía. Si continúa, comunique el código que figura abajo.' },
  NoOutputs: { title: 'La red no ha leído esta radiografía.', next: 'Lea de nuevo la radiografía.' },
  WrongOutputSize: { title: 'La respuesta de la red no se ajusta a la descripción del paquete del modelo.', next: 'Vuelva a cargar la página. Si continúa, avise a quien instaló Carpal aquí.' },
  BadReference: { title: 'La referencia del paquete del modelo está dañada o no se ajusta a la red.', next: 'Vuelva a cargar la página. Si continúa, avise a quien instaló Carpal aquí.' },
  ReferenceMissing: { title: 'La referencia del paquete del modelo no se ha cargado.', next: 'Vuelva a cargar la página. Si continúa, avise a quien instaló Carpal aquí.' },
  ConstantOutput: { title: 'La red dio el mismo número en todas partes, lo que no es una lectura.', next: 'No lea esta radiografía con Carpal. Si con otras radiografías ocurre lo mismo, vuelva a cargar la página.' },
  BadRequest: { title: 'La página pidió al núcleo algo que este no conoce.', next: 'Vuelva a cargar la página: puede ser más antigua que el núcleo.' },
  FileUnreadable: { title: 'El archivo ya no se puede leer.', next: 'Puede haberse movido, o su unidad está desconectada. Ábralo de nuevo.' },
  Cancelled: { title: 'La lectura se canceló.', next: 'Lea de nuevo la radiografía cuando lo desee.' },

  Internal: { title: 'Algo falló dentro de Carpal.', next: 'Lea de nuevo la radiografía. Si continúa, comunique el código que figura abajo.' },
};

/** `unit`: after the number; '' where there is none. */
export const measures: Messages['measures'] = {
  saturation_mean: { name: 'Saturación de color', unit: 'de 255', about: 'Saturación media de los colores guardados. Una radiografía es gris.' },
  intensity_sd: { name: 'Dispersión de grises', unit: 'de la escala completa', about: 'Desviación estándar de los niveles de gris. Una radiografía vacía no tiene ninguna.' },
  brightness_mean: { name: 'Brillo medio', unit: 'de la escala completa', about: 'Nivel de gris medio. Cercano a 1 significa blanco en toda la imagen.' },
  peak_concentration: { name: 'Concentración del pico', unit: 'de todos los píxeles', about: 'Proporción de píxeles que caen en el nivel de gris más frecuente.' },
  dynamic_range: { name: 'Rango de contraste', unit: 'de la escala completa', about: 'Del percentil 5 al percentil 95 de los niveles de gris.' },
  edge_ratio: { name: 'Densidad de bordes', unit: 'de todos los píxeles', about: 'Proporción de píxeles que están en un borde. Los huesos tienen algunos, las fotografías muchos.' },
};

export const layers: Messages['layers'] = {
  colour_image: {
    points: 'una fotografía o imagen en color',
    refusal: 'Esta es una imagen en color, no una radiografía',
    next: 'Exporte la propia radiografía desde el sistema de archivo de imágenes. Una fotografía de una pantalla o de un negatoscopio no se lee de forma fiable.',
  },
  blank_or_corrupt: {
    points: 'una radiografía vacía o dañada',
    refusal: 'La radiografía es casi uniforme',
    next: 'Compruebe que se exportó la radiografía correcta y que se abre en otro lugar.',
  },
  over_exposed: {
    points: 'una radiografía sobreexpuesta o invertida',
    refusal: 'La radiografía es blanca casi en todas partes',
    next: 'Compruebe la exposición y la ventana de la exportación. Si los huesos son oscuros, expórtela sin inversión.',
  },
  synthetic_or_saturated: {
    points: 'una imagen sintética o con grises saturados',
    refusal: 'Demasiados píxeles comparten un mismo nivel de gris',
    next: 'Exporte la radiografía con todo su rango de grises: la causa es la saturación de los grises o un borde vacío grande.',
  },
  low_contrast: {
    points: 'una copia de bajo contraste',
    refusal: 'La radiografía usa una parte demasiado pequeña del rango de grises',
    next: 'Expórtela con todo el rango de grises, o ajuste la ventana antes de exportarla, y ábrala de nuevo.',
  },
  featureless: {
    points: 'una radiografía sin estructura',
    refusal: 'La radiografía apenas muestra bordes',
    next: 'Compruebe que es nítida y que muestra la mano.',
  },
  too_many_edges: {
    points: 'una fotografía, texto o ruido',
    refusal: 'La imagen muestra muchos más bordes que una radiografía',
    next: 'Compruebe que es una radiografía de una mano sin texto ni un patrón marcado por encima.',
  },
};

/** Table 5 of the paper, worded as the network's certainty: never a verdict on the child. */
export const tiers: Messages['tiers'] = {
  high: {
    name: 'Certeza alta',
    certainty: 'La red está segura de la etapa',
    meaning: 'La radiografía corresponde claramente a una etapa.',
    action: 'Léala como de costumbre, junto a su propia lectura.',
  },
  medium: {
    name: 'Certeza media',
    certainty: 'La red está bastante segura de la etapa',
    meaning: 'La radiografía muestra características de más de una etapa.',
    action: 'Mírela por segunda vez antes de usar la cifra.',
  },
  low: {
    name: 'Certeza baja',
    certainty: 'La red no está segura de la etapa',
    meaning: 'Ninguna etapa destaca.',
    action: 'Pida que un experto lea la radiografía; no se base en la cifra.',
  },
};

/** Stage keys of the pack -> words. Features: Table 4 of the paper. */
export const stages: Messages['stages'] = {
  infancy: { name: 'Lactante', features: 'Comienza la osificación del carpo' },
  early_childhood: { name: 'Infancia temprana', features: 'Avanza la osificación del carpo' },
  mid_childhood: { name: 'Infancia media', features: 'Todos los huesos del carpo visibles, sesamoideo ausente' },
  early_adolescence: { name: 'Adolescencia temprana', features: 'Aparece el sesamoideo, niñas y niños divergen' },
  late_adolescence: { name: 'Adolescencia tardía', features: 'Las epífisis se fusionan progresivamente' },
  near_maturity: { name: 'Próxima a la madurez', features: 'Fusión casi completa' },
  infant_toddler: { name: 'Lactante/infancia temprana', features: 'Comienza y avanza la osificación del carpo' },
  child: { name: 'Niñez', features: 'Todos los huesos del carpo visibles, sesamoideo ausente' },
  pre_adolescent: { name: 'Preadolescencia', features: 'Aparece el sesamoideo, niñas y niños divergen' },
  adolescent: { name: 'Adolescencia', features: 'Las epífisis se fusionan progresivamente' },
};
