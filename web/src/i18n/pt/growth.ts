/** Portuguese words of the child’s form, of the standing against age, of adult height and of the TW3 sheet. “DP” is the unit, “SDS” the score. */
import type { Messages } from '../words';

const contraindications: Messages['child']['contraindications']['names'] = {
  cast: 'Gesso', fracture: 'Fratura', deformity: 'Deformidade', dysplasia: 'Displasia esquelética conhecida', treatment: 'Tratamento que altera o crescimento',
};

const problems: Messages['child']['problems'] = {
  birth_after_film: 'A data de nascimento é posterior à data da radiografia. Uma delas está errada.',
  birth_in_future: 'A data de nascimento está no futuro.',
  film_in_future: 'A data da radiografia está no futuro.',
  film_date_missing: 'Informe também a data da radiografia: a idade é a desse dia.',
  age_impossible: 'Informe anos e meses como números.',
  age_over_limit: 'Essa não é a idade de uma criança. Verifique as datas e se a radiografia é desta criança.',
  gestation_impossible: 'Informe as semanas completas ao nascer, um número como 32.',
  height_impossible: 'Essa não pode ser a estatura de uma criança. Verifique o número e a sua unidade.',
  height_in_inches: 'Isso é muito pouco em centímetros. Foi medida em polegadas?',
  height_day_missing: 'Informe quando a estatura foi medida.',
  height_date_missing: 'Informe o dia em que a estatura foi medida.',
  height_before_birth: 'Esse dia é anterior ao nascimento.',
  height_in_future: 'Esse dia está no futuro.',
  height_method_missing: 'Informe como a estatura foi medida.',
  height_without_age: 'Informe antes a idade, acima: uma estatura conta com a idade em que foi medida.',
  parent_impossible: 'Essa não pode ser a estatura da mãe ou do pai. Verifique o número e a sua unidade.',
  parent_in_inches: 'Isso é muito pouco em centímetros. Foi medida em polegadas?',
  parent_missing: 'Informe as estaturas da mãe e do pai: a estatura-alvo precisa das duas.',
};

export const child: Messages['child'] = {
  heading: 'Criança',
  note: 'Estes dados duram tanto quanto esta radiografia: são apagados a cada nova, guardados somente onde você os adiciona ao acompanhamento e não são enviados a lugar algum.',
  cleared: 'O que foi informado sobre a criança foi apagado com a radiografia anterior.',
  birthDate: 'Data de nascimento',
  examinationDate: 'Data da radiografia',
  age: 'ou idade na radiografia',
  years: 'anos',
  months: 'meses',
  told: {
    file: 'O arquivo informa a idade: abra para ver e confirmar',
    table: 'A tabela do lote informa a idade: abra para ver',
  },
  confirmHint: 'Do arquivo, e ainda não usada para nada.',
  confirm: 'Confirmar',
  ageIs: (age) => `Idade: ${age}.`,
  corrected: (age, weeks, uncorrected) => `Idade: ${age}, corrigida por nascimento com ${weeks} semanas (não corrigida: ${uncorrected}).`,
  gestation: 'Semanas ao nascer',
  gestationHint: 'Perguntado abaixo de 2 anos: em nascimento antes de 37 semanas, a idade é contada a partir de 40 semanas.',
  contraindications: {
    heading: 'Contraindicações', none: 'nenhuma informada', named: (count) => (count === 1 ? '1 informada' : `${count} informadas`),
    hint: 'A rede não aprendeu mãos assim: cada radiografia com uma delas tem a sua certeza rebaixada em um nível, e o relatório o diz.',
    names: contraindications,
  },
  more: {
    heading: 'Estatura, pais, indicação', label: 'Nome ou código, para relatórios', indication: 'Por que a radiografia foi feita',
    unit: 'Estaturas em', units: { cm: 'centímetros', ft_in: 'pés e polegadas' }, cm: 'cm', feet: 'pés', inches: 'polegadas', takeAsInches: 'Usar como polegadas',
    height: 'Estatura da criança', on: 'Medida', days: { film: 'no dia da radiografia', other: 'em outro dia' }, choose: 'escolher', date: 'em',
    method: 'Como', methods: { standing: 'em pé', supine: 'deitada' }, mother: 'Estatura da mãe', father: 'Estatura do pai',
  },
  problems,
};

