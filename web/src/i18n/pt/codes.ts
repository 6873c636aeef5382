/** A sentence and a next step for every code that can reach the page. */
import type { Messages } from '../words';

/** Status names of the core and host codes. */
export const failures: Messages['failures'] = {
  EmptyFile: { title: 'O arquivo está vazio.', next: 'Exporte a radiografia novamente e abra o novo arquivo.' },
  UnknownFormat: { title: 'Este arquivo não é uma radiografia em DICOM, PNG, JPEG, TIFF, WebP ou BMP.', next: 'O que conta é o conteúdo, não o nome. Exporte a radiografia como PNG e abra esse arquivo.' },
  TruncatedFile: { title: 'O arquivo termina cedo demais.', next: 'Provavelmente foi cortado ao ser copiado. Copie-o ou exporte-o novamente.' },
  CorruptFile: { title: 'O arquivo está danificado e não pode ser decodificado.', next: 'Exporte a radiografia novamente, se possível como PNG.' },
  UnsupportedFormat: { title: 'O arquivo usa uma variante do seu formato que o Carpal não lê.', next: 'Exporte a radiografia como uma única imagem estática: como DICOM, sem compressão se houver escolha, como PNG ou como JPEG simples.' },
  NoPixelData: { title: 'Este arquivo DICOM não contém nenhuma imagem.', next: 'Pode ser um relatório ou um diretório. Abra o arquivo da própria radiografia.' },
  HeicFile: { title: 'Esta é uma imagem HEIC ou AVIF, como as que os telefones tiram.', next: 'Converta-a para JPEG: em um iPhone, envie-a com “Mais Compatível” escolhido; em um computador, abra-a e exporte-a como JPEG. Melhor ainda, exporte a própria radiografia do sistema de arquivamento de imagens.' },
  PdfFile: { title: 'Este é um documento PDF.', next: 'Exporte a imagem dele: abra-o, escolha a página com a radiografia e salve essa página como PNG. Melhor ainda, exporte a própria radiografia do sistema de arquivamento de imagens.' },
  ZipTruncated: { title: 'O arquivo ZIP termina cedo demais.', next: 'Provavelmente foi cortado ao ser copiado. Copie-o ou exporte-o novamente.' },
  ZipCorrupt: { title: 'O arquivo ZIP está danificado.', next: 'Copie-o ou exporte-o novamente, ou descompacte-o e solte a pasta.' },
  ZipBomb: { title: 'O arquivo ZIP declara conter muito mais do que radiografias ocupam.', next: 'Ele não foi descompactado. Se confiar nele, descompacte-o com outro programa e solte a pasta.' },
  ZipEncrypted: { title: 'O arquivo ZIP está protegido por senha.', next: 'Descompacte-o com a senha e solte a pasta.' },
  ZipMethod: { title: 'O arquivo ZIP está compactado de uma forma que os navegadores não conhecem.', next: 'Descompacte-o e solte a pasta.' },
  ZipInZip: { title: 'Há um arquivo compactado dentro do arquivo ZIP, e nenhuma radiografia ao lado dele.', next: 'Descompacte o de fora e solte o que está dentro.' },
  ZipEmpty: { title: 'O arquivo ZIP está vazio.', next: 'Exporte as radiografias novamente.' },
  ZipParts: { title: 'Esta é uma parte de um arquivo ZIP que foi dividido.', next: 'Descompacte todas as partes juntas e solte a pasta.' },
  DicomDirAlone: { title: 'Este é somente o diretório de um disco, sem as suas radiografias.', next: 'Solte a pasta inteira ou o disco inteiro em que ele está.' },
  NoFilmFound: { title: 'Não há nenhuma radiografia entre estes arquivos.', next: 'O Carpal procura DICOM, PNG, JPEG, TIFF, WebP e BMP, seja qual for o nome dos arquivos.' },
  NothingFound: { title: 'Não há nenhum arquivo ali.', next: 'Solte radiografias, uma pasta ou um arquivo ZIP.' },
  ArchiveFile: { title: 'Este é um arquivo compactado que o Carpal não abre.', next: 'Descompacte-o e solte a pasta, ou compacte as radiografias como ZIP.' },
  CanvasBlocked: { title: 'Este navegador altera os pixels de imagens WebP para não ser reconhecido.', next: 'Converta a radiografia para PNG ou permita a leitura de canvas para esta página.' },
  FileTooLarge: { title: 'O arquivo é maior do que o Carpal aceita.', next: 'Exporte a radiografia sozinha, sem outras páginas ou séries.' },
  TooManyPixels: { title: 'A imagem tem mais pixels do que o Carpal aceita.', next: 'Exporte a radiografia no seu tamanho original ou menor.' },
  OutOfMemory: { title: 'O navegador não tem mais memória para esta radiografia.', next: 'Feche outras abas e leia a radiografia novamente.' },
  PackUnreachable: { title: 'Não foi possível carregar o pacote do modelo.', next: 'Verifique se o local que serve esta página está acessível e tente novamente. O que já chegou fica guardado e não é carregado duas vezes.' },
  PackCorrupt: { title: 'O pacote do modelo está danificado: não corresponde à sua própria descrição.', next: 'Recarregue a página. Se isso persistir, avise quem instalou o Carpal aqui.' },
  PackUnsupported: { title: 'O pacote do modelo foi feito para outra versão do Carpal.', next: 'Atualize o Carpal ou o pacote, de modo que ambos combinem.' },
  EngineFailed: { title: 'O motor que executa a rede não iniciou.', next: 'Verifique se o local que serve esta página está acessível e recarregue a página. É necessária uma versão atual do Chrome, Edge, Firefox ou Safari.' },
  EngineUnfit: { title: 'O motor que executa a rede não iniciou.', next: 'Recarregue a página ou escolha WebAssembly em Configurações.' },
  DeviceLost: { title: 'O processador gráfico foi perdido durante a leitura da radiografia.', next: 'Leia a radiografia novamente. Então o processador principal a lê.' },
  PartUnreachable: { title: 'Não foi possível carregar uma parte do Carpal de que este tipo de arquivo precisa.', next: 'Verifique se o local que serve esta página está acessível e tente novamente.' },
  WorkerCrashed: { title: 'A leitura parou inesperadamente.', next: 'Leia a radiografia novamente. Se parar outra vez, feche antes outras abas.' },
  NonFiniteOutput: { title: 'A rede não deu nenhum número utilizável para esta radiografia.', next: 'Não leia esta radiografia com o Carpal. Por favor, comunique as propriedades do arquivo.' },
  BadManifest: { title: 'A descrição do pacote do modelo não é válida.', next: 'Recarregue a página. Se isso persistir, avise quem instalou o Carpal aqui.' },
  UnsupportedManifest: { title: 'O pacote do modelo foi feito para outra versão do Carpal.', next: 'Atualize o Carpal ou o pacote, de modo que ambos combinem.' },
  UnknownProfile: { title: 'O pacote do modelo não tem limites de validação com esse nome.', next: 'Recarregue a página e leia a radiografia novamente.' },
  NotConfigured: { title: 'O núcleo foi usado antes de estar pronto.', next: 'Recarregue a página e leia a radiografia novamente.' },
  NoFilm: { title: 'A radiografia não está mais na memória.', next: 'Abra a radiografia novamente.' },
  NotValidated: { title: 'A radiografia foi lida antes de ser verificada.', next: 'Leia a radiografia novamente. Se isso persistir, comunique o código abaixo.' },
  NoOutputs: { title: 'A rede não leu esta radiografia.', next: 'Leia a radiografia novamente.' },
  WrongOutputSize: { title: 'A resposta da rede não combina com a descrição do pacote do modelo.', next: 'Recarregue a página. Se isso persistir, avise quem instalou o Carpal aqui.' },
  BadReference: { title: 'A referência do pacote do modelo está danificada ou não combina com a rede.', next: 'Recarregue a página. Se isso persistir, avise quem instalou o Carpal aqui.' },
  ReferenceMissing: { title: 'A referência do pacote do modelo não foi carregada.', next: 'Recarregue a página. Se isso persistir, avise quem instalou o Carpal aqui.' },
  ConstantOutput: { title: 'A rede deu o mesmo número em toda parte, o que não é uma leitura.', next: 'Não leia esta radiografia com o Carpal. Se outras radiografias mostrarem o mesmo, recarregue a página.' },
  BadRequest: { title: 'A página pediu ao núcleo algo que ele não conhece.', next: 'Recarregue a página: ela pode ser mais antiga do que o núcleo.' },
  FileUnreadable: { title: 'O arquivo não pode mais ser lido.', next: 'Pode ter sido movido, ou a sua unidade está desconectada. Abra-o novamente.' },
  Cancelled: { title: 'A leitura foi cancelada.', next: 'Leia a radiografia novamente quando quiser.' },

  Internal: { title: 'Algo deu errado dentro do Carpal.', next: 'Leia a radiografia novamente. Se isso persistir, comunique o código abaixo.' },
};

