/** Words of the settings. */
export const settings = {
  title: 'Settings',
  note: 'Kept in this browser alone. Nothing of a film or a child is among them.',
  order: {
    heading: 'Order of reading',
    about: 'A figure that is seen first anchors the one that comes second.',
    machine_first: 'The machine’s figure first',
    own_first: 'Own reading first, then the machine’s figure',
  },
  language: { heading: 'Language', label: 'Language of the page and of reports' },
} as const;
