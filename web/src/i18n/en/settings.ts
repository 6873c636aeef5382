/** Words of the settings. */
export const settings = {
  title: 'Settings',
  note: 'Kept in this browser alone. Nothing of a film or a child is among them.',
  language: { heading: 'Language', label: 'Language of the page and of reports' },
} as const;
