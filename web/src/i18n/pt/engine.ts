import type { Messages } from '../words';

export const engine: Messages['engine'] = {
  heading: 'Motor de cálculo',
  about: 'O que executa a rede neste computador. Cada motor é verificado com uma imagem conhecida antes de ler uma radiografia. Uma mudança vale a partir da próxima radiografia.',
  choices: {
    automatic: 'Automático: o processador gráfico onde ele passa no autoteste e é rápido o bastante; senão, o processador principal',
    wasm: 'Processador principal (WebAssembly)',
    webgpu: 'Processador gráfico (WebGPU)',
  },
  inUse: 'Em uso',
  notStarted: 'Ainda não iniciado.',
  selfTest: (months, probability) => `Autoteste aprovado: a ${months} meses e ${probability} de probabilidade da resposta guardada.`,
  untested: 'O pacote não tem autoteste.',
  badge: 'WebGPU não utilizado',
  reasons: {
    no_adapter: 'O WebGPU não é utilizado: o navegador não oferece nenhum processador gráfico.',
    no_self_test: 'O WebGPU não é utilizado: o pacote não tem autoteste com que verificá-lo.',
    not_started: 'O WebGPU não é utilizado: não foi possível iniciá-lo com esta rede.',
    self_test: 'O WebGPU não é utilizado: não passou no autoteste.',
    slow: 'O WebGPU não é utilizado: uma execução neste processador gráfico demora mais do que o habitual no processador principal.',
    device_lost: 'O WebGPU deixou de ser utilizado: o processador gráfico foi perdido durante a leitura de uma radiografia. O processador principal leu a radiografia de novo.',
  },
  failedBy: (months, probability) => `A resposta dele estava a ${months} meses e ${probability} de probabilidade da resposta guardada.`,
  noNumber: 'A resposta dele não era um número.',
  unable: {
    title: 'O Carpal não consegue ler radiografias neste navegador',
    lacks: {
      webassembly: 'O WebAssembly, sobre o qual funciona todo o cálculo do Carpal, está desativado aqui. Os navegadores fazem isso em um modo de alta segurança (modo de isolamento, segurança aprimorada).',
      simd: 'Falta a este navegador ou a este processador uma parte do WebAssembly de que é feito o cálculo do Carpal (SIMD). Todos os navegadores atuais a têm desde 2023.',
    },
    doHeading: 'O que fazer',
    steps: [
      'Abra este endereço em um Chrome, Edge, Firefox ou Safari atual, em um computador fabricado depois de 2010.',
      'Onde estiver ativado um modo de alta segurança, abra uma exceção para este endereço.',
    ],
    nothing: 'Nenhuma radiografia foi pedida e nada foi enviado.',
  },
  more: (bytes) => `Onde um processador gráfico puder ser utilizado, o motor dele também é carregado (${bytes}).`,
};
