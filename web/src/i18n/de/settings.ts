/** German words of the settings. */
import type { Messages } from '../words';

export const settings: Messages['settings'] = {
  title: 'Einstellungen',
  note: 'Nur in diesem Browser gespeichert. Nichts von einer Aufnahme oder einem Kind ist darunter.',
  sdTable: {
    heading: 'Referenztabelle', label: 'Standardabweichungen, die zuerst kommen',
    note: 'Beide sind bei jedem Kind nebeneinander zu sehen, und für eine Aufnahme lässt sich eine andere wählen.',
  },
  order: {
    heading: 'Reihenfolge der Auswertung',
    about: 'Ein Wert, der zuerst gesehen wird, verankert den, der danach kommt.',
    machine_first: 'Der Wert der Maschine zuerst',
    own_first: 'Eigene Bestimmung zuerst, dann der Wert der Maschine',
  },
  language: { heading: 'Sprache', label: 'Sprache der Seite und der Berichte' },
};
