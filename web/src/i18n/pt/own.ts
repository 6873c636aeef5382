/** Words of the reader's own judgement. */
import type { Messages } from '../words';

export const own: Messages['own'] = {
  ask: 'Faça primeiro a sua própria leitura da radiografia. O valor da máquina vem em seguida.',
  heading: 'Leitura própria',
  why: 'A sua própria idade óssea, antes que a da máquina seja mostrada.',
  years: 'Anos', months: 'Meses',
  give: 'Inserir e mostrar o valor da máquina',
  skip: 'Mostrá-lo sem leitura própria',
  wrong: 'Insira anos de 0 a 19 e meses de 0 a 11, no total 19 anos no máximo.',
  given: (age) => `Leitura própria: ${age}`,
  before: 'dada antes que o valor da máquina fosse mostrado',
  after: 'dada depois que o valor da máquina foi mostrado',
  difference: (months) => `Máquina em relação à leitura própria: ${months}.`,
  enter: 'Inserir',
  remove: 'Remover',
  judgement: 'O valor da máquina',
  agrees: 'Concordo com ele', overrules: 'Rejeito-o',
  needsOwn: 'Um valor rejeitado precisa ter ao lado a sua própria idade óssea.',
  remark: 'Observação',
  reader: 'Responsável pela leitura',
  note: 'Fica no relatório ao lado do valor da máquina, nunca no lugar dele; desaparece com a próxima radiografia.',
};
