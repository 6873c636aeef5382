/** Palavras de um estudo: rede contra leitores, e a correção própria de um centro. */
import type { Messages } from '../words';

export const study: Messages['study'] = {
  none: '–',
  range: (low, high) => `de ${low} a ${high}`,
  years: (low, high) => `${low}–${high} anos`,
  yearsFrom: (low) => `${low} anos ou mais`,
  heading: 'Diante dos leitores',
  empty: 'Ainda não há o que comparar. Contam as radiografias lidas, de sexo conhecido, com uma idade óssea na coluna do primeiro leitor.',
  compared: (n, reader) => `${n} radiografias são comparadas com “${reader}”.`,
  leftOutOf: (list) => `Não estão entre elas: ${list}.`,
  leftOut: {
    waiting: (n) => `${n} ainda não lidas`, no_sex: (n) => `${n} sem sexo`, no_truth: (n) => `${n} sem idade óssea do leitor`, twice: (n) => `${n} repetidas no estudo`,
    failed: (n) => `${n} ilegíveis`, refused: (n) => `${n} recusadas`, against_refusal: (n) => `${n} lidas apesar de uma recusa`,
  },
  mixed: (packs) => `As radiografias foram lidas por mais de um pacote do modelo (${packs}). Os seus números não se juntam.`,
  groups: { all: 'Todas as radiografias' },
  measures: {
    mae: 'Erro absoluto médio', median: 'Mediana do erro absoluto', p75: '75 em 100 dentro de', p90: '90 em 100 dentro de', p95: '95 em 100 dentro de', rmse: 'Raiz do erro quadrático médio',
    bias: 'Viés (rede menos leitor)', r2: 'R² (variância explicada)', within_6: 'Dentro de 6 meses', within_12: 'Dentro de 12 meses', within_24: 'Dentro de 24 meses',
    stage_accuracy: 'Estágio como o do leitor', qwk: 'Kappa dos estágios, quadrático', coverage90: 'Leitor dentro do intervalo',
  },
  table: {
    caption: 'Todas as radiografias', measure: 'Número', value: 'Valor', interval: 'Intervalo de 95\u00a0%',
    note: 'Intervalos por bootstrap sobre as radiografias: 2000 reamostragens, percentis. Nenhum é dado com menos de 10 radiografias.', working: 'Os intervalos estão sendo calculados.',
  },
  groupTable: { caption: 'Por sexo, idade segundo o leitor e nível', group: 'Radiografias', n: 'n', mae: 'Erro absoluto médio', bias: 'Viés', rmse: 'RMSE', within12: 'Dentro de 12 meses', coverage: 'Dentro do intervalo' },
  readers: {
    heading: 'Leitor contra leitor, rede contra leitor', caption: (n) => `Nas ${n} radiografias que todos leram`, pair: 'Par', mae: 'Diferença absoluta média', bias: 'Diferença média',
    limits: 'Limites de concordância', within12: 'Dentro de 12 meses', machine: 'Rede', minus: (a, b) => `${a} − ${b}`,
    note: 'Onde os leitores diferem entre si tanto quanto a rede deles, o resto é da leitura e não da rede.',
  },
  figuresHeading: 'Figuras',
  figures: {
    binned: (films) => `${films} radiografias são desenhadas como quadrados: quanto maiores, mais radiografias.`,
    beyond: (films) => `${films} além do eixo estão na sua borda.`,
    predicted: {
      title: 'Rede contra leitor', x: 'Leitor, anos', y: 'Rede, anos', columns: ['Idade segundo o leitor', 'Radiografias', 'Mediana do erro', '5 a 95 em 100'],
      description: (n, mae, p90) => `${n} radiografias: ${mae} de erro médio, 9 em 10 dentro de ${p90}. A linha tracejada é a concordância.`,
    },
    blandAltman: {
      title: 'Diferença contra média (Bland e Altman)', x: 'Média da rede e do leitor, anos', y: 'Rede menos leitor, meses', columns: ['Linha', 'Meses'],
      bias: 'Diferença média', low: 'Limite inferior (−1,96 DP)', high: 'Limite superior (+1,96 DP)',
      description: (n, bias, low, high) => `${n} radiografias: diferença média ${bias}, limites de concordância de ${low} a ${high}.`,
    },
    errorByAge: {
      title: 'Erro segundo a idade', x: 'Leitor, anos', y: 'Rede menos leitor, meses', columns: ['Idade segundo o leitor', 'Radiografias', 'Erro médio', 'Erro absoluto médio'],
      description: (band, mae) => `O maior erro absoluto médio é o de ${band}: ${mae}.`, line: 'A linha une os erros médios por faixas de dois anos.',
    },
    distribution: {
      title: 'Erros por nível', x: 'Rede menos leitor, meses', y: 'Radiografias', columns: { error: 'Erro, meses' },
      description: (over, under) => `${over} radiografias são lidas como mais velhas que pelo leitor, ${under} como mais novas ou iguais.`, ends: (months) => `As barras das pontas contêm o que se afasta mais de ${months} meses.`,
    },
    reliability: {
      title: 'Confiabilidade da probabilidade do estágio', x: 'Declarada, por cento', y: 'Observada, por cento', columns: ['Declarada', 'Radiografias', 'Declarada em média', 'Observada', 'Intervalo de 95\u00a0%'],
      description: (ece) => `O declarado e o observado diferem em ${ece} na média de todas as radiografias. Na linha tracejada são iguais.`,
    },
    coverage: {
      title: 'Leitor dentro do intervalo', x: 'Radiografias dentro, por cento', columns: ['Radiografias', 'n', 'Dentro', 'Intervalo de 95\u00a0%'], stated: (level) => `declarado ${level}`,
      description: (level, observed) => `O intervalo declara conter ${level} das leituras; contém ${observed}.`,
    },
    risk: {
      title: 'Erro segundo a parte lida', x: 'Radiografias que ficam, por cento', y: 'Erro absoluto médio, meses', columns: ['Radiografias que ficam', 'n', 'Erro absoluto médio'],
      description: (all) => `Todas as radiografias: ${all} de erro médio.`, tenth: (mae) => `Sem a décima parte menos certa: ${mae}.`, order: 'As menos certas são postas de lado primeiro: por nível e depois pela largura do intervalo.',
    },
    utility: {
      title: 'Exatidão contra utilidade', x: 'Parte lida de todas as apresentadas, por cento', y: 'Erro absoluto médio, meses', columns: ['Aceito', 'n', 'Parte lida', 'Erro absoluto médio'],
      tiers: { high: 'só alta', medium: 'alta, média', low: 'todos os níveis' }, halfWidth: (months) => `meio intervalo até ${months}`,
      legend: { tiers: 'por nível', widths: 'pela largura do intervalo' },
      description: (share, mae) => `Como está, ${share} das radiografias são lidas, com ${mae} de erro médio. Para a esquerda, limites mais estritos.`,
    },
    confusion: {
      title: 'Estágios segundo leitor e rede', rows: 'Leitor, anos', columns: 'Rede, anos', bars: 'Barra: parte do estágio do leitor.',
      description: (right, beside) => `${right} têm o estágio do leitor, ${beside} o vizinho.`,
    },
  },
  percentile: (share) => `maior que ${share} dos erros de teste`,
  percentileAtLeast: (share) => `maior que pelo menos ${share} dos erros de teste`,

  site: {
    corrected: 'Corrigida pelo centro', uncorrected: 'sem a correção do centro',
    correctedAge: (age) => `Corrigida pelo centro ${age}`,
    without: (age, low, high) => `Sem a correção do centro: ${age}, de ${low} a ${high}.`,
    by: (n, who, date) => `Uma reta ajustada a ${n} leituras deste centro, assinada por ${who}, ${date}.`,
    what: 'A posição diante da idade e a altura adulta são da idade corrigida; estágio, certeza, verificações, gráficos de erros e acompanhamento são da idade sem ela.',
    notCorrected: (why) => `Não corrigida pelo centro: ${why}.`,
    silence: {
      other_pack: 'a correção foi ajustada com outro pacote do modelo',
      sex_not_fitted: 'nenhuma correção foi ajustada para este sexo',
      outside_ages: 'a leitura está fora das idades com que a correção foi ajustada',
      mature: 'de uma mão madura não se dá idade',
      reading_doubtful: 'a radiografia foi lida apesar de uma recusa',
    },
    announce: 'Corrigida pelo centro.',
    field: 'Correção do centro', kept: 'Guardado sem a correção do centro.',
    formula: (slope, intercept, from, to) => `idade × ${slope} ${intercept} m, de ${from} a ${to}`,
    report: (age, low, high, formula, n, who, date) => `corrigida pelo centro (${formula}; ${n} leituras, assinada por ${who}, ${date}). Sem ela: ${age}, de ${low} a ${high}`,
    fit: {
      heading: 'Correção para este centro',
      lead: (least) => `Uma reta por sexo, por mínimos quadrados sobre as suas leituras, a partir de ${least} radiografias desse sexo. O que ela ganha é medido em radiografias com que não foi ajustada (5 partes, 20 vezes); o seu intervalo, sobre as radiografias.`,
      caption: 'Ajuste por sexo', films: 'Radiografias', line: 'Reta', before: 'Erro sem ela', after: 'Erro com ela', gain: 'Ganho (intervalo de 95\u00a0%)', coverage: 'Dentro do intervalo', verdict: 'Resultado', usable: 'Pode ser aplicada.',
      refusals: {
        mixed_packs: () => 'Recusada: as radiografias foram lidas por mais de um pacote do modelo.',
        too_few: (n, least) => `Recusada: ${n} radiografias deste sexo, são precisas ${least}.`,
        no_spread: () => 'Recusada: as radiografias são todas da mesma idade.',
        not_rising: () => 'Recusada: a reta desce. Verifique qual coluna contém a idade óssea do leitor.',
        not_significant: () => 'Recusada: o ganho não se distingue do acaso.',
      },
      arrow: (before, after) => `${before} → ${after}`,
      otherPack: 'As radiografias foram lidas por outro pacote que não o que está em uso: a sua correção não se aplicaria aqui.',
      none: 'Nenhuma correção é oferecida: para nenhum sexo há uma que se sustente.',
      signer: 'Assinada por (nome ou função)', sign: 'Assinar e aplicar', needsSigner: 'Diga quem assina.',
      signed: 'Assinada. De agora em diante as leituras desta página trazem “Corrigida pelo centro”, com a idade sem correção ao lado. Pode ser removida nas configurações.',
      note: 'Fica guardada só neste navegador, com a data, o número de radiografias e a assinatura. Vale só para este pacote do modelo e para as idades com que foi ajustada.',
      replaces: 'Toma o lugar da correção em vigor.',
    },
    settings: {
      heading: 'Correção do centro', none: 'Nenhuma. Pode ser ajustada com as suas próprias leituras, junto aos números de um lote.',
      signed: 'Assinada', signedBy: (who, date) => `${who}, ${date}`, pack: 'Pacote do modelo', female: 'Feminino', male: 'Masculino', notFitted: 'sem correção',
      line: (formula, n, gain, low, high) => `${formula}; ${n} radiografias, ganho ${gain} (de ${low} a ${high})`,
      notKept: 'Este navegador não a guarda: vale até que a página seja fechada.',
      otherPack: 'Foi ajustada com outro pacote do modelo que não o que está em uso: não é aplicada.',
      save: 'Salvar em arquivo', load: 'Carregar um arquivo', remove: 'Remover', ask: 'Remover a correção do centro? As leituras serão mostradas como o pacote do modelo as dá.', confirm: 'Remover',
      loaded: 'Carregada. É aplicada de agora em diante.', removed: 'Removida.', saved: 'Salva.',
      failures: {
        not_profile: 'Este arquivo não é uma correção de centro do Carpal.', damaged: 'Este arquivo está danificado: não foi carregado.', newer: 'Este arquivo foi escrito por uma versão mais nova do Carpal.',
      },
    },
  },
};
