/** Words of the three tiers: what is checked, what a value outside its limits means, and what to do then. */
import type { Messages } from '../words';

/** One question a tier. Each name is feminine, and so are the grades. */
export const safetyTiers: Messages['safetyTiers'] = {
  1: { name: 'Radiografia', asks: 'Esta é uma radiografia que pode ser medida?' },
  2: { name: 'Mão', asks: 'Ela é semelhante às mãos que a rede conhece?' },
  3: { name: 'Leitura', asks: 'Idade, estágio e intervalo concordam?' },
};

export const grades: Messages['grades'] = { good: 'Em ordem', review: 'Revisar', refuse: 'Recusada', not_run: 'Não executada' };

export const quality: Messages['quality'] = {
  brightness: {
    name: 'Brilho', unit: 'da escala total', digits: 3, about: 'Nível de cinza médio com o fundo escuro; uma radiografia invertida é revertida antes.',
    low: { title: 'A radiografia está escura', next: 'Exporte-a com uma janela mais larga, de modo que as bordas ósseas possam ser vistas.' },
    high: { title: 'A radiografia está clara', next: 'Verifique a exposição e a janela, e se a radiografia inteira está na imagem.' },
  },
  contrast: {
    name: 'Contraste', unit: 'da escala total', digits: 3, about: 'Do percentil 1 ao percentil 99 dos níveis de cinza.',
    low: { title: 'A radiografia tem pouco contraste', next: 'Exporte-a com a faixa de cinzas completa, ou a partir da imagem original.' },
    high: { title: 'A radiografia tem contraste extremo', next: 'Exporte-a com uma janela mais larga: pode haver perda de detalhe ósseo.' },
  },
  noise: {
    name: 'Ruído', unit: 'do contraste', digits: 4, about: 'Desvio-padrão do grão na mão, dividido pelo contraste.',
    low: { title: 'A radiografia é lisa de modo incomum', next: 'Use a imagem original: uma filtragem forte esconde as placas de crescimento.' },
    high: { title: 'A radiografia tem ruído', next: 'Use a imagem original. Se a exposição foi baixa, examine as placas de crescimento com seus próprios olhos.' },
  },
  sharpness: {
    name: 'Nitidez', unit: '', digits: 4, about: 'Intensidade do detalhe fino.',
    low: { title: 'A radiografia não é nítida', next: 'Verifique se houve movimento, e use a imagem original em vez de uma cópia pequena ou redimensionada.' },
    high: { title: 'A radiografia é nítida de modo incomum', next: 'Use a imagem original: o realce de nitidez desenha bordas que não existem.' },
  },
  clipping: {
    name: 'Cinzas saturados', unit: 'da mão', digits: 3, about: 'Proporção dos pixels da mão nos extremos da faixa de cinzas.',
    low: null,
    high: { title: 'Grande parte da mão é branco puro ou preto puro', next: 'Exporte-a com uma janela mais larga, de modo que partes moles e osso mantenham os seus níveis de cinza.' },
  },
  blockiness: {
    name: 'Blocos de compressão', unit: '', digits: 2, about: 'Saltos a cada oitavo pixel, divididos pelos saltos nos demais. Sem blocos, fica perto de 1.',
    low: null,
    high: { title: 'O arquivo mostra blocos de compressão forte', next: 'Exporte-a como PNG, ou como JPEG de qualidade mais alta.' },
  },
  colour_cast: {
    name: 'Dominante de cor', unit: 'do brilho', digits: 4, about: 'Distância média das cores armazenadas até o cinza, dividida pelo brilho médio.',
    low: null,
    high: { title: 'A imagem tem uma dominante de cor', next: 'Pode ser uma fotografia de uma tela ou de um negatoscópio. Use a radiografia exportada.' },
  },
  screen_pattern: {
    name: 'Padrão de tela', unit: '', digits: 2, about: 'Padrão fino regular mais forte, dividido pelo que o cerca no espectro.',
    low: null,
    high: { title: 'A imagem mostra um padrão fino regular', next: 'Pode ser uma fotografia de uma tela, ou uma grade na radiografia. Use a radiografia exportada.' },
  },
  uneven_light: {
    name: 'Luz desigual', unit: 'do contraste', digits: 3, about: 'Mudança do fundo ao longo da imagem, dividida pelo contraste.',
    low: null,
    high: { title: 'O fundo está iluminado de modo desigual', next: 'Pode ser uma fotografia de um negatoscópio ou de uma tela. Use a radiografia exportada.' },
  },
  foreground_share: {
    name: 'Proporção da mão', unit: 'da imagem', digits: 3, about: 'Proporção da imagem que é mais clara do que o fundo.',
    low: { title: 'A mão ocupa pouco da imagem', next: 'Recorte a radiografia para a mão e o punho: “Recortar”, acima da radiografia.' },
    high: { title: 'Quase não resta fundo', next: 'Verifique se a mão inteira está na imagem, com algum fundo ao redor.' },
  },
  border_contact: {
    name: 'Contato com a margem', unit: 'da margem', digits: 3, about: 'Proporção da margem da imagem que a mão toca.',
    low: null,
    high: { title: 'A mão está cortada pela margem da imagem', next: 'Verifique se todos os dedos e o punho estão na imagem.' },
  },
  separate_parts: {
    name: 'Partes separadas', unit: '', digits: 0, about: 'Número de partes grandes que não se tocam.',
    low: { title: 'Nenhuma parte se destaca do fundo', next: 'Verifique se a radiografia mostra uma mão.' },
    high: { title: 'A imagem mostra partes separadas', next: 'Recorte a radiografia para uma única mão (“Recortar”, acima da radiografia). Duas mãos, uma etiqueta cortada ou um implante podem ter esse aspecto.' },
  },
  perspective: {
    name: 'Perspectiva', unit: '°', digits: 1, about: 'Quanto difere o giro das bordas da radiografia. Uma radiografia digitalizada tem ângulos retos; uma fotografada, não.',
    low: null,
    high: { title: 'As bordas da radiografia não estão em ângulo reto', next: 'Pode ser uma fotografia tirada de lado. Use a radiografia exportada: uma vista oblíqua altera as proporções dos ossos.' },
  },
};

