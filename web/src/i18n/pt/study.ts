/** Portuguese words of a study: machine against readers, and a site's own correction. */
import type { Messages } from '../words';

export const study: Messages['study'] = {
  none: '–',
  range: (low, high) => `entre ${low} e ${high}`,
  years: (low, high) => `${low}–${high} anos`,
  yearsFrom: (low) => `${low} anos e mais`,
  heading: 'Em relação aos leitores',
  empty: 'Ainda não há nada a comparar. Contam as radiografias lidas, de sexo conhecido, com uma idade óssea na coluna do primeiro leitor.',
  compared: (n, reader) => `${n} radiografias são comparadas com “${reader}”.`,
  leftOutOf: (list) => `Não estão entre elas: ${list}.`,
  leftOut: {
    waiting: (n) => `${n} ainda não lidas`, no_sex: (n) => `${n} sem sexo`, no_truth: (n) => `${n} sem idade óssea de um leitor`, twice: (n) => `${n} duas vezes no estudo`,
    failed: (n) => `${n} ilegíveis`, refused: (n) => `${n} recusadas`, against_refusal: (n) => `${n} lidas apesar de uma recusa`,
  },
  mixed: (packs) => `As radiografias foram lidas por mais de um pacote de modelo (${packs}). Os seus números não combinam.`,
  groups: { all: 'Todas as radiografias' },
  measures: {
    mae: 'Erro absoluto médio', median: 'Mediana do erro absoluto', p75: '75 de 100 dentro de', p90: '90 de 100 dentro de', p95: '95 de 100 dentro de', rmse: 'Raiz do erro quadrático médio',
    bias: 'Viés (rede menos leitor)', r2: 'R² (variância explicada)', within_6: 'Dentro de 6 meses', within_12: 'Dentro de 12 meses', within_24: 'Dentro de 24 meses',
    stage_accuracy: 'Estágio como o do leitor', qwk: 'Kappa dos estágios, quadrático', coverage90: 'Leitor dentro do intervalo',
  },
  table: {
    caption: 'Todas as radiografias', measure: 'Medida', value: 'Valor', interval: 'Intervalo de 95\u00a0%',
    note: 'Intervalos por bootstrap sobre radiografias: 2000 reamostragens, percentis. Com menos de 10 radiografias não se dá nenhum.', working: 'Calculando os intervalos.',
  },
  groupTable: { caption: 'Por sexo, idade segundo o leitor e nível', group: 'Radiografias', n: 'n', mae: 'Erro absoluto médio', bias: 'Viés', rmse: 'RMSE', within12: 'Dentro de 12 meses', coverage: 'Dentro do intervalo' },
  readers: {
    heading: 'Leitor em relação a leitor, máquina em relação a leitor', caption: (n) => `Nas ${n} radiografias que todos leram`, pair: 'Par', mae: 'Diferença absoluta média', bias: 'Diferença média',
    limits: 'Limites de concordância', within12: 'Dentro de 12 meses', machine: 'Rede', minus: (a, b) => `${a} − ${b}`,
    note: 'Onde os leitores diferem entre si tanto quanto a rede difere deles, o resto é da leitura, não da rede.',
  },
  figuresHeading: 'Gráficos',
  figures: {
    binned: (films) => `${films} radiografias são desenhadas como quadrados: quanto maior, mais radiografias.`,
    beyond: (films) => `${films} além do eixo ficam na sua borda.`,
    predicted: {
      title: 'Rede em relação ao leitor', x: 'Leitor, anos', y: 'Rede, anos', columns: ['Idade segundo o leitor', 'Radiografias', 'Erro mediano', '5 a 95 de 100'],
      description: (n, mae, p90) => `${n} radiografias: erro médio de ${mae}, 9 de 10 dentro de ${p90}. A linha tracejada é a concordância.`,
    },
    blandAltman: {
      title: 'Diferença em relação à média (Bland e Altman)', x: 'Média de rede e leitor, anos', y: 'Rede menos leitor, meses', columns: ['Linha', 'Meses'],
      bias: 'Diferença média', low: 'Limite inferior (−1,96 DP)', high: 'Limite superior (+1,96 DP)',
      description: (n, bias, low, high) => `${n} radiografias: diferença média ${bias}, limites de concordância entre ${low} e ${high}.`,
    },
    errorByAge: {
      title: 'Erro em relação à idade', x: 'Leitor, anos', y: 'Rede menos leitor, meses', columns: ['Idade segundo o leitor', 'Radiografias', 'Erro médio', 'Erro absoluto médio'],
      description: (band, mae) => `O maior erro absoluto médio é o de ${band}: ${mae}.`, line: 'A linha une os erros médios de faixas de dois anos.',
    },
    distribution: {
      title: 'Erros por nível', x: 'Rede menos leitor, meses', y: 'Radiografias', columns: { error: 'Erro, meses' },
      description: (over, under) => `${over} radiografias são lidas com mais idade do que pelo leitor, ${under} com menos ou igual.`, ends: (months) => `As barras externas contêm o que se desvia mais de ${months} meses.`,
    },
    reliability: {
      title: 'Confiabilidade da probabilidade do estágio', x: 'Indicada, por cento', y: 'Observada, por cento', columns: ['Indicada', 'Radiografias', 'Média indicada', 'Observada', 'Intervalo de 95\u00a0%'],
      description: (ece) => `O indicado e o observado diferem em ${ece} em média de todas as radiografias. Na linha tracejada são iguais.`,
    },
    coverage: {
      title: 'Leitor dentro do intervalo', x: 'Radiografias dentro, por cento', columns: ['Radiografias', 'n', 'Dentro', 'Intervalo de 95\u00a0%'], stated: (level) => `indicado ${level}`,
      description: (level, observed) => `Indica-se que o intervalo contém ${level} das leituras; contém ${observed}.`,
    },
    risk: {
      title: 'Erro em relação à parte lida', x: 'Radiografias que ficam, por cento', y: 'Erro absoluto médio, meses', columns: ['Radiografias que ficam', 'n', 'Erro absoluto médio'],
      description: (all) => `Todas as radiografias: erro médio de ${all}.`, tenth: (mae) => `Sem o décimo menos certo: ${mae}.`, order: 'As menos certas são postas de lado primeiro: por nível, depois pela largura do intervalo.',
    },
    utility: {
      title: 'Exatidão em relação à utilidade', x: 'Parte lida de todas as radiografias, por cento', y: 'Erro absoluto médio, meses', columns: ['Aceitas', 'n', 'Parte lida', 'Erro absoluto médio'],
      tiers: { high: 'somente alta', medium: 'alta, média', low: 'todos os níveis' }, halfWidth: (months) => `meio intervalo até ${months}`,
      legend: { tiers: 'por nível', widths: 'pela largura do intervalo' },
      description: (share, mae) => `Como está, ${share} das radiografias são lidas, com erro médio de ${mae}. À esquerda, limites mais estritos.`,
    },
    confusion: {
      title: 'Estágios segundo leitor e rede', rows: 'Leitor, anos', columns: 'Rede, anos', bars: 'Barra: parte do estágio do leitor.',
      description: (right, beside) => `${right} têm o estágio do leitor, ${beside} o do lado.`,
    },
  },
  percentile: (share) => `maior que ${share} dos erros reservados`,
  percentileAtLeast: (share) => `maior que pelo menos ${share} dos erros reservados`,

  site: {
    corrected: 'Corrigida pelo centro', uncorrected: 'sem correção do centro',
    correctedAge: (age) => `Corrigida pelo centro ${age}`,
    without: (age, low, high) => `Sem a correção do centro: ${age}, entre ${low} e ${high}.`,
    by: (n, who, date) => `Uma reta ajustada com ${n} leituras deste centro, assinada por ${who}, ${date}.`,
    what: 'A posição em relação à idade e a estatura adulta são da idade corrigida; o estágio, a confiança, as verificações, os gráficos de erros e o acompanhamento são da idade sem ela.',
    notCorrected: (why) => `Não corrigida pelo centro: ${why}.`,
    silence: {
      other_pack: 'a correção foi ajustada com outro pacote de modelo',
      sex_not_fitted: 'nenhuma correção foi ajustada para este sexo',
      outside_ages: 'a leitura está fora das idades com que a correção foi ajustada',
      mature: 'nenhuma idade de uma mão madura é indicada',
      reading_doubtful: 'a radiografia foi lida apesar de uma recusa',
    },
    announce: 'Corrigida pelo centro.',
    inBatch: (who, date) => `As idades ósseas levam a correção do centro onde ela vale (assinada por ${who}, ${date}). Diferenças, números, ordem e filtros são das idades sem ela.`,
    field: 'Correção do centro', kept: 'Guardada sem a correção do centro.',
    formula: (slope, intercept, from, to) => `idade × ${slope} ${intercept} m, entre ${from} e ${to}`,
    report: (age, low, high, formula, n, who, date) =>
      `corrigida pelo centro (${formula}; ${n} leituras, assinada por ${who}, ${date}). Sem ela: ${age}, entre ${low} e ${high}`,
    fit: {
      heading: 'Correção para este centro',
      lead: (least) => `Uma reta para cada sexo, por mínimos quadrados com as suas leituras, a partir de ${least} radiografias desse sexo. O que ela ganha é medido em radiografias com que a reta não foi ajustada (5 partes, 20 vezes), e o seu intervalo sobre as radiografias.`,
      caption: 'Ajuste por sexo', films: 'Radiografias', line: 'Reta', before: 'Erro sem ela', after: 'Erro com ela', gain: 'Ganho (intervalo de 95\u00a0%)', coverage: 'Dentro do intervalo', verdict: 'Resultado', usable: 'Pode ser aplicada.',
      refusals: {
        mixed_packs: () => 'Recusada: as radiografias foram lidas por mais de um pacote de modelo.',
        too_few: (n, least) => `Recusada: ${n} radiografias deste sexo, são necessárias ${least}.`,
        no_spread: () => 'Recusada: as radiografias são todas de uma mesma idade.',
        not_rising: () => 'Recusada: a reta desce. Verifique qual coluna contém a idade óssea do leitor.',
        not_significant: () => 'Recusada: o ganho não se distingue do acaso.',
      },
      arrow: (before, after) => `${before} → ${after}`,
      otherPack: 'As radiografias foram lidas por outro pacote que não o em uso: a sua correção não se aplicaria aqui.',
      none: 'Nenhuma correção é oferecida: para nenhum sexo há uma que se sustente.',
      signer: 'Assinada por (nome ou função)', sign: 'Assinar e aplicar neste centro', needsSigner: 'Diga quem assina.',
      signed: 'Assinada. A partir de agora, as leituras desta página levam a marca “Corrigida pelo centro”, com a idade sem correção ao lado. Pode ser removida em Configurações.',
      note: 'É guardada somente neste navegador, com data, número de radiografias e a assinatura. Vale somente para este pacote de modelo, e para as idades com que foi ajustada.',
      replaces: 'Toma o lugar da correção em vigor.',
    },
    settings: {
      heading: 'Correção do centro', none: 'Nenhuma. Uma pode ser ajustada com as suas próprias leituras, ao lado dos números de um lote.',
      signed: 'Assinada', signedBy: (who, date) => `${who}, ${date}`, pack: 'Pacote do modelo', female: 'Feminino', male: 'Masculino', notFitted: 'sem correção',
      line: (formula, n, gain, low, high) => `${formula}; ${n} radiografias, ganho ${gain} (entre ${low} e ${high})`,
      notKept: 'Este navegador não a guarda: ela vale até que a página seja fechada.',
      otherPack: 'Ajustada com outro pacote de modelo que não o em uso: não é aplicada.',
      save: 'Salvar como arquivo', load: 'Carregar um arquivo', remove: 'Remover', ask: 'Remover a correção do centro? As leituras são então mostradas como o pacote do modelo as dá.', confirm: 'Remover',
      loaded: 'Carregada. É aplicada a partir de agora.', removed: 'Removida.', saved: 'Salva.',
      failures: {
        not_profile: 'Este arquivo não é uma correção de centro do Carpal.', damaged: 'Este arquivo está danificado: não foi carregado.', newer: 'Este arquivo foi escrito por uma versão mais nova do Carpal.',
      },
    },
  },
};
