/** Words for the engine that runs the network: which one, its self-test, and why it is not the one that was wanted. */
export const engine = {
  heading: 'Engine',
  about: 'What runs the network on this machine. Every engine is tested with a known picture before it reads a film. A change counts from the next film.',
  choices: {
    automatic: 'Automatic: the graphics processor where it passes the self-test and is fast enough, else the main processor',
    wasm: 'Main processor (WebAssembly)',
    webgpu: 'Graphics processor (WebGPU)',
  },
  inUse: 'In use',
  notStarted: 'Not started yet.',
  selfTest: (months: string, probability: string) => `Self-test passed: ${months} months and ${probability} in probability from the stored answer.`,
  untested: 'The pack has no self-test.',
  /** Beside the engine's name, where WebGPU was wanted or tried. */
  badge: 'WebGPU not used',
  reasons: {
    no_adapter: 'WebGPU is not used: the browser offers no graphics processor.',
    no_self_test: 'WebGPU is not used: the pack has no self-test to check it with.',
    not_started: 'WebGPU is not used: it could not be started with this network.',
    self_test: 'WebGPU is not used: it did not pass the self-test.',
    slow: 'WebGPU is not used: this graphics processor takes longer for a run than the main processor usually does.',
    device_lost: 'WebGPU is no longer used: the graphics processor was lost while a film was read. The film was read again by the main processor.',
  },
  failedBy: (months: string, probability: string) => `Its answer was ${months} months and ${probability} in probability from the stored one.`,
  noNumber: 'Its answer was no number.',
  /** Instead of the page, where nothing could be read. */
  unable: {
    title: 'Carpal cannot read films in this browser',
    lacks: {
      webassembly: 'WebAssembly, which all of Carpal’s arithmetic runs on, is switched off here. Browsers do so in a mode of high security (Lockdown Mode, Enhanced Security).',
      simd: 'This browser or this processor lacks a part of WebAssembly that Carpal’s arithmetic is made of (SIMD). Every current browser has had it since 2023.',
    },
    doHeading: 'What to do',
    steps: [
      'Open this address in a current Chrome, Edge, Firefox or Safari, on a computer that was made after 2010.',
      'Where a mode of high security is on, make an exception for this address.',
    ],
    nothing: 'No film was asked for and nothing was sent.',
  },
  /** In the terms, before anything is loaded. */
  more: (bytes: string) => `Where a graphics processor can be used, its engine is loaded as well (${bytes}).`,
} as const;