/** `unit`: after the number; '' where there is none. */
export const measures: Messages['measures'] = {
  saturation_mean: { name: 'Saturação de cor', unit: 'de 255', about: 'Saturação média das cores armazenadas. Uma radiografia é cinza.' },
  intensity_sd: { name: 'Dispersão dos cinzas', unit: 'da escala total', about: 'Desvio-padrão dos níveis de cinza. Uma radiografia vazia não tem nenhum.' },
  brightness_mean: { name: 'Brilho médio', unit: 'da escala total', about: 'Nível de cinza médio. Perto de 1 significa branco em toda a imagem.' },
  peak_concentration: { name: 'Concentração do pico', unit: 'de todos os pixels', about: 'Proporção de pixels que estão no nível de cinza mais frequente.' },
  dynamic_range: { name: 'Faixa de contraste', unit: 'da escala total', about: 'Do percentil 5 ao percentil 95 dos níveis de cinza.' },
  edge_ratio: { name: 'Densidade de bordas', unit: 'de todos os pixels', about: 'Proporção de pixels que estão em uma borda. Ossos têm algumas; fotografias, muitas.' },
};

export const layers: Messages['layers'] = {
  colour_image: {
    points: 'uma fotografia ou imagem colorida',
    refusal: 'Esta é uma imagem colorida, não uma radiografia',
    next: 'Exporte a própria radiografia do sistema de arquivamento de imagens. Uma fotografia de uma tela ou de um negatoscópio não é lida de forma confiável.',
  },
  blank_or_corrupt: {
    points: 'uma radiografia vazia ou danificada',
    refusal: 'A radiografia é quase uniforme',
    next: 'Verifique se a radiografia correta foi exportada e se ela abre em outro lugar.',
  },
  over_exposed: {
    points: 'uma radiografia superexposta ou invertida',
    refusal: 'A radiografia é branca quase em toda parte',
    next: 'Verifique a exposição e a janela da exportação. Se os ossos estiverem escuros, exporte-a sem inversão.',
  },
  synthetic_or_saturated: {
    points: 'uma imagem sintética ou com cinzas saturados',
    refusal: 'Pixels demais compartilham um mesmo nível de cinza',
    next: 'Exporte a radiografia com a sua faixa de cinzas completa: cinzas saturados ou uma grande margem vazia causam isto.',
  },
  low_contrast: {
    points: 'uma cópia de baixo contraste',
    refusal: 'A radiografia usa uma parte pequena demais da faixa de cinzas',
    next: 'Exporte-a com a faixa de cinzas completa, ou ajuste a janela antes da exportação, e abra-a novamente.',
  },
  featureless: {
    points: 'uma radiografia sem estrutura',
    refusal: 'A radiografia quase não mostra bordas',
    next: 'Verifique se ela é nítida e mostra a mão.',
  },
  too_many_edges: {
    points: 'uma fotografia, texto ou ruído',
    refusal: 'A imagem mostra muito mais bordas do que uma radiografia',
    next: 'Verifique se esta é uma radiografia de uma mão sem texto nem um padrão forte sobre ela.',
  },
};

