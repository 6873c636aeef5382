/** French words for how a film was placed for the network. */
import type { PlacementStep } from '../../domain/placement';
import { number, percent } from '../format';
import type { Messages } from '../words';

type StepWords = { readonly [Kind in PlacementStep['kind']]: (step: Extract<PlacementStep, { kind: Kind }>) => string };

const steps: StepWords = {
  cut: ({ share }) => `recadré à ${percent(share)} du cliché`,
  turned: ({ degrees }) => (degrees <= 180 ? `tourné de ${number(degrees, 1, 0)}° à droite` : `tourné de ${number(360 - degrees, 1, 0)}° à gauche`),
  mirrored: () => 'en miroir',
  inverted: () => 'inversé',
};

const step = <Kind extends PlacementStep['kind']>(one: Extract<PlacementStep, { kind: Kind }>): string => (steps[one.kind] as (step: typeof one) => string)(one);

export const placement: Messages['placement'] = {
  heading: 'Ce que le réseau a vu',
  picture: 'L’image telle que le réseau la reçoit\u00a0: carrée, à la taille propre au réseau',
  asItLies: 'Lu tel que le cliché se présente.',
  sentence: (done, manual) => `Lu ${manual ? 'après placement manuel' : 'd’après le contour de la main'}\u00a0: ${done.map(step).join(', ')}.`,
  manualAsItLies: 'Lu tel que le cliché se présente, par choix manuel.',
  thumb: { left: 'Doigts vers le haut, le pouce est à gauche de l’image.', right: 'Doigts vers le haut, le pouce est à droite de l’image.', unknown: '' },
  thumbElsewhere: {
    left: 'Le fichier indique la main gauche, mais le pouce est placé comme celui d’une main droite\u00a0: une autre main, l’autre face de la main, ou un cliché en miroir.',
    right: 'Le fichier indique la main droite, mais le pouce est placé comme celui d’une main gauche\u00a0: une autre main, l’autre face de la main, ou un cliché en miroir.',
  },
  mirroredWhy: 'Le réseau a appris sur des mains avec le pouce à droite.',
  twoHands: { first: 'Deux mains\u00a0: celle de gauche dans l’image est lue. Est-ce la bonne\u00a0?', second: 'Deux mains\u00a0: celle de droite dans l’image est lue.', other: 'Lire l’autre main' },
  waits: 'Affiché une fois le cliché contrôlé.',
  adjust: 'Ajuster',
  undo: 'Lire tel que le cliché se présente',
  automatic: 'Rechercher de nouveau la main',
  turnLeft: 'Tourner de 90° à gauche', turnRight: 'Tourner de 90° à droite', mirror: 'Mettre en miroir', invert: 'Inverser',
  turned: 'Tourné à droite de', degrees: 'degrés',
  crop: 'Recadrer sur le cliché', cropHand: 'Recadrer sur la main',
  box: { legend: 'Partie du cliché, pixels', x: 'Gauche', y: 'Haut', width: 'Largeur', height: 'Hauteur' },
  note: 'Chaque changement relit aussitôt le cliché. Le cliché lui-même n’est pas modifié.',
};
