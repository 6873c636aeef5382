/** Words for how a film was placed for the network. */
import type { PlacementStep } from '../../domain/placement';
import { number, percent } from '../format';
import type { Messages } from '../words';

type StepWords = { readonly [Kind in PlacementStep['kind']]: (step: Extract<PlacementStep, { kind: Kind }>) => string };

const steps: StepWords = {
  cut: ({ share }) => `recortada al ${percent(share)} de la radiografía`,
  turned: ({ degrees }) => (degrees <= 180 ? `girada ${number(degrees, 1, 0)}° a la derecha` : `girada ${number(360 - degrees, 1, 0)}° a la izquierda`),
  mirrored: () => 'reflejada',
  inverted: () => 'invertida',
};

const step = <Kind extends PlacementStep['kind']>(one: Extract<PlacementStep, { kind: Kind }>): string => (steps[one.kind] as (step: typeof one) => string)(one);

export const placement: Messages['placement'] = {
  heading: 'Lo que vio la red',
  picture: 'La imagen tal como la recibe la red: cuadrada, en el tamaño propio de la red',
  asItLies: 'Leída con la radiografía tal como está.',
  sentence: (done, manual) => `Leída ${done.map(step).join(', ')}${manual ? ', por ajuste manual' : ', según el contorno de la mano'}.`,
  manualAsItLies: 'Leída con la radiografía tal como está, por ajuste manual.',
  thumb: {
    left: 'Con los dedos hacia arriba, el pulgar está a la izquierda de la imagen.',
    right: 'Con los dedos hacia arriba, el pulgar está a la derecha de la imagen.',
    unknown: '',
  },
  thumbElsewhere: {
    left: 'El archivo dice mano izquierda, pero el pulgar está como el de una mano derecha: otra mano, la otra cara de la mano o una radiografía reflejada.',
    right: 'El archivo dice mano derecha, pero el pulgar está como el de una mano izquierda: otra mano, la otra cara de la mano o una radiografía reflejada.',
  },
  mirroredWhy: 'La red ha aprendido de manos con el pulgar a la derecha.',
  twoHands: { first: 'Dos manos: se lee la de la izquierda de la imagen. ¿Es la que quiere?', second: 'Dos manos: se lee la de la derecha de la imagen.', other: 'Leer la otra mano' },
  waits: 'Se muestra cuando la radiografía se ha comprobado.',
  adjust: 'Modificar',
  undo: 'Leer con la radiografía tal como está',
  automatic: 'Buscar de nuevo la mano',
  turnLeft: 'Girar 90° a la izquierda', turnRight: 'Girar 90° a la derecha', mirror: 'Reflejar', invert: 'Invertir',
  turned: 'Girada a la derecha', degrees: 'grados',
  crop: 'Recortar en la radiografía', cropHand: 'Recortar a la mano',
  box: { legend: 'Parte de la radiografía, píxeles', x: 'Izquierda', y: 'Arriba', width: 'Ancho', height: 'Alto' },
  note: 'Cada cambio vuelve a leer la radiografía de inmediato. La radiografía en sí no se modifica.',
};
