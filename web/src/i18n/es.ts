/** The Spanish catalogue: the keys of `en.ts`. */
import { batch } from './es/batch';
import { failures, layers, measures, stages, tiers } from './es/codes';
import { dicom } from './es/dicom';
import { engine } from './es/engine';
import { evidence } from './es/evidence';
import { figures } from './es/figures';
import { films } from './es/films';
import { adultHeight, child, standing, tw3 } from './es/growth';
import { followUp } from './es/followup';
import { offline } from './es/offline';
import { own } from './es/own';
import { packs } from './es/packs';
import { placement } from './es/placement';
import { report } from './es/report';
import { secondOpinion } from './es/second-opinion';
import { settings } from './es/settings';
import { study } from './es/study';
import { findings, grades, hand, infant, lowering, maturity, maturityFactors, quality, safety, safetyTiers, secondLook, shape } from './es/safety';
import type { Messages } from './words';

const steps: Messages['steps'] = {
  download: 'Cargando el motor y el paquete del modelo',
  start_engine: 'Iniciando el motor',
  decode: 'Decodificando',
  validate: 'Comprobando la radiografía',
  prepare: 'Preparando',
  infer: 'Ejecutando la red',
  assess: 'Evaluando',
};

/** Also after a comma and after “sexo”, in lower case. */
const sexes: Messages['sexes'] = { female: 'Femenino', male: 'Masculino', unknown: 'Desconocido' };

