/** The Portuguese catalogue, spelt as in Brazil: the keys of `en.ts`. */
import { batch } from './pt/batch';
import { failures, layers, measures, stages, tiers } from './pt/codes';
import { dicom } from './pt/dicom';
import { engine } from './pt/engine';
import { evidence } from './pt/evidence';
import { figures } from './pt/figures';
import { films } from './pt/films';
import { adultHeight, child, standing, tw3 } from './pt/growth';
import { followUp } from './pt/followup';
import { own } from './pt/own';
import { offline } from './pt/offline';
import { packs } from './pt/packs';
import { placement } from './pt/placement';
import { report } from './pt/report';
import { secondOpinion } from './pt/second-opinion';
import { settings } from './pt/settings';
import { study } from './pt/study';
import { findings, grades, hand, infant, lowering, maturity, maturityFactors, quality, safety, safetyTiers, secondLook, shape } from './pt/safety';
import type { Messages } from './words';

const steps: Messages['steps'] = {
  download: 'Carregando o pacote do modelo',
  start_engine: 'Iniciando o motor',
  decode: 'Decodificando',
  validate: 'Verificando a radiografia',
  prepare: 'Preparando',
  infer: 'Executando a rede',
  assess: 'Avaliando',
};

/** Also after a comma and after “sexo”, in lower case; of one letter beside a line. */
const sexes: Messages['sexes'] = { female: 'Feminino', male: 'Masculino', unknown: 'Desconhecido' };

