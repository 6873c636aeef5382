/** Portuguese words of the site's model packs. */
import type { Messages } from '../words';

export const packs: Messages['packs'] = {
  heading: 'Pacotes de modelo',
  about: 'Um pacote é uma rede com a sua calibração e os seus limites. O escolhido lê a partir da próxima radiografia; uma leitura na página fica como está e menciona o seu próprio pacote.',
  fromDisk: 'Um pacote do disco lê no lugar dele até ser abandonado, abaixo.',
  missing: 'Não foi possível carregar a descrição deste pacote.',
  versions: 'Pacote', size: 'Tamanho', stages: 'Estágios', standing: 'Neste navegador',
  time: 'Tempo da rede',
  timeOf: (share, pack) => `${share} do tempo de ${pack}, medido com uma thread`,
  stagesOf: (count, names) => `${count}: ${names}`,
  span: (name, years) => `${name} ${years}\u00a0a`,
  caption: 'Em relação ao rótulo de cada radiografia, em meses',
  inUse: 'Em uso', second: 'Em uso, para a segunda leitura', notStored: 'Não armazenado',
  stored: (bytes) => `Armazenado (${bytes})`,
  partly: (stored, total) => `${stored} de ${total} armazenados`,
  use: 'Usar este pacote', remove: 'Remover',
  useAfter: (bytes) => `Usar este pacote: baixa ${bytes}`,
  stays: 'Em uso, por isso não pode ser removido.',
  ask: (title) => `Remover ${title} deste navegador? Para usá-lo de novo, será preciso baixá-lo de novo.`,
  confirm: 'Remover',
  fetching: (title) => `Baixando ${title}`,
  used: (title) => `${title} está em uso a partir da próxima radiografia.`,
  cancelled: (title) => `O download de ${title} foi cancelado. O que chegou é mantido; o pacote em uso é o anterior.`,
  failed: (title, why) => `${title} não está em uso. ${why} O pacote em uso é o anterior.`,
  removed: (title, bytes) => `${title} foi removido, o que libera ${bytes}.`,
};
