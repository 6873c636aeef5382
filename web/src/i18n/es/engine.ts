import type { Messages } from '../words';

export const engine: Messages['engine'] = {
  heading: 'Motor de cálculo',
  about: 'Lo que ejecuta la red en este equipo. Cada motor se comprueba con una imagen conocida antes de leer una radiografía. Un cambio vale a partir de la siguiente radiografía.',
  choices: {
    automatic: 'Automático: el procesador gráfico donde supera la autocomprobación y es lo bastante rápido; si no, el procesador principal',
    wasm: 'Procesador principal (WebAssembly)',
    webgpu: 'Procesador gráfico (WebGPU)',
  },
  inUse: 'En uso',
  notStarted: 'Todavía no iniciado.',
  selfTest: (months, probability) => `Autocomprobación superada: a ${months} meses y ${probability} de probabilidad de la respuesta guardada.`,
  untested: 'El paquete no tiene autocomprobación.',
  badge: 'WebGPU no utilizado',
  reasons: {
    no_adapter: 'No se utiliza WebGPU: el navegador no ofrece ningún procesador gráfico.',
    no_self_test: 'No se utiliza WebGPU: el paquete no tiene autocomprobación con la que verificarlo.',
    not_started: 'No se utiliza WebGPU: no se pudo iniciar con esta red.',
    self_test: 'No se utiliza WebGPU: no superó la autocomprobación.',
    slow: 'No se utiliza WebGPU: este procesador gráfico tarda más en una ejecución que lo habitual en el procesador principal.',
    device_lost: 'Ya no se utiliza WebGPU: el procesador gráfico se perdió mientras se leía una radiografía. El procesador principal volvió a leerla.',
  },
  failedBy: (months, probability) => `Su respuesta distaba ${months} meses y ${probability} de probabilidad de la guardada.`,
  noNumber: 'Su respuesta no era un número.',
  unable: {
    title: 'Carpal no puede leer radiografías en este navegador',
    lacks: {
      webassembly: 'WebAssembly, sobre el que funciona todo el cálculo de Carpal, está desactivado aquí. Los navegadores lo hacen en un modo de alta seguridad (modo de aislamiento, seguridad mejorada).',
      simd: 'A este navegador o a este procesador le falta una parte de WebAssembly de la que se compone el cálculo de Carpal (SIMD). Todos los navegadores actuales la tienen desde 2023.',
    },
    doHeading: 'Qué hacer',
    steps: [
      'Abra esta dirección en un Chrome, Edge, Firefox o Safari actual, en un equipo fabricado después de 2010.',
      'Donde esté activado un modo de alta seguridad, haga una excepción para esta dirección.',
    ],
    nothing: 'No se pidió ninguna radiografía y no se envió nada.',
  },
  more: (bytes) => `Donde se pueda utilizar un procesador gráfico, se carga además su motor (${bytes}).`,
};