const tables: Messages['standing']['tables'] = {
  brush: { name: 'Brush Foundation', edition: 'Greulich e Pyle, Tabelas III/IV' },
  stanford: { name: 'Crianças de Stanford', edition: 'Greulich e Pyle, Tabelas V/VI' },
};

const silences: Messages['standing']['silences'] = {
  no_chronological_age: 'Informe a idade da criança para ver isto.',
  no_bone_age: 'Nenhuma idade óssea é informada para esta radiografia.',
  no_height: 'Informe a estatura da criança para ver isto.',
  mature: 'Uma mão madura não tem idade óssea em que se basear.',
  treated: 'Não informado: as tabelas são de crianças não tratadas.',
  refused: 'Não informado: a radiografia foi recusada, e nenhuma estatura é prevista a partir de uma leitura apesar de uma recusa.',
  under_24_months: 'Não informado abaixo de 24 meses de idade ou de idade óssea: ali, um desvio-padrão é menor do que o próprio erro da rede.',
  outside_table: 'Não informado: a criança está fora da tabela.',
  height_too_old: 'Não informado: entre a estatura e a radiografia há mais de 6 meses.',
  height_not_standing: 'Não informado: as tabelas são de estaturas medidas em pé.',
};

/** With the table in every one: no verdict stands without it. */
const verdicts: Messages['standing']['verdicts'] = {
  delayed: (table) => `Atrasada: mais de 2\u00a0DP abaixo da idade (${table})`,
  normal: (table) => `Normal: a até 2\u00a0DP da idade (${table})`,
  advanced: (table) => `Avançada: mais de 2\u00a0DP acima da idade (${table})`,
};

export const standing: Messages['standing'] = {
  heading: 'Posição em relação à idade',
  tables, silences, verdicts,
  shortVerdicts: { delayed: () => 'atrasada', normal: () => 'normal', advanced: () => 'avançada' },
  table: 'Tabela',
  needsSex: 'Escolha feminino ou masculino: cada um tem a sua própria tabela.',
  failed: 'Não foi possível consultar as tabelas. Altere a idade ou a tabela para tentar novamente.',
  sds: (value) => `${value}\u00a0DP`,
  ownReading: (age) => `Pela idade óssea do próprio leitor, ${age}:`,
  age: 'Idade', boneAge: 'Idade óssea', difference: 'Diferença', expected: 'Idade ± 2\u00a0DP',
  range: (low, high) => `de ${low} a ${high}`,
  uncertainties: {
    heading: 'Três incertezas, cada uma de outra coisa',
    model: 'Esta leitura', modelText: (level, low, high) => `intervalo de ${level} da rede: de ${low} a ${high}`,
    population: 'Crianças desta idade', populationText: (sd, table) => `1\u00a0DP é de ${sd} (${table})`,
    readers: 'Leitores', readersText: (rms) => `dois leitores de uma mesma radiografia diferem em ${rms} (raiz do valor quadrático médio, Digital Hand Atlas; Thodberg e Sävendahl 2010)`,
  },
  both: 'As duas tabelas lado a lado',
  columns: { table: 'Tabela', sd: '1\u00a0DP', sds: 'SDS', range: 'Idade ± 2\u00a0DP', verdict: 'Com 2\u00a0DP' },
  disagree: 'As duas tabelas chegam a resultados diferentes para esta criança.',
  means: 'SDS = (idade óssea − idade) / DP: as idades ósseas médias das próprias tabelas não são usadas, como é prática comum.',
  population: 'A idade óssea para uma idade difere entre populações: adolescentes de ascendência hispânica e asiática estavam cerca de um ano à frente de Greulich e Pyle (Digital Hand Atlas, acima de 12 anos).',
  notLegal: 'Não para a idade para fins legais: uma idade óssea não pode dizer quantos anos alguém tem.',
};

