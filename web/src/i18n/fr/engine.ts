import type { Messages } from '../words';

export const engine: Messages['engine'] = {
  heading: 'Moteur de calcul',
  about: 'Ce qui exécute le réseau sur cet ordinateur. Chaque moteur est vérifié avec une image connue avant de lire un cliché. Un changement vaut à partir du cliché suivant.',
  choices: {
    automatic: 'Automatique\u00a0: le processeur graphique là où il réussit l’autotest et s’il est assez rapide, sinon le processeur principal',
    wasm: 'Processeur principal (WebAssembly)',
    webgpu: 'Processeur graphique (WebGPU)',
  },
  inUse: 'En service',
  notStarted: 'Pas encore démarré.',
  selfTest: (months, probability) => `Autotest réussi\u00a0: à ${months} mois et ${probability} de probabilité de la réponse enregistrée.`,
  untested: 'Le pack n’a pas d’autotest.',
  badge: 'WebGPU non utilisé',
  reasons: {
    no_adapter: 'WebGPU n’est pas utilisé\u00a0: le navigateur ne propose aucun processeur graphique.',
    no_self_test: 'WebGPU n’est pas utilisé\u00a0: le pack n’a pas d’autotest pour le vérifier.',
    not_started: 'WebGPU n’est pas utilisé\u00a0: il n’a pas pu démarrer avec ce réseau.',
    self_test: 'WebGPU n’est pas utilisé\u00a0: il n’a pas réussi l’autotest.',
    slow: 'WebGPU n’est pas utilisé\u00a0: une exécution prend plus de temps sur ce processeur graphique que d’ordinaire sur le processeur principal.',
    device_lost: 'WebGPU n’est plus utilisé\u00a0: le processeur graphique a été perdu pendant la lecture d’un cliché. Le processeur principal a relu le cliché.',
  },
  failedBy: (months, probability) => `Sa réponse était à ${months} mois et ${probability} de probabilité de la réponse enregistrée.`,
  noNumber: 'Sa réponse n’était pas un nombre.',
  unable: {
    title: 'Carpal ne peut pas lire de clichés dans ce navigateur',
    lacks: {
      webassembly: 'WebAssembly, sur lequel repose tout le calcul de Carpal, est désactivé ici. Les navigateurs le font dans un mode de haute sécurité (mode Isolement, sécurité renforcée).',
      simd: 'Il manque à ce navigateur ou à ce processeur une partie de WebAssembly dont est fait le calcul de Carpal (SIMD). Tous les navigateurs actuels l’ont depuis 2023.',
    },
    doHeading: 'Que faire',
    steps: [
      'Ouvrez cette adresse dans un Chrome, Edge, Firefox ou Safari actuel, sur un ordinateur fabriqué après 2010.',
      'Là où un mode de haute sécurité est activé, faites une exception pour cette adresse.',
    ],
    nothing: 'Aucun cliché n’a été demandé et rien n’a été envoyé.',
  },
  more: (bytes) => `Là où un processeur graphique peut être utilisé, son moteur est chargé en plus (${bytes}).`,
};