/** Ages are “8 a 3 m”: a range of them is never joined by “a”, but by “entre ... y ...”. */
export const es: Messages = {
  product: 'Carpal',
  tagline: 'Edad ósea a partir de una radiografía de mano',
  researchUse: 'Uso en investigación, no es un dispositivo médico',
  nonCommercial: 'Solo para uso no comercial',
  skip: 'Ir al contenido',
  units: { year: 'a', years: 'a', months: 'm', megabytes: 'MB', kilobytes: 'kB' },
  views: { label: 'Vistas', read: 'Lectura', batch: 'Lote', followup: 'Seguimiento', evidence: 'Evidencia', settings: 'Configuración' },
  engine, report, secondOpinion, settings, figures, followUp, own, packs, batch, study,
  failures, layers, measures, stages, tiers, evidence, steps, sexes,
  adultHeight, child, standing, tw3,
  dicom, films, offline, findings, grades, hand, infant, lowering, maturity, maturityFactors, placement, quality, safety, safetyTiers, secondLook, shape,

  bar: { open: 'Abrir radiografía', help: 'Teclas y ayuda' },

  idle: {
    title: 'Abra una radiografía de mano',
    drop: 'Suéltela en cualquier lugar de esta página, sola, en una carpeta o en un archivo ZIP; péguela; o elíjala.',
    open: 'Elegir radiografía',
    folder: 'Elegir carpeta',
    takes: { term: 'Admite', text: 'DICOM (también DICOMDIR), PNG, JPEG, TIFF, WebP o BMP: una radiografía frontal de una mano cada vez.' },
    privacy: { term: 'Privacidad', text: 'Nada sale de este equipo: la radiografía se lee dentro de este navegador.', link: 'Cómo se garantiza' },
    sample: { term: 'Sin radiografía a mano', button: 'Probar el ejemplo', text: 'Un fantoma sintético, no la radiografía de un niño.' },
    dropHere: 'Suelte para abrir',
  },

  terms: {
    title: 'Antes de la primera lectura',
    intended: 'Uso previsto',
    licence: 'Condiciones de los pesos de la red',
    download: 'Descarga',
    size: (model, engineSize) => `Una sola vez, desde el lugar que sirve esta página: paquete del modelo ${model}, motor ${engineSize}. Se guardan en este navegador; las visitas posteriores no necesitan red.`,
    sizeUnknown: 'No se pudo cargar la descripción del paquete del modelo, por lo que su tamaño aún no se conoce.',
    privacy: 'No se envía ninguna radiografía ni ningún resultado a ninguna parte. Todo esto se puede volver a leer en Evidencia.',
    accept: 'Aceptar y cargar',
    retry: 'Reintentar',
  },

  film: {
    heading: 'Radiografía',
    synthetic: 'Fantoma sintético, no la radiografía de un niño',
    channels: { 1: 'gris', 2: 'gris + alfa', 3: 'RGB', 4: 'RGBA' },
    bits: (bits) => (bits === 1 ? '1 bit' : `${bits} bits`),
  },

  sex: {
    legend: 'Sexo del paciente',
    why: 'Necesario: la edad ósea depende de él.',
    fromFile: { female: 'El archivo dice femenino. Elija para confirmar.', male: 'El archivo dice masculino. Elija para confirmar.' },
    ifOther: { female: 'Si es de sexo femenino', male: 'Si es de sexo masculino' },
    asFemale: 'para sexo femenino',
    asMale: 'para sexo masculino',
  },

  verdict: {
    heading: 'Edad ósea',
    readAs: { female: 'Leída para sexo femenino', male: 'Leída para sexo masculino' },
    months: 'meses',
    interval: (level, low, high) => `intervalo del ${level} entre ${low} y ${high}`,
    intervalOf: (level) => `Intervalo del ${level}`,
    fromTo: (low, high) => `entre ${low} y ${high}`,
    waiting: 'Listo. Elija el sexo para ver el resultado.',
    againstRefusal: 'Leída pese a un rechazo',
    againstRefusalNote: 'Las cifras siguientes no están respaldadas por la exactitud medida.',
    againstAction: 'No use la cifra sin que un experto lea esta radiografía.',
    both: 'Sexo desconocido: ambas lecturas',
    difference: (months) => `Masculino frente a femenino: ${months}`,
    axis: (age, low, high) => `Edad ósea ${age}, intervalo entre ${low} y ${high}, en una línea de 0 a 19 años`,
    interpretation: 'Interpretación',
    action: 'Qué hacer',
    certaintyNote: 'La certeza describe a la red en esta radiografía, no al niño.',
    lowered: (from, why) => `Rebajada desde ${from} por ${why}.`,
    alsoLow: (why) => `También se rebajaría por ${why}.`,
  },

  stage: {
    heading: 'Etapa',
    range: (low, high) => `${low}–${high} años`,
    features: 'Características',
    probabilities: 'Probabilidades de las etapas',
    columns: { stage: 'Etapa', years: 'Años', probability: 'Probabilidad' },
    mostProbable: 'la más probable',
  },

  findingsPanel: { heading: 'Por revisar', agree: 'La edad y la etapa concuerdan.' },

  checks: {
    heading: 'Comprobaciones',
    columns: { check: 'Comprobación', value: 'Medido', limit: 'Límite', verdict: 'Veredicto' },
    within: 'dentro',
    beyond: 'fuera',
    fewerThan: (limit) => `menos de ${limit}`,
    atMost: (high) => `como máximo ${high}`,
    atLeast: (low) => `como mínimo ${low}`,
    between: (low, high) => `entre ${low} y ${high}`,
    pointsTo: (what) => `Apunta a ${what}.`,
    profile: (name, source) => `Límites: perfil «${name}» (${source}).`,
    reference: (tier, source) => `${tier}: ${source}.`,
    noReference: 'Este paquete no distingue una mano de otra parte del cuerpo.',
    waitsFor: { sex: 'A la espera del sexo', own: 'A la espera de su lectura' },
  },

  refusal: {
    title: 'No leída',
    measured: (name, value, limit) => `${name} ${value}, límite: ${limit}.`,
    readAnyway: 'Leer de todos modos',
    openOther: 'Abrir otra radiografía',
    warning: 'Leer de todos modos marca el resultado y toda exportación de este.',
    final: 'Esta radiografía no se puede leer de todos modos: contiene demasiado poca imagen, y una cifra no se apoyaría en nada.',
  },

  failure: { title: 'No leída', again: 'Reintentar', code: (code, detail) => (detail ? `${code}: ${detail}` : code) },

  job: {
    reading: 'Leyendo la radiografía',
    cancel: 'Cancelar',
    elapsed: (seconds) => `${seconds}\u00a0s`,
    bytes: (done, total) => `${done} de ${total}`,
  },

  record: {
    heading: 'Registro',
    film: 'SHA-256 de la radiografía',
    model: 'Modelo',
    core: 'Núcleo',
    engine: 'Motor',
    times: 'Tiempos',
    time: { decode: 'decodificación', validate: 'comprobación', prepare: 'preparación', infer: 'red', second_look: 'lectura repetida', assess: 'evaluación' },
    threads: (count) => (count === 1 ? '1 hilo' : `${count} hilos`),
    noName: 'El registro lleva el hash de la radiografía, no su nombre. Uso en investigación, no es un dispositivo médico; solo para uso no comercial.',
  },

  notices: {
    sex_cleared: 'Radiografía nueva: se ha borrado el sexo.',
    cancelled: 'Lectura cancelada.',
    look_cancelled: 'Lectura repetida cancelada. La lectura queda como estaba.',
    look_failed: 'La lectura repetida falló. La lectura queda como estaba.',
    only_film: 'Esta era la única radiografía entre los archivos.',
    not_a_file: 'Ahí no había ningún archivo. Suelte o pegue radiografías, una carpeta o un archivo ZIP.',
    sample_missing: 'La radiografía de ejemplo no forma parte de esta instalación.',
  },

  status: {
    label: 'Estado',
    ready: 'Listo',
    notLoaded: 'Paquete del modelo no cargado',
    packFailed: 'Paquete del modelo no cargado',
    last: (time, engineName) => `Última lectura ${time}, ${engineName}`,
    nothingSent: 'Nada enviado',
  },

  viewer: {
    label: 'Radiografía. Las flechas la mueven, más y menos cambian el zoom, 0 la ajusta, W pasa a ventana y nivel, I invierte, H muestra el contorno, G dónde miró la red, C recorta.',
    tools: 'Herramientas de la radiografía',
    zoomIn: 'Acercar', zoomOut: 'Alejar', fit: 'Ajustar', window: 'Ventana/nivel', invert: 'Invertir', outline: 'Contorno', attention: 'Mapa de calor', crop: 'Recortar', reset: 'Restablecer',
    enlarge: 'Ampliar la radiografía', reduce: 'Reducir la radiografía',
    readout: (width, level) => `W ${width}  L ${level}`,
    cropHint: 'Arrastre sobre la parte de la radiografía que se debe leer.',
    windowHint: 'Arrastre: a izquierda y derecha cambia la ventana; arriba y abajo, el nivel.',
    displayOnly: 'Solo visualización: la lectura usa la radiografía tal como está guardada y colocada.',
  },

  help: {
    title: 'Teclas',
    close: 'Cerrar',
    rows: [
      ['O', 'Abrir una radiografía'], ['1 a 5', 'Lectura, Lote, Seguimiento, Evidencia, Configuración'], ['+ − 0', 'Acercar, alejar, ajustar'],
      ['Flechas', 'Mover la radiografía (cuando tiene el foco); ventana y nivel en el modo W'],
      ['W', 'Ventana/nivel arrastrando; otra vez para mover la radiografía'], ['I', 'Invertir la visualización'],
      ['H', 'Contorno de la mano y lo que se recortó'], ['C', 'Recortar: arrastre sobre la parte que se debe leer'], ['G', 'Dónde miró la red, sobre la radiografía'],
      ['Flechas, Enter', 'En una lista de radiografías: mover, abrir'],
      ['Esc', 'Cancelar una lectura; cerrar una hoja'], ['?', 'Esta hoja'],
    ],
    mouse: 'Ratón: la rueda cambia el zoom en el puntero, arrastrar mueve, arrastrar con el botón derecho cambia ventana y nivel. Pantalla táctil: un dedo mueve, dos dedos cambian el zoom.',
  },

  announce: {
    reading: 'Leyendo la radiografía.',
    chooseSex: 'La radiografía se ha leído. Elija el sexo del paciente para obtener el resultado.',
    verdict: (sex, age, interval, tier) => `Edad ósea ${sex}: ${age}, ${interval}. ${tier}.`,
    refused: (why) => `No leída. ${why}`,
    mature: (sex, limit) => `Esqueleto maduro, lectura ${sex}. ${limit}`,
    look: (counts) => `${counts}.`,
    secondLook: (sex, difference) => `Lectura repetida ${sex}: mayor diferencia ${difference}.`,
    failed: (why) => `No leída. ${why}`,
  },
};
