/** German words for how a film was placed for the network. */
import type { PlacementStep } from '../../domain/placement';
import { number, percent } from '../format';
import type { Messages } from '../words';

type StepWords = { readonly [Kind in PlacementStep['kind']]: (step: Extract<PlacementStep, { kind: Kind }>) => string };

const steps: StepWords = {
  cut: ({ share }) => `auf ${percent(share)} der Aufnahme zugeschnitten`,
  turned: ({ degrees }) => (degrees <= 180 ? `um ${number(degrees, 1, 0)}° nach rechts gedreht` : `um ${number(360 - degrees, 1, 0)}° nach links gedreht`),
  mirrored: () => 'gespiegelt',
  inverted: () => 'invertiert',
};

const step = <Kind extends PlacementStep['kind']>(one: Extract<PlacementStep, { kind: Kind }>): string => (steps[one.kind] as (step: typeof one) => string)(one);

export const placement: Messages['placement'] = {
  heading: 'Was das Netz gesehen hat',
  picture: 'Das Bild, wie das Netz es erhält: quadratisch, in der eigenen Größe des Netzes',
  asItLies: 'Ausgewertet, wie die Aufnahme liegt.',
  sentence: (done, manual) => `Ausgewertet ${manual ? 'nach manueller Anpassung' : 'nach dem Umriss der Hand'}: ${done.map(step).join(', ')}.`,
  manualAsItLies: 'Ausgewertet, wie die Aufnahme liegt, manuell festgelegt.',
  thumb: { left: 'Bei Fingern nach oben liegt der Daumen links im Bild.', right: 'Bei Fingern nach oben liegt der Daumen rechts im Bild.', unknown: '' },
  thumbElsewhere: {
    left: 'Die Datei sagt linke Hand, aber der Daumen liegt wie bei einer rechten Hand: eine andere Hand, die andere Seite der Hand oder eine gespiegelte Aufnahme.',
    right: 'Die Datei sagt rechte Hand, aber der Daumen liegt wie bei einer linken Hand: eine andere Hand, die andere Seite der Hand oder eine gespiegelte Aufnahme.',
  },
  mirroredWhy: 'Das Netz hat an Händen mit dem Daumen rechts gelernt.',
  twoHands: { first: 'Zwei Hände: Die linke im Bild wird ausgewertet. Ist sie gemeint?', second: 'Zwei Hände: Die rechte im Bild wird ausgewertet.', other: 'Andere Hand auswerten' },
  waits: 'Wird gezeigt, sobald die Aufnahme geprüft ist.',
  adjust: 'Anpassen',
  undo: 'Auswerten, wie die Aufnahme liegt',
  automatic: 'Hand erneut suchen',
  turnLeft: 'Um 90° nach links drehen', turnRight: 'Um 90° nach rechts drehen', mirror: 'Spiegeln', invert: 'Invertieren',
  turned: 'Nach rechts gedreht um', degrees: 'Grad',
  crop: 'Auf der Aufnahme zuschneiden', cropHand: 'Auf die Hand zuschneiden',
  box: { legend: 'Teil der Aufnahme, Pixel', x: 'Links', y: 'Oben', width: 'Breite', height: 'Höhe' },
  note: 'Jede Änderung wertet die Aufnahme sofort erneut aus. Die Aufnahme selbst wird nicht verändert.',
};
