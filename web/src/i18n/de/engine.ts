import type { Messages } from '../words';

export const engine: Messages['engine'] = {
  heading: 'Laufzeitumgebung',
  about: 'Was das Netz auf diesem Rechner ausführt. Jede wird mit einem bekannten Bild geprüft, bevor sie eine Aufnahme auswertet. Eine Änderung gilt ab der nächsten Aufnahme.',
  choices: {
    automatic: 'Automatisch: der Grafikprozessor, wo er den Selbsttest besteht und schnell genug ist, sonst der Hauptprozessor',
    wasm: 'Hauptprozessor (WebAssembly)',
    webgpu: 'Grafikprozessor (WebGPU)',
  },
  inUse: 'In Gebrauch',
  notStarted: 'Noch nicht gestartet.',
  selfTest: (months, probability) => `Selbsttest bestanden: ${months} Monate und ${probability} an Wahrscheinlichkeit Abstand zur hinterlegten Antwort.`,
  untested: 'Das Paket hat keinen Selbsttest.',
  badge: 'WebGPU nicht genutzt',
  reasons: {
    no_adapter: 'WebGPU wird nicht genutzt: Der Browser bietet keinen Grafikprozessor an.',
    no_self_test: 'WebGPU wird nicht genutzt: Das Paket hat keinen Selbsttest, um es zu prüfen.',
    not_started: 'WebGPU wird nicht genutzt: Es ließ sich mit diesem Netz nicht starten.',
    self_test: 'WebGPU wird nicht genutzt: Es hat den Selbsttest nicht bestanden.',
    slow: 'WebGPU wird nicht genutzt: Dieser Grafikprozessor braucht für einen Lauf länger als der Hauptprozessor üblicherweise.',
    device_lost: 'WebGPU wird nicht mehr genutzt: Der Grafikprozessor ging während einer Auswertung verloren. Der Hauptprozessor hat die Aufnahme erneut ausgewertet.',
  },
  failedBy: (months, probability) => `Seine Antwort lag ${months} Monate und ${probability} an Wahrscheinlichkeit von der hinterlegten entfernt.`,
  noNumber: 'Seine Antwort war keine Zahl.',
  unable: {
    title: 'Carpal kann in diesem Browser keine Aufnahmen auswerten',
    lacks: {
      webassembly: 'WebAssembly, auf dem alles Rechnen von Carpal beruht, ist hier abgeschaltet. Browser tun das in einem Modus hoher Sicherheit (Blockierungsmodus, Erweiterte Sicherheit).',
      simd: 'Diesem Browser oder diesem Prozessor fehlt ein Teil von WebAssembly, aus dem das Rechnen von Carpal besteht (SIMD). Jeder aktuelle Browser hat ihn seit 2023.',
    },
    doHeading: 'Was zu tun ist',
    steps: [
      'Öffnen Sie diese Adresse in einem aktuellen Chrome, Edge, Firefox oder Safari, auf einem Rechner, der nach 2010 gebaut wurde.',
      'Wo ein Modus hoher Sicherheit eingeschaltet ist, machen Sie für diese Adresse eine Ausnahme.',
    ],
    nothing: 'Es wurde nach keiner Aufnahme gefragt und nichts gesendet.',
  },
  more: (bytes) => `Wo ein Grafikprozessor genutzt werden kann, wird auch dessen Laufzeitumgebung geladen (${bytes}).`,
};
