/** Spanish words of a study: machine against readers, and a site's own correction. */
import type { Messages } from '../words';

export const study: Messages['study'] = {
  none: '–',
  range: (low, high) => `entre ${low} y ${high}`,
  years: (low, high) => `${low}–${high} años`,
  yearsFrom: (low) => `${low} años y más`,
  heading: 'Frente a los lectores',
  empty: 'Aún no hay nada que comparar. Cuentan las radiografías leídas, de sexo conocido, con una edad ósea en la columna del primer lector.',
  compared: (n, reader) => `${n} radiografías se comparan con «${reader}».`,
  leftOutOf: (list) => `No están entre ellas: ${list}.`,
  leftOut: {
    waiting: (n) => `${n} aún sin leer`, no_sex: (n) => `${n} sin sexo`, no_truth: (n) => `${n} sin edad ósea de un lector`, twice: (n) => `${n} dos veces en el estudio`,
    failed: (n) => `${n} ilegibles`, refused: (n) => `${n} rechazadas`, against_refusal: (n) => `${n} leídas pese a un rechazo`,
  },
  mixed: (packs) => `Las radiografías se leyeron con más de un paquete de modelo (${packs}). Sus cifras no van juntas.`,
  groups: { all: 'Todas las radiografías' },
  measures: {
    mae: 'Error absoluto medio', median: 'Mediana del error absoluto', p75: '75 de 100 dentro de', p90: '90 de 100 dentro de', p95: '95 de 100 dentro de', rmse: 'Raíz del error cuadrático medio',
    bias: 'Sesgo (red menos lector)', r2: 'R² (varianza explicada)', within_6: 'Dentro de 6 meses', within_12: 'Dentro de 12 meses', within_24: 'Dentro de 24 meses',
    stage_accuracy: 'Etapa como la del lector', qwk: 'Kappa de las etapas, cuadrático', coverage90: 'Lector dentro del intervalo',
  },
  table: {
    caption: 'Todas las radiografías', measure: 'Cifra', value: 'Valor', interval: 'Intervalo del 95\u00a0%',
    note: 'Intervalos por bootstrap sobre radiografías: 2000 remuestreos, percentiles. Con menos de 10 radiografías no se da ninguno.', working: 'Calculando los intervalos.',
  },
  groupTable: { caption: 'Por sexo, edad según el lector y nivel', group: 'Radiografías', n: 'n', mae: 'Error absoluto medio', bias: 'Sesgo', rmse: 'RMSE', within12: 'Dentro de 12 meses', coverage: 'Dentro del intervalo' },
  readers: {
    heading: 'Lector frente a lector, máquina frente a lector', caption: (n) => `En las ${n} radiografías que todos han leído`, pair: 'Par', mae: 'Diferencia absoluta media', bias: 'Diferencia media',
    limits: 'Límites de concordancia', within12: 'Dentro de 12 meses', machine: 'Red', minus: (a, b) => `${a} − ${b}`,
    note: 'Donde los lectores difieren entre sí tanto como la red de ellos, el resto es de la lectura, no de la red.',
  },
  figuresHeading: 'Gráficos',
  figures: {
    binned: (films) => `${films} radiografías se dibujan como cuadrados: cuanto mayor, más radiografías.`,
    beyond: (films) => `${films} más allá del eje están en su borde.`,
    predicted: {
      title: 'Red frente a lector', x: 'Lector, años', y: 'Red, años', columns: ['Edad según el lector', 'Radiografías', 'Error mediano', '5 a 95 de 100'],
      description: (n, mae, p90) => `${n} radiografías: un error medio de ${mae}, 9 de 10 dentro de ${p90}. La línea discontinua es la concordancia.`,
    },
    blandAltman: {
      title: 'Diferencia frente a media (Bland y Altman)', x: 'Media de red y lector, años', y: 'Red menos lector, meses', columns: ['Línea', 'Meses'],
      bias: 'Diferencia media', low: 'Límite inferior (−1,96 DE)', high: 'Límite superior (+1,96 DE)',
      description: (n, bias, low, high) => `${n} radiografías: diferencia media ${bias}, límites de concordancia entre ${low} y ${high}.`,
    },
    errorByAge: {
      title: 'Error frente a edad', x: 'Lector, años', y: 'Red menos lector, meses', columns: ['Edad según el lector', 'Radiografías', 'Error medio', 'Error absoluto medio'],
      description: (band, mae) => `El mayor error absoluto medio es el de ${band}: ${mae}.`, line: 'La línea une los errores medios de bandas de dos años.',
    },
    distribution: {
      title: 'Errores por nivel', x: 'Red menos lector, meses', y: 'Radiografías', columns: { error: 'Error, meses' },
      description: (over, under) => `${over} radiografías se leen como de más edad que según el lector, ${under} como de menos o igual.`, ends: (months) => `Las barras exteriores contienen lo que se desvía más de ${months} meses.`,
    },
    reliability: {
      title: 'Fiabilidad de la probabilidad de la etapa', x: 'Indicada, por ciento', y: 'Observada, por ciento', columns: ['Indicada', 'Radiografías', 'Media indicada', 'Observada', 'Intervalo del 95\u00a0%'],
      description: (ece) => `Lo indicado y lo observado difieren en ${ece} en promedio de todas las radiografías. En la línea discontinua son iguales.`,
    },
    coverage: {
      title: 'Lector dentro del intervalo', x: 'Radiografías dentro, por ciento', columns: ['Radiografías', 'n', 'Dentro', 'Intervalo del 95\u00a0%'], stated: (level) => `indicado ${level}`,
      description: (level, observed) => `Se indica que el intervalo contiene el ${level} de las lecturas; contiene el ${observed}.`,
    },
    risk: {
      title: 'Error frente a proporción leída', x: 'Radiografías que quedan, por ciento', y: 'Error absoluto medio, meses', columns: ['Radiografías que quedan', 'n', 'Error absoluto medio'],
      description: (all) => `Todas las radiografías: un error medio de ${all}.`, tenth: (mae) => `Sin el décimo menos seguro: ${mae}.`, order: 'Las menos seguras se apartan primero: por nivel, después por el ancho del intervalo.',
    },
    utility: {
      title: 'Exactitud frente a utilidad', x: 'Proporción leída de todas las radiografías, por ciento', y: 'Error absoluto medio, meses', columns: ['Tomadas', 'n', 'Proporción leída', 'Error absoluto medio'],
      tiers: { high: 'solo alta', medium: 'alta, media', low: 'todos los niveles' }, halfWidth: (months) => `medio intervalo hasta ${months}`,
      legend: { tiers: 'por nivel', widths: 'por ancho del intervalo' },
      description: (share, mae) => `Tal como está, se lee el ${share} de las radiografías, con un error medio de ${mae}. A la izquierda, límites más estrictos.`,
    },
    confusion: {
      title: 'Etapas según lector y red', rows: 'Lector, años', columns: 'Red, años', bars: 'Barra: proporción de la etapa del lector.',
      description: (right, beside) => `${right} tienen la etapa del lector, ${beside} la de al lado.`,
    },
  },
  percentile: (share) => `mayor que el ${share} de los errores reservados`,
  percentileAtLeast: (share) => `mayor que al menos el ${share} de los errores reservados`,

  site: {
    corrected: 'Corregida por el centro', uncorrected: 'sin corrección del centro',
    correctedAge: (age) => `Corregida por el centro ${age}`,
    without: (age, low, high) => `Sin la corrección del centro: ${age}, entre ${low} y ${high}.`,
    by: (n, who, date) => `Una recta ajustada con ${n} lecturas de este centro, firmada por ${who}, ${date}.`,
    what: 'La situación respecto a la edad y la talla adulta son de la edad corregida; la etapa, la confianza, las comprobaciones, los gráficos de errores y el seguimiento son de la edad sin corregir.',
    notCorrected: (why) => `No corregida por el centro: ${why}.`,
    silence: {
      other_pack: 'la corrección se ajustó con otro paquete de modelo',
      sex_not_fitted: 'no se ajustó ninguna corrección para este sexo',
      outside_ages: 'la lectura queda fuera de las edades con las que se ajustó la corrección',
      mature: 'no se indica ninguna edad de una mano madura',
      reading_doubtful: 'la radiografía se leyó pese a un rechazo',
    },
    announce: 'Corregida por el centro.',
    inBatch: (who, date) => `Las edades óseas llevan la corrección del centro donde esta vale (firmada por ${who}, ${date}). Diferencias, cifras, orden y filtros son de las edades sin ella.`,
    field: 'Corrección del centro', kept: 'Se conserva sin la corrección del centro.',
    formula: (slope, intercept, from, to) => `edad × ${slope} ${intercept} m, entre ${from} y ${to}`,
    report: (age, low, high, formula, n, who, date) =>
      `corregida por el centro (${formula}; ${n} lecturas, firmada por ${who}, ${date}). Sin ella: ${age}, entre ${low} y ${high}`,
    fit: {
      heading: 'Corrección para este centro',
      lead: (least) => `Una recta para cada sexo, por mínimos cuadrados con sus lecturas, a partir de ${least} radiografías de ese sexo. Lo que gana se mide en radiografías con las que no se ajustó la recta (5 partes, 20 veces), y su intervalo sobre las radiografías.`,
      caption: 'Ajuste por sexo', films: 'Radiografías', line: 'Recta', before: 'Error sin ella', after: 'Error con ella', gain: 'Ganancia (intervalo del 95\u00a0%)', coverage: 'Dentro del intervalo', verdict: 'Resultado', usable: 'Se puede aplicar.',
      refusals: {
        mixed_packs: () => 'Rechazada: las radiografías se leyeron con más de un paquete de modelo.',
        too_few: (n, least) => `Rechazada: ${n} radiografías de este sexo, se necesitan ${least}.`,
        no_spread: () => 'Rechazada: todas las radiografías son de una misma edad.',
        not_rising: () => 'Rechazada: la recta desciende. Compruebe qué columna contiene la edad ósea del lector.',
        not_significant: () => 'Rechazada: la ganancia no se distingue del azar.',
      },
      arrow: (before, after) => `${before} → ${after}`,
      otherPack: 'Las radiografías se leyeron con otro paquete que el que está en uso: su corrección no se aplicaría aquí.',
      none: 'No se ofrece ninguna corrección: para ningún sexo hay una que se sostenga.',
      signer: 'Firmada por (nombre o función)', sign: 'Firmar y aplicar en este centro', needsSigner: 'Diga quién firma.',
      signed: 'Firmada. Desde ahora las lecturas de esta página llevan la marca «Corregida por el centro», con la edad sin corregir al lado. Se puede quitar en Configuración.',
      note: 'Se conserva solo en este navegador, con fecha, número de radiografías y la firma. Vale solo para este paquete de modelo, y para las edades con las que se ajustó.',
      replaces: 'Ocupa el lugar de la corrección que está en vigor.',
    },
    settings: {
      heading: 'Corrección del centro', none: 'Ninguna. Se puede ajustar una con sus propias lecturas, junto a las cifras de un lote.',
      signed: 'Firmada', signedBy: (who, date) => `${who}, ${date}`, pack: 'Paquete del modelo', female: 'Femenino', male: 'Masculino', notFitted: 'sin corregir',
      line: (formula, n, gain, low, high) => `${formula}; ${n} radiografías, ganancia ${gain} (entre ${low} y ${high})`,
      notKept: 'Este navegador no la conserva: vale hasta que se cierre la página.',
      otherPack: 'Ajustada con otro paquete de modelo que el que está en uso: no se aplica.',
      save: 'Guardar como archivo', load: 'Cargar un archivo', remove: 'Quitar', ask: '¿Quitar la corrección del centro? Las lecturas se muestran entonces como las da el paquete del modelo.', confirm: 'Quitar',
      loaded: 'Cargada. Se aplica desde ahora.', removed: 'Quitada.', saved: 'Guardada.',
      failures: {
        not_profile: 'Este archivo no es una corrección de centro de Carpal.', damaged: 'Este archivo está dañado: no se cargó.', newer: 'Este archivo lo escribió una versión más nueva de Carpal.',
      },
    },
  },
};