/** Table 5 of the paper, worded as the network's certainty: never a verdict on the child. */
export const tiers: Messages['tiers'] = {
  high: {
    name: 'Certeza alta',
    certainty: 'A rede tem certeza do estágio',
    meaning: 'A radiografia corresponde claramente a um estágio.',
    action: 'Leia como de costume, ao lado da sua própria leitura.',
  },
  medium: {
    name: 'Certeza média',
    certainty: 'A rede tem razoável certeza do estágio',
    meaning: 'A radiografia mostra características de mais de um estágio.',
    action: 'Examine a radiografia mais uma vez antes de usar o valor.',
  },
  low: {
    name: 'Certeza baixa',
    certainty: 'A rede não tem certeza do estágio',
    meaning: 'Nenhum estágio se destaca.',
    action: 'Peça que um especialista leia a radiografia; não confie no valor.',
  },
};

/** Stage keys of the pack -> words. Features: Table 4 of the paper. */
export const stages: Messages['stages'] = {
  infancy: { name: 'Lactente', features: 'Início da ossificação do carpo' },
  early_childhood: { name: 'Infância inicial', features: 'Progressão da ossificação do carpo' },
  mid_childhood: { name: 'Infância média', features: 'Todos os ossos do carpo visíveis, sesamoide ausente' },
  early_adolescence: { name: 'Adolescência inicial', features: 'Surgimento do sesamoide, divergência entre meninas e meninos' },
  late_adolescence: { name: 'Adolescência tardia', features: 'Fusão progressiva das epífises' },
  near_maturity: { name: 'Próximo da maturidade', features: 'Fusão quase completa' },
  infant_toddler: { name: 'Lactente/infância inicial', features: 'Início e progressão da ossificação do carpo' },
  child: { name: 'Infância', features: 'Todos os ossos do carpo visíveis, sesamoide ausente' },
  pre_adolescent: { name: 'Pré-adolescência', features: 'Surgimento do sesamoide, divergência entre meninas e meninos' },
  adolescent: { name: 'Adolescência', features: 'Fusão progressiva das epífises' },
};
