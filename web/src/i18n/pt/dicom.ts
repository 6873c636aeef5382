/** Words for what a DICOM file says. */
import type { Messages } from '../words';

const findings: Messages['dicom']['findings'] = {
  body_part_other: (part) => `O arquivo indica como parte do corpo “${part}”, não uma mão. Verifique se esta é a radiografia correta.`,
  birth_after_film: () => 'A data de nascimento é posterior à data da radiografia. Verifique ambas.',
  age_contradicts_dates: () => 'A idade no arquivo não é a que resulta das suas datas. Verifique as três.',
  age_over_limit: () => 'Segundo o arquivo, a criança tem mais de 19 anos. A idade óssea não é informada em adultos.',
  secondary_capture: () => 'O arquivo é uma imagem capturada, não uma radiografia de um detector: seus tons de cinza podem ter sido alterados.',
  voi_unusable: () => 'A janela do arquivo não pode ser usada; a radiografia é exibida com a sua própria faixa de valores.',
  date_unreadable: () => 'Uma data no arquivo não pode ser lida.',
};

export const dicom: Messages['dicom'] = {
  heading: 'Do arquivo',
  window: 'Janela',
  byFile: 'Como o arquivo indica',
  windowOf: (center, width) => `W ${width}, L ${center}`,
  named: (name, window) => `${name} (${window})`,
  table: 'Tabela do arquivo',
  automatic: 'Automática',
  ignore: 'Nenhuma: faixa completa',
  frame: 'Quadro',
  page: 'Página',
  frameOf: (number, of) => `${number} de ${of}`,
  findings,
  /** For a row of a list. */
  shortFindings: {
    body_part_other: 'Outra parte do corpo no arquivo', birth_after_film: 'Nascimento depois da radiografia', age_contradicts_dates: 'Idade contra as datas', age_over_limit: 'Mais de 19 anos pelo arquivo',
    secondary_capture: 'Imagem capturada', voi_unusable: 'Janela inutilizável', date_unreadable: 'Data ilegível',
  },
  facts: {
    filmDate: 'Data da radiografia', laterality: 'Lado', viewPosition: 'Incidência', bodyPart: 'Parte do corpo', spacing: 'Espaçamento de pixels', manufacturer: 'Fabricante',
    transferSyntax: 'Sintaxe de transferência',
  },
  sides: { left: 'Esquerdo', right: 'Direito' },
  spacing: { pixel: (mm) => `${mm}\u00a0mm`, imager: (mm) => `${mm}\u00a0mm no detector` },
  folded: 'Criança: nome, número, data de nascimento',
  child: { patientName: 'Nome', patientId: 'Número', birthDate: 'Data de nascimento', ageMonths: 'Idade' },
  childNote: 'Mostrado somente aqui: nenhuma exportação e nenhum histórico (log) contém isto.',
  none: 'não consta no arquivo',
};
