/** French words for how a film was placed for the network. */
import type { PlacementStep } from '../../domain/placement';
import { number, percent } from '../format';
import type { Messages } from '../words';

type StepWords = { readonly [Kind in PlacementStep['kind']]: (step: Extract<PlacementStep, { kind: Kind }>) => string };

const steps: StepWords = {
  cut: ({ share }) => `recadré à ${percent(share)} du cliché`,
  turned: ({ degrees }) => (degrees <= 180 ? `tourné à droite de ${number(degrees, 1, 0)}°` : `tourné à gauche de ${number(360 - degrees, 1, 0)}°`),
  mirrored: () => 'en miroir',
  inverted: () => 'inversé',
};

const step = <Kind extends PlacementStep['kind']>(one: Extract<PlacementStep, { kind: Kind }>): string => (steps[one.kind] as (step: typeof one) => string)(one);

export const placement: Messages['placement'] = {
  heading: 'Ce que le réseau a vu',
  picture: 'L’image telle que le réseau la reçoit\u00a0: mise au carré, à la taille du réseau',
  asItLies: 'Lu comme le cliché se présente.',
  sentence: (done, manual) => `Lu ${done.map(step).join(', ')}${manual ? ', à la main' : ', d’après le contour de la main'}.`,
  manualAsItLies: 'Lu comme le cliché se présente, à la main.',
  thumb: { left: 'Doigts vers le haut, le pouce est à gauche de l’image.', right: 'Doigts vers le haut, le pouce est à droite de l’image.', unknown: '' },
  thumbElsewhere: {
    left: 'Le fichier indique la main gauche, mais le pouce est placé comme celui d’une main droite\u00a0: une autre main, l’autre face de la main, ou un cliché en miroir.',
    right: 'Le fichier indique la main droite, mais le pouce est placé comme celui d’une main gauche\u00a0: une autre main, l’autre face de la main, ou un cliché en miroir.',
  },
  mirroredWhy: 'Le réseau a appris sur des mains avec le pouce à droite.',
  twoHands: { first: 'Deux mains\u00a0: celle de gauche de l’image est lue.', second: 'Deux mains\u00a0: celle de droite de l’image est lue.', other: 'Lire l’autre main' },
  waits: 'Montré une fois le cliché contrôlé.',
  adjust: 'Ajuster',
  undo: 'Lire comme le cliché se présente',
  automatic: 'Retrouver la main',
  turnLeft: 'Tourner de 90° à gauche', turnRight: 'Tourner de 90° à droite', mirror: 'Miroir', invert: 'Inverser',
  turned: 'Tourné à droite de', degrees: 'degrés',
  crop: 'Recadrer sur le cliché', cropHand: 'Recadrer sur la main',
  box: { legend: 'Partie du cliché, pixels', x: 'Gauche', y: 'Haut', width: 'Largeur', height: 'Hauteur' },
  note: 'Chaque changement relit aussitôt le cliché. Le cliché lui-même n’est pas modifié.',
};