/** Never a diagnosis: what the distance says, and what can look so. */
export const hand: Messages['hand'] = {
  name: 'Distância das mãos conhecidas',
  about: 'A que distância a radiografia está das mãos com que a rede aprendeu, nas características próprias da rede.',
  review: 'A radiografia é um tanto diferente das mãos que a rede conhece',
  refuse: 'A radiografia é diferente das mãos que a rede conhece',
  next: 'Verifique se ela mostra uma única mão inteira, de frente. Um pé, um cotovelo, a mão de um adulto, um gesso ou uma deformidade acentuada podem ter esse aspecto. Se for a mão de uma criança, peça que um especialista a leia.',
};

/** Of the outline. `refuse`: where the features are unlike a hand's too. */
export const shape: Messages['shape'] = {
  few_fingers: {
    name: 'Dedos vistos', about: 'Número de pontas de dedos no contorno.',
    review: 'Nem todos os dedos são vistos', refuse: 'Esta pode ser uma parte de uma mão',
    next: 'Verifique se a radiografia mostra uma única mão inteira com o punho, com os dedos afastados. Um dedo, um punho ou uma mão fechada não podem ser lidos.',
  },
  two_hands: {
    name: 'Mãos vistas', about: 'Número de mãos no contorno.',
    review: 'A radiografia pode mostrar duas mãos', refuse: 'A radiografia pode mostrar duas mãos',
    next: 'Verifique em “O que a rede viu” se a mão que foi lida é a pretendida, em geral a esquerda. A outra pode ser lida a partir dali.',
  },
};

/** A title that would tell the age of the reading leaves the value out. Names are short: the graph of checks has little room, and adds the sex. */
export const findings: Messages['findings'] = {
  age_outside_stage: {
    name: 'Idade e estágio',
    title: (value, limit) => `Idade e estágio discordam em ${value} (limite ${limit}).`,
    next: 'A idade está fora do estágio mais provável. Peça que um especialista leia a radiografia.',
  },
  age_at_lower_limit: {
    name: 'Mínimo da faixa',
    title: (_value, limit) => `A idade está no extremo inferior do que pode ser informado (${limit}).`,
    next: 'O aprendizado teve poucas radiografias desta idade. Trate o valor como uma orientação aproximada.',
  },
  age_at_upper_limit: {
    name: 'Máximo da faixa',
    title: (_value, limit) => `A idade está no extremo superior do que pode ser informado (${limit}).`,
    next: 'A mão pode ser madura. Leia o valor como “pelo menos”, não como uma idade exata.',
  },
  sex_difference: {
    name: 'Feminino e masculino',
    title: (value, limit) => `As leituras para o sexo feminino e para o sexo masculino diferem em ${value} (limite ${limit}).`,
    next: 'Uma mesma mão raramente é lida de forma tão diferente. Verifique a radiografia e peça que um especialista a leia.',
  },
  wide_interval: {
    name: 'Largura do intervalo',
    title: (value, limit) => `O intervalo alcança ${value} para cada lado (limite ${limit}).`,
    next: 'A rede está insegura quanto a esta radiografia. Leia o intervalo, não o valor.',
  },
  implausible_age: {
    name: 'Idade plausível',
    title: (value, limit) => `A idade da rede fica ${value} fora do que pode ser informado (limite ${limit}).`,
    next: 'Verifique se a radiografia correta foi aberta e se o sexo correto foi escolhido.',
  },
  under_24_months: {
    name: 'Menos de 24 meses',
    title: (_value, limit) => `A idade óssea é inferior a ${limit}.`,
    next: 'O aprendizado teve poucas radiografias desta idade. Peça que um especialista leia a radiografia.',
  },
  skeletally_mature: {
    name: 'Maturidade óssea',
    title: (value, limit) => `Uma mão madura: ${value} de 5 fatores ${value === '1' ? 'fala' : 'falam'} a favor disso (necessários: ${limit}).`,
    next: 'Uma mão madura não tem idade óssea além do extremo superior da faixa. Não a use para julgar o crescimento nem para prever a estatura.',
  },
  far_from_chronological_age: {
    name: 'Idade óssea e idade',
    title: (value, limit) => `Idade óssea e idade diferem em ${value} (limite ${limit}).`,
    next: 'Verifique a data de nascimento, a data do exame e se a radiografia é desta criança. A diferença pode ser real: peça que um especialista leia a radiografia.',
  },
  views_disagree: {
    name: 'Leitura repetida',
    title: (value, limit) => `Espelhada ou girada, a mesma radiografia é lida com até ${value} de diferença (limite ${limit}).`,
    next: 'Uma mão tem uma única idade, seja qual for a sua posição. Peça que um especialista leia a radiografia.',
  },
};

