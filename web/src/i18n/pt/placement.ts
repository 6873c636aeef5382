/** Words for how a film was placed for the network. */
import type { PlacementStep } from '../../domain/placement';
import { number, percent } from '../format';
import type { Messages } from '../words';

type StepWords = { readonly [Kind in PlacementStep['kind']]: (step: Extract<PlacementStep, { kind: Kind }>) => string };

const steps: StepWords = {
  cut: ({ share }) => `recortada a ${percent(share)} da radiografia`,
  turned: ({ degrees }) => (degrees <= 180 ? `girada ${number(degrees, 1, 0)}° para a direita` : `girada ${number(360 - degrees, 1, 0)}° para a esquerda`),
  mirrored: () => 'espelhada',
  inverted: () => 'invertida',
};

const step = <Kind extends PlacementStep['kind']>(one: Extract<PlacementStep, { kind: Kind }>): string => (steps[one.kind] as (step: typeof one) => string)(one);

export const placement: Messages['placement'] = {
  heading: 'O que a rede viu',
  picture: 'A imagem como a rede a recebe: quadrada, no tamanho próprio da rede',
  asItLies: 'Lida com a radiografia na posição em que está.',
  sentence: (done, manual) => `Lida ${done.map(step).join(', ')}${manual ? ', por ajuste manual' : ', segundo o contorno da mão'}.`,
  manualAsItLies: 'Lida com a radiografia na posição em que está, por ajuste manual.',
  thumb: {
    left: 'Com os dedos para cima, o polegar está à esquerda da imagem.',
    right: 'Com os dedos para cima, o polegar está à direita da imagem.',
    unknown: '',
  },
  thumbElsewhere: {
    left: 'O arquivo indica mão esquerda, mas o polegar está como o de uma mão direita: outra mão, o outro lado da mão ou uma radiografia espelhada.',
    right: 'O arquivo indica mão direita, mas o polegar está como o de uma mão esquerda: outra mão, o outro lado da mão ou uma radiografia espelhada.',
  },
  mirroredWhy: 'A rede aprendeu com mãos com o polegar à direita.',
  twoHands: { first: 'Duas mãos: é lida a que está à esquerda da imagem. É essa a pretendida?', second: 'Duas mãos: é lida a que está à direita da imagem.', other: 'Ler a outra mão' },
  waits: 'Mostrada depois que a radiografia for verificada.',
  adjust: 'Modificar',
  undo: 'Ler com a radiografia na posição em que está',
  automatic: 'Localizar a mão novamente',
  turnLeft: 'Girar 90° para a esquerda', turnRight: 'Girar 90° para a direita', mirror: 'Espelhar', invert: 'Inverter',
  turned: 'Girada para a direita em', degrees: 'graus',
  crop: 'Recortar na radiografia', cropHand: 'Recortar para a mão',
  box: { legend: 'Parte da radiografia, pixels', x: 'Esquerda', y: 'Topo', width: 'Largura', height: 'Altura' },
  note: 'Cada mudança faz a radiografia ser lida de novo imediatamente. A radiografia em si não é alterada.',
};