const classes: Messages['adultHeight']['classes'] = {
  accelerated: { name: 'acelerada', about: 'idade óssea um ano ou mais à frente', bias: 'Na idade óssea acelerada, o método prevê uma estatura alta demais (Tarım 2013).' },
  average: { name: 'média', about: 'idade óssea a até um ano da idade', bias: 'Na idade óssea média, o método prevê uma estatura um tanto alta demais (Tarım 2013).' },
  retarded: { name: 'retardada', about: 'idade óssea um ano ou mais atrás', bias: 'Na idade óssea retardada, o método prevê uma estatura baixa demais (Tarım 2013).' },
};

export const adultHeight: Messages['adultHeight'] = {
  heading: 'Estatura adulta',
  classes,
  cm: (value) => `${value}\u00a0cm`,
  feetInches: (feet, inches) => `${feet}\u00a0ft ${inches}\u00a0in`,
  prediction: 'Prevista',
  method: 'Bayley-Pinneau, 1952',
  class: 'Classe', classText: (name, about) => `${name}: ${about}`,
  percent: 'Da estatura adulta', percentText: (percent) => `${percent} nesta idade óssea`,
  interval: 'Segundo o intervalo da idade óssea', intervalText: (low, high) => `de ${low} a ${high}`,
  beyond: 'além da tabela',
  error: 'Erro próprio do método', errorText: (twoSd, mean) => `± ${twoSd} (2\u00a0DP), em média ${mean} (prevista − real, nesta idade)`,
  noError: 'não conhecido: a sua tabela vai de 8 a 18 anos de idade',
  target: 'Estatura-alvo segundo os pais', targetText: (cm, plusMinus) => `${cm} ± ${plusMinus} (Tanner 1970)`,
  measured: 'A partir de', measuredText: (cm, when) => `${cm}, medida em pé aos ${when}`,
  untreated: 'Somente de crianças não tratadas.',
};

const bones: Messages['tw3']['bones'] = {
  radius: 'Rádio', ulna: 'Ulna', mc1: 'Metacarpal 1', mc3: 'Metacarpal 3', mc5: 'Metacarpal 5',
  pp1: 'Falange proximal 1', pp3: 'Falange proximal 3', pp5: 'Falange proximal 5', mp3: 'Falange média 3', mp5: 'Falange média 5',
  dp1: 'Falange distal 1', dp3: 'Falange distal 3', dp5: 'Falange distal 5',
};

export const tw3: Messages['tw3'] = {
  heading: 'TW3 por leitura manual',
  about: 'Estágios de 13 ossos segundo os seus próprios olhos, conforme o livro: Tanner e outros, 3ª edição, 2001. A rede não tem parte nisto.',
  keys: 'Em uma linha, as setas escolhem; as letras de A a I escolhem e passam ao osso seguinte; Delete retira um estágio.',
  bones,
  stage: (bone, stage) => `${bone}, estágio ${stage}`,
  needsSex: 'Escolha feminino ou masculino: os escores diferem.',
  running: (sum, done, all) => `Escore até agora: ${sum}, ${done} de ${all} ossos`,
  score: (score) => `Escore RUS ${score}`,
  age: (age) => `Idade óssea TW3: ${age}`,
  mature: (age) => `Maduro segundo TW3: um escore de 1000, atingido aos ${age}`,
  below: 'O escore está abaixo da tabela: nenhuma idade TW3.',
  empty: 'Nenhum osso tem ainda um estágio.',
  other: 'Uma idade TW3 não é uma idade de Greulich-Pyle: ela não é comparada com as tabelas acima.',
  failed: 'Não foi possível obter o escore. Altere um estágio para tentar novamente.',
  clear: 'Limpar a folha',
};
