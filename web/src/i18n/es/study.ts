/** Palabras de un estudio: red frente a lectores, y la corrección propia de un centro. */
import type { Messages } from '../words';

export const study: Messages['study'] = {
  none: '–',
  range: (low, high) => `de ${low} a ${high}`,
  years: (low, high) => `${low}–${high} a`,
  yearsFrom: (low) => `desde ${low} a`,
  heading: 'Frente a los lectores',
  empty: 'Aún no hay nada que comparar. Cuentan las radiografías leídas, de sexo conocido, con una edad ósea en la columna del primer lector.',
  compared: (n, reader) => `Se comparan ${n} radiografías con «${reader}».`,
  leftOutOf: (list) => `No están entre ellas: ${list}.`,
  leftOut: {
    waiting: (n) => `${n} aún sin leer`, no_sex: (n) => `${n} sin sexo`, no_truth: (n) => `${n} sin edad ósea del lector`, twice: (n) => `${n} repetidas en el estudio`,
    failed: (n) => `${n} ilegibles`, refused: (n) => `${n} rechazadas`, against_refusal: (n) => `${n} leídas pese a un rechazo`,
  },
  mixed: (packs) => `Las radiografías se leyeron con más de un paquete del modelo (${packs}). Sus cifras no van juntas.`,
  groups: { all: 'Todas las radiografías' },
  measures: {
    mae: 'Error absoluto medio', median: 'Mediana del error absoluto', p75: '75 de cada 100 dentro de', p90: '90 de cada 100 dentro de', p95: '95 de cada 100 dentro de', rmse: 'Raíz del error cuadrático medio',
    bias: 'Sesgo (red menos lector)', r2: 'R² (varianza explicada)', within_6: 'Dentro de 6 meses', within_12: 'Dentro de 12 meses', within_24: 'Dentro de 24 meses',
    stage_accuracy: 'Estadio como el del lector', qwk: 'Kappa de los estadios, cuadrático', coverage90: 'Lector dentro del intervalo',
  },
  table: {
    caption: 'Todas las radiografías', measure: 'Cifra', value: 'Valor', interval: 'Intervalo del 95\u00a0%',
    note: 'Intervalos por bootstrap sobre las radiografías: 2000 remuestreos, percentiles. No se da ninguno con menos de 10 radiografías.', working: 'Se están calculando los intervalos.',
  },
  groupTable: { caption: 'Por sexo, edad según el lector y nivel', group: 'Radiografías', n: 'n', mae: 'Error absoluto medio', bias: 'Sesgo', rmse: 'RMSE', within12: 'Dentro de 12 meses', coverage: 'Dentro del intervalo' },
  readers: {
    heading: 'Lector frente a lector, red frente a lector', caption: (n) => `En las ${n} radiografías que todos han leído`, pair: 'Par', mae: 'Diferencia absoluta media', bias: 'Diferencia media',
    limits: 'Límites de acuerdo', within12: 'Dentro de 12 meses', machine: 'Red', minus: (a, b) => `${a} − ${b}`,
    note: 'Donde los lectores difieren entre sí tanto como la red de ellos, el resto es de la lectura y no de la red.',
  },
  figuresHeading: 'Figuras',
  figures: {
    binned: (films) => `${films} radiografías se dibujan como cuadrados: cuanto mayores, más radiografías.`,
    beyond: (films) => `${films} fuera del eje están en su borde.`,
    predicted: {
      title: 'Red frente a lector', x: 'Lector, años', y: 'Red, años', columns: ['Edad según el lector', 'Radiografías', 'Mediana del error', '5 a 95 de cada 100'],
      description: (n, mae, p90) => `${n} radiografías: ${mae} de error medio, 9 de cada 10 dentro de ${p90}. La línea discontinua es el acuerdo.`,
    },
    blandAltman: {
      title: 'Diferencia frente a media (Bland y Altman)', x: 'Media de red y lector, años', y: 'Red menos lector, meses', columns: ['Línea', 'Meses'],
      bias: 'Diferencia media', low: 'Límite inferior (−1,96 DE)', high: 'Límite superior (+1,96 DE)',
      description: (n, bias, low, high) => `${n} radiografías: diferencia media ${bias}, límites de acuerdo de ${low} a ${high}.`,
    },
    errorByAge: {
      title: 'Error según la edad', x: 'Lector, años', y: 'Red menos lector, meses', columns: ['Edad según el lector', 'Radiografías', 'Error medio', 'Error absoluto medio'],
      description: (band, mae) => `El mayor error absoluto medio es el de ${band}: ${mae}.`, line: 'La línea une los errores medios por tramos de dos años.',
    },
    distribution: {
      title: 'Errores por nivel', x: 'Red menos lector, meses', y: 'Radiografías', columns: { error: 'Error, meses' },
      description: (over, under) => `${over} radiografías se leen como mayores que por el lector, ${under} como menores o iguales.`, ends: (months) => `Las barras exteriores contienen lo que se aparta más de ${months} meses.`,
    },
    reliability: {
      title: 'Fiabilidad de la probabilidad del estadio', x: 'Declarada, por ciento', y: 'Observada, por ciento', columns: ['Declarada', 'Radiografías', 'Declarada en media', 'Observada', 'Intervalo del 95\u00a0%'],
      description: (ece) => `Lo declarado y lo observado difieren en ${ece} de media de todas las radiografías. En la línea discontinua son iguales.`,
    },
    coverage: {
      title: 'Lector dentro del intervalo', x: 'Radiografías dentro, por ciento', columns: ['Radiografías', 'n', 'Dentro', 'Intervalo del 95\u00a0%'], stated: (level) => `declarado ${level}`,
      description: (level, observed) => `El intervalo declara contener el ${level} de las lecturas; contiene el ${observed}.`,
    },
    risk: {
      title: 'Error según la parte leída', x: 'Radiografías que quedan, por ciento', y: 'Error absoluto medio, meses', columns: ['Radiografías que quedan', 'n', 'Error absoluto medio'],
      description: (all) => `Todas las radiografías: ${all} de error medio.`, tenth: (mae) => `Sin la décima parte menos cierta: ${mae}.`, order: 'Primero se apartan las menos ciertas: por nivel y luego por la anchura del intervalo.',
    },
    utility: {
      title: 'Exactitud frente a utilidad', x: 'Parte leída de todas las presentadas, por ciento', y: 'Error absoluto medio, meses', columns: ['Se toma', 'n', 'Parte leída', 'Error absoluto medio'],
      tiers: { high: 'solo alta', medium: 'alta, media', low: 'todos los niveles' }, halfWidth: (months) => `medio intervalo hasta ${months}`,
      legend: { tiers: 'por nivel', widths: 'por anchura del intervalo' },
      description: (share, mae) => `Tal como está se lee el ${share} de las radiografías, con ${mae} de error medio. Hacia la izquierda, límites más estrictos.`,
    },
    confusion: {
      title: 'Estadios según lector y red', rows: 'Lector, años', columns: 'Red, años', bars: 'Barra: parte del estadio del lector.',
      description: (right, beside) => `El ${right} tiene el estadio del lector, el ${beside} el contiguo.`,
    },
  },
  percentile: (share) => `mayor que el ${share} de los errores de prueba`,
  percentileAtLeast: (share) => `mayor que al menos el ${share} de los errores de prueba`,

  site: {
    corrected: 'Corregida por el centro', uncorrected: 'sin la corrección del centro',
    correctedAge: (age) => `Corregida por el centro ${age}`,
    without: (age, low, high) => `Sin la corrección del centro: ${age}, de ${low} a ${high}.`,
    by: (n, who, date) => `Una recta ajustada a ${n} lecturas de este centro, firmada por ${who}, ${date}.`,
    what: 'La posición frente a la edad y la talla adulta son de la edad corregida; estadio, certeza, comprobaciones, gráficos de errores y seguimiento son de la edad sin ella.',
    notCorrected: (why) => `No corregida por el centro: ${why}.`,
    silence: {
      other_pack: 'la corrección se ajustó con otro paquete del modelo',
      sex_not_fitted: 'no se ajustó ninguna corrección para este sexo',
      outside_ages: 'la lectura queda fuera de las edades con las que se ajustó la corrección',
      mature: 'de una mano madura no se da edad',
      reading_doubtful: 'la radiografía se leyó pese a un rechazo',
    },
    announce: 'Corregida por el centro.',
    field: 'Corrección del centro', kept: 'Se guarda sin la corrección del centro.',
    formula: (slope, intercept, from, to) => `edad × ${slope} ${intercept} m, de ${from} a ${to}`,
    report: (age, low, high, formula, n, who, date) => `corregida por el centro (${formula}; ${n} lecturas, firmada por ${who}, ${date}). Sin ella: ${age}, de ${low} a ${high}`,
    fit: {
      heading: 'Corrección para este centro',
      lead: (least) => `Una recta por sexo, por mínimos cuadrados sobre sus lecturas, a partir de ${least} radiografías de ese sexo. Lo que gana se mide en radiografías con las que no se ajustó (5 partes, 20 veces); su intervalo, sobre las radiografías.`,
      caption: 'Ajuste por sexo', films: 'Radiografías', line: 'Recta', before: 'Error sin ella', after: 'Error con ella', gain: 'Ganancia (intervalo del 95\u00a0%)', coverage: 'Dentro del intervalo', verdict: 'Resultado', usable: 'Se puede aplicar.',
      refusals: {
        mixed_packs: () => 'Rechazada: las radiografías se leyeron con más de un paquete del modelo.',
        too_few: (n, least) => `Rechazada: ${n} radiografías de este sexo, hacen falta ${least}.`,
        no_spread: () => 'Rechazada: las radiografías son todas de una misma edad.',
        not_rising: () => 'Rechazada: la recta desciende. Compruebe qué columna contiene la edad ósea del lector.',
        not_significant: () => 'Rechazada: la ganancia no se distingue del azar.',
      },
      arrow: (before, after) => `${before} → ${after}`,
      otherPack: 'Las radiografías se leyeron con otro paquete que el que está en uso: su corrección no se aplicaría aquí.',
      none: 'No se ofrece ninguna corrección: para ningún sexo hay una que se sostenga.',
      signer: 'Firmada por (nombre o función)', sign: 'Firmar y aplicar', needsSigner: 'Diga quién firma.',
      signed: 'Firmada. Desde ahora las lecturas de esta página llevan «Corregida por el centro», con la edad sin corregir al lado. Se puede quitar en los ajustes.',
      note: 'Se guarda solo en este navegador, con la fecha, el número de radiografías y la firma. Vale solo para este paquete del modelo y para las edades con las que se ajustó.',
      replaces: 'Ocupa el lugar de la corrección vigente.',
    },
    settings: {
      heading: 'Corrección del centro', none: 'Ninguna. Se puede ajustar con sus propias lecturas, junto a las cifras de un lote.',
      signed: 'Firmada', signedBy: (who, date) => `${who}, ${date}`, pack: 'Paquete del modelo', female: 'Femenino', male: 'Masculino', notFitted: 'sin corregir',
      line: (formula, n, gain, low, high) => `${formula}; ${n} radiografías, ganancia ${gain} (de ${low} a ${high})`,
      notKept: 'Este navegador no la guarda: vale hasta que se cierre la página.',
      otherPack: 'Se ajustó con otro paquete del modelo que el que está en uso: no se aplica.',
      save: 'Guardar en un archivo', load: 'Cargar un archivo', remove: 'Quitar', ask: '¿Quitar la corrección del centro? Las lecturas se mostrarán como las da el paquete del modelo.', confirm: 'Quitar',
      loaded: 'Cargada. Se aplica desde ahora.', removed: 'Quitada.', saved: 'Guardada.',
      failures: {
        not_profile: 'Este archivo no es una corrección de centro de Carpal.', damaged: 'Este archivo está dañado: no se ha cargado.', newer: 'Este archivo lo escribió una versión más reciente de Carpal.',
      },
    },
  },
};