/** What lowered the certainty, after “por”: without an article, which would contract with it. */
export const lowering: Messages['lowering'] = {
  half_width: 'intervalo amplo',
  quality: 'qualidade da radiografia',
  unlike_a_hand: 'radiografia diferente das mãos que a rede conhece',
  inconsistent: 'resultados que não concordam',
  implausible_age: 'idade além do que pode ser informado',
  skeletally_mature: 'mão madura',
  under_24_months: 'idade inferior a 24 meses',
  contraindicated: 'contraindicação informada',
};

export const maturityFactors: Messages['maturityFactors'] = {
  age_at_ceiling: { name: 'Idade no extremo superior', about: 'A idade antes de ser limitada à faixa.' },
  near_maturity_probability: { name: 'Probabilidade do último estágio', about: 'Probabilidade calibrada de “próximo da maturidade”.' },
  interval_at_ceiling: { name: 'Intervalo no extremo superior', about: 'Extremo superior do intervalo antes de ser limitado à faixa.' },
  reference_distance: { name: 'Mais perto de mãos maduras', about: 'Positivo: mais perto das mãos maduras das radiografias de treinamento do que das mãos em crescimento.' },
  fused_physes: { name: 'Placas de crescimento fundidas', about: 'A evidência própria da rede, em uma escala logit.' },
};

export const maturity: Messages['maturity'] = {
  heading: 'Maturidade esquelética',
  mature: 'Esqueleto maduro',
  limit: (sex, limit) => `Nenhuma idade acima de ${limit} (${sex}) é informada.`,
  sexes: { female: 'meninas', male: 'meninos' },
  votes: (votes, needed) => `${votes} de 5 fatores ${votes === 1 ? 'fala' : 'falam'} a favor de uma mão madura. São necessários ${needed}, entre eles a proximidade de mãos maduras ou as placas de crescimento.`,
  growing: 'Não maduro',
  columns: { factor: 'Fator', value: 'Medido', limit: 'A partir de', vote: 'Voto' },
  yes: 'Madura',
  no: 'Em crescimento',
};

export const infant: Messages['infant'] = {
  heading: 'Menos de 24 meses',
  interval: 'O intervalo é amplo para uma mão tão jovem: leia o intervalo, não o valor.',
  sds: 'Nenhum escore de desvio-padrão é informado: abaixo de 24 meses, um desvio-padrão é de 1 a 5 meses (Brush Foundation), menos do que o próprio erro da rede.',
};

/** The same film read again, mirrored and turned. Never “segunda leitura”: that is another radiologist's. */
export const secondLook: Messages['secondLook'] = {
  heading: 'Leitura repetida',
  about: 'A mesma radiografia, espelhada e girada um pouco para cada lado. Uma leitura em que se pode confiar muda pouco; a idade informada é a da radiografia como ela está.',
  button: 'Repetir a leitura (espelhada e girada)',
  progress: (number, of) => `leitura repetida ${number} de ${of}`,
  looking: 'Repetindo a leitura: a radiografia espelhada e girada.',
  views: { as_is: 'Como está', mirrored: 'Espelhada', turned_left: 'Girada para a esquerda', turned_right: 'Girada para a direita' },
  columns: { view: 'Vista', age: 'Idade óssea', difference: 'Diferença' },
  largest: (value, limit) => `Maior diferença ${value}, limite: ${limit}.`,
  unlimited: (value) => `Maior diferença ${value}. Este pacote não tem limite para ela.`,
};

export const safety: Messages['safety'] = {
  heading: 'Segurança',
  verdicts: { good: 'Nada a revisar', review: 'Revisar antes de usar o valor', refuse: 'Recusada' },
  counts: (total, look, refused) => {
    const parts = [refused > 0 ? `${refused} ${refused === 1 ? 'recusada' : 'recusadas'}` : '', look > 0 ? `${look} a revisar` : ''].filter(Boolean);
    return `${total} ${total === 1 ? 'verificação' : 'verificações'}, ${parts.join(', ') || 'nenhuma a revisar'}`;
  },
  notChecked: 'Não verificada',
  withheld: 'Retida',
  film: (counts) => `Radiografia: ${counts}`,
};
