/** Portuguese words of the second opinion. */
import type { Messages } from '../words';

export const secondOpinion: Messages['secondOpinion'] = {
  heading: 'Segunda opinião',
  about: (first, second) => `Outra rede, ${second}, lê a mesma radiografia, posicionada do mesmo modo. O que está informado acima continua sendo a leitura de ${first}.`,
  waiting: (second) => `${second} lê assim que a primeira leitura termina.`,
  reading: (second) => `${second} está lendo a radiografia`,
  without: 'Um relatório feito antes não a contém.',
  failed: (second) => `${second} não deu uma segunda opinião. A leitura acima permanece como estava.`,
  again: 'Tentar de novo',
  columns: { network: 'Rede', age: 'Idade óssea', interval: 'Intervalo', stage: 'Estágio', certainty: 'Certeza' },
  caption: 'As duas leituras',
  notRead: 'Não lida', notStated: 'Não informada',
  difference: (second, first, months) => `Diferença, ${second} menos ${first}: ${months}.`,
  limit: (limit, films) => `O limite para revisar é ${limit}, medido em ${films} radiografias.`,
  noLimit: 'Nenhum limite foi medido para estas duas versões: a diferença não é julgada.',
  uncorrected: 'A diferença é a das idades próprias das redes, sem a correção do centro.',
  good: 'As redes concordam dentro do limite.',
  kinds: {
    both_refused: (first, second) => `${first} e ${second} recusam esta radiografia.`,
    first_refused: (first, second) => `${first} recusa esta radiografia, ${second} a lê. Uma recusa não é contornada por outra rede: a idade dela não é informada ao lado.`,
    second_refused: (first, second) => `${second} recusa esta radiografia, que ${first} lê.`,
    both_mature: (first, second) => `Para ${first} e ${second}, a mão está madura: nenhuma idade é informada.`,
    first_mature: (first, second) => `Para ${first}, a mão está madura; ${second} informa uma idade.`,
    second_mature: (first, second) => `Para ${second}, a mão está madura; ${first} informa uma idade.`,
  },
  finding: {
    name: 'Diferença entre redes',
    title: (difference, limit) => `Duas redes leem esta radiografia com ${difference} de diferença (limite ${limit}).`,
    next: 'Uma mão tem uma única idade. Peça que um especialista leia a radiografia antes de usar um dos valores.',
  },
  figure: {
    title: 'Duas redes na linha de 0 a 19 anos',
    titleOf: (sex) => `Duas redes na linha de 0 a 19 anos, ${sex}`,
    reading: (network, age, low, high) => `${network}: ${age}, intervalo de ${low} a ${high}.`,
    none: (network) => `${network}: nenhuma idade é informada.`,
  },
  settings: {
    heading: 'Segunda opinião',
    about: 'Uma segunda rede lê cada radiografia depois da primeira e é mostrada ao lado. Ela é carregada uma vez, e a leitura dura mais o quanto ela precisa.',
    label: 'Rede da segunda opinião', none: 'Nenhuma',
    option: (name, size) => `${name} (${size})`,
    swap: 'Se esta rede for escolhida como a que lê, as duas trocam de lugar.',
  },
};
