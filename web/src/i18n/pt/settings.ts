/** Words of the settings. */
import type { Messages } from '../words';

export const settings: Messages['settings'] = {
  title: 'Configurações',
  note: 'Guardadas somente neste navegador. Nada de uma radiografia ou de uma criança está entre elas.',
  sdTable: {
    heading: 'Tabela de referência', label: 'Desvios-padrão que vêm primeiro',
    note: 'Ambas podem ser vistas lado a lado para cada criança, e outra pode ser escolhida para uma radiografia.',
  },
  order: {
    heading: 'Ordem da leitura',
    about: 'O valor que se vê primeiro serve de âncora para o que vem depois.',
    machine_first: 'Primeiro o valor da máquina',
    own_first: 'Primeiro a leitura própria, depois o valor da máquina',
  },
  language: { heading: 'Idioma', label: 'Idioma da página e dos relatórios' },
};