/** Years are written out: “2 a 6 m” would read as “2 to 6 months”. */
export const pt: Messages = {
  product: 'Carpal',
  tagline: 'Idade óssea a partir de uma radiografia da mão',
  researchUse: 'Uso em pesquisa, não é um dispositivo médico',
  nonCommercial: 'Somente para uso não comercial',
  skip: 'Ir para o conteúdo',
  units: { year: 'ano', years: 'anos', months: 'm', megabytes: 'MB', kilobytes: 'kB' },
  views: { label: 'Visualizações', read: 'Leitura', batch: 'Lote', followup: 'Acompanhamento', evidence: 'Evidências', settings: 'Configurações' },
  engine, report, secondOpinion, settings, figures, followUp, own, packs, batch, study,
  failures, layers, measures, stages, tiers, evidence, steps, sexes,
  adultHeight, child, standing, tw3,
  dicom, films, offline, findings, grades, hand, infant, lowering, maturity, maturityFactors, placement, quality, safety, safetyTiers, secondLook, shape,

  bar: { open: 'Abrir radiografia', help: 'Teclas e ajuda' },

  idle: {
    title: 'Abra uma radiografia da mão',
    drop: 'Solte-a em qualquer lugar desta página, sozinha, em uma pasta ou em um arquivo ZIP; cole-a; ou escolha-a.',
    open: 'Escolher radiografia',
    folder: 'Escolher pasta',
    takes: { term: 'Aceita', text: 'DICOM (também DICOMDIR), PNG, JPEG, TIFF, WebP ou BMP: uma radiografia frontal de uma mão por vez.' },
    privacy: { term: 'Privacidade', text: 'Nada sai deste computador: a radiografia é lida dentro deste navegador.', link: 'Como isso é garantido' },
    sample: { term: 'Sem radiografia disponível', button: 'Testar o exemplo', text: 'Um fantoma sintético, não a radiografia de uma criança.' },
    dropHere: 'Solte para abrir',
  },

  terms: {
    title: 'Antes da primeira leitura',
    intended: 'Uso previsto',
    licence: 'Termos dos pesos da rede',
    download: 'Transferência',
    size: (model, engine) => `Uma única vez, do local que serve esta página: pacote do modelo ${model}, motor ${engine}. Ambos são armazenados neste navegador; as visitas posteriores não precisam de conexão.`,
    sizeUnknown: 'Não foi possível carregar a descrição do pacote do modelo; por isso, seu tamanho ainda não é conhecido.',
    privacy: 'Nenhuma radiografia e nenhum resultado é enviado a lugar algum. Tudo isto continua disponível para leitura em Evidências.',
    accept: 'Aceitar e carregar',
    retry: 'Tentar novamente',
  },

  film: {
    heading: 'Radiografia',
    synthetic: 'Fantoma sintético, não a radiografia de uma criança',
    channels: { 1: 'cinza', 2: 'cinza + alfa', 3: 'RGB', 4: 'RGBA' },
    bits: (bits) => (bits === 1 ? '1 bit' : `${bits} bits`),
  },

  sex: {
    legend: 'Sexo da criança',
    why: 'Necessário: a idade óssea depende dele.',
    fromFile: { female: 'O arquivo indica feminino. Escolha para confirmar.', male: 'O arquivo indica masculino. Escolha para confirmar.' },
    ifOther: { female: 'Se do sexo feminino', male: 'Se do sexo masculino' },
    asFemale: 'para o sexo feminino',
    asMale: 'para o sexo masculino',
  },

  verdict: {
    heading: 'Idade óssea',
    readAs: { female: 'Lida para o sexo feminino', male: 'Lida para o sexo masculino' },
    months: 'meses',
    interval: (level, low, high) => `intervalo de ${level}: de ${low} a ${high}`,
    intervalOf: (level) => `Intervalo de ${level}`,
    fromTo: (low, high) => `de ${low} a ${high}`,
    waiting: 'Pronto. Escolha o sexo para ver o resultado.',
    againstRefusal: 'Lida apesar de uma recusa',
    againstRefusalNote: 'Os valores abaixo não são sustentados pela exatidão medida.',
    againstAction: 'Não use o valor sem que um especialista leia esta radiografia.',
    both: 'Sexo desconhecido: ambas as leituras',
    difference: (months) => `Masculino em relação a feminino: ${months}`,
    axis: (age, low, high) => `Idade óssea ${age}, intervalo de ${low} a ${high}, em uma linha de 0 a 19 anos`,
    interpretation: 'Interpretação',
    action: 'O que fazer',
    certaintyNote: 'A certeza descreve a rede nesta radiografia, não a criança.',
    lowered: (from, why) => `Rebaixada de ${from} por ${why}.`,
    alsoLow: (why) => `Também seria rebaixada por ${why}.`,
  },

  stage: {
    heading: 'Estágio',
    range: (low, high) => `${low} a ${high} anos`,
    features: 'Características',
    probabilities: 'Probabilidades dos estágios',
    columns: { stage: 'Estágio', years: 'Anos', probability: 'Probabilidade' },
    mostProbable: 'o mais provável',
  },

  findingsPanel: { heading: 'A revisar', agree: 'Idade e estágio concordam.' },

  checks: {
    heading: 'Verificações',
    columns: { check: 'Verificação', value: 'Medido', limit: 'Limite', verdict: 'Resultado' },
    within: 'dentro',
    beyond: 'fora',
    fewerThan: (limit) => `menos de ${limit}`,
    atMost: (high) => `no máximo ${high}`,
    atLeast: (low) => `no mínimo ${low}`,
    between: (low, high) => `de ${low} a ${high}`,
    pointsTo: (what) => `Aponta para ${what}.`,
    profile: (name, source) => `Limites: perfil “${name}” (${source}).`,
    reference: (tier, source) => `${tier}: ${source}.`,
    noReference: 'Este pacote não distingue uma mão de outra parte do corpo.',
    waitsFor: { sex: 'Aguarda o sexo', own: 'Aguarda a sua leitura' },
  },

  refusal: {
    title: 'Não lida',
    measured: (name, value, limit) => `${name} ${value}, limite: ${limit}.`,
    readAnyway: 'Ler mesmo assim',
    openOther: 'Abrir outra radiografia',
    warning: 'Ler mesmo assim deixa uma marca no resultado e em toda exportação dele.',
    final: 'Esta radiografia não pode ser lida mesmo assim: ela contém muito pouca imagem, e um valor não teria nenhuma base.',
  },

  failure: { title: 'Não lida', again: 'Tentar novamente', code: (code, detail) => (detail ? `${code}: ${detail}` : code) },

  job: {
    reading: 'Lendo a radiografia',
    cancel: 'Cancelar',
    elapsed: (seconds) => `${seconds}\u00a0s`,
    bytes: (done, total) => `${done} de ${total}`,
  },

  record: {
    heading: 'Registro',
    film: 'SHA-256 da radiografia',
    model: 'Modelo',
    core: 'Núcleo',
    engine: 'Motor',
    times: 'Tempos',
    time: { decode: 'decodificação', validate: 'verificação', prepare: 'preparação', infer: 'rede', second_look: 'leitura repetida', assess: 'avaliação' },
    threads: (count) => (count === 1 ? '1 linha de execução' : `${count} linhas de execução`),
    noName: 'O registro contém o hash da radiografia, não o seu nome. Uso em pesquisa, não é um dispositivo médico; somente para uso não comercial.',
  },

  notices: {
    sex_cleared: 'Nova radiografia: o sexo foi apagado.',
    cancelled: 'Leitura cancelada.',
    look_cancelled: 'Leitura repetida cancelada. A leitura permanece como estava.',
    look_failed: 'A leitura repetida falhou. A leitura permanece como estava.',
    only_film: 'Esta era a única radiografia entre os arquivos.',
    not_a_file: 'Não havia nenhum arquivo ali. Solte ou cole radiografias, uma pasta ou um arquivo ZIP.',
    sample_missing: 'A radiografia de exemplo não faz parte desta instalação.',
  },

  status: {
    label: 'Estado',
    ready: 'Pronto',
    notLoaded: 'Pacote do modelo não carregado',
    packFailed: 'Pacote do modelo não carregado',
    last: (time, engine) => `Última leitura ${time}, ${engine}`,
    nothingSent: 'Nada enviado',
  },

  viewer: {
    label: 'Radiografia. As setas a movem, mais e menos mudam o zoom, 0 a ajusta, W muda para janela e nível, I inverte, H mostra o contorno, G onde a rede olhou, C recorta.',
    tools: 'Ferramentas da radiografia',
    zoomIn: 'Aproximar', zoomOut: 'Afastar', fit: 'Ajustar', window: 'Janela/nível', invert: 'Inverter', outline: 'Contorno', attention: 'Mapa de calor', crop: 'Recortar', reset: 'Restaurar',
    enlarge: 'Ampliar a radiografia', reduce: 'Reduzir a radiografia',
    readout: (width, level) => `W ${width}  L ${level}`,
    cropHint: 'Arraste sobre a parte da radiografia que deve ser lida.',
    windowHint: 'Arraste: para a esquerda e a direita muda a janela; para cima e para baixo, o nível.',
    displayOnly: 'Somente exibição: a leitura usa a radiografia como está armazenada e posicionada.',
  },

  help: {
    title: 'Teclas',
    close: 'Fechar',
    rows: [
      ['O', 'Abrir uma radiografia'], ['1 a 5', 'Leitura, Lote, Acompanhamento, Evidências, Configurações'], ['+ − 0', 'Aproximar, afastar, ajustar'],
      ['Setas', 'Mover a radiografia (quando ela tem o foco); janela e nível no modo W'],
      ['W', 'Janela/nível arrastando; de novo para mover a radiografia'], ['I', 'Inverter a exibição'],
      ['H', 'Contorno da mão e o que foi recortado'], ['C', 'Recortar: arraste sobre a parte que deve ser lida'], ['G', 'Onde a rede olhou, sobre a radiografia'],
      ['Setas, Enter', 'Em uma lista de radiografias: mover, abrir'],
      ['Esc', 'Cancelar uma leitura; fechar um painel'], ['?', 'Este painel'],
    ],
    mouse: 'Mouse: a roda muda o zoom no ponteiro, arrastar move, arrastar com o botão direito muda janela e nível. Toque: um dedo move, dois dedos mudam o zoom.',
  },

  announce: {
    reading: 'Lendo a radiografia.',
    chooseSex: 'A radiografia foi lida. Escolha o sexo da criança para obter o resultado.',
    verdict: (sex, age, interval, tier) => `Idade óssea ${sex}: ${age}, ${interval}. ${tier}.`,
    refused: (why) => `Não lida. ${why}`,
    mature: (sex, limit) => `Esqueleto maduro ${sex}. ${limit}`,
    look: (counts) => `${counts}.`,
    secondLook: (sex, difference) => `Leitura repetida ${sex}: maior diferença ${difference}.`,
    failed: (why) => `Não lida. ${why}`,
  },
};
