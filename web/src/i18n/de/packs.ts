/** German words of the site's model packs. */
import type { Messages } from '../words';

export const packs: Messages['packs'] = {
  heading: 'Modellpakete',
  about: 'Ein Paket ist ein Netz mit seiner Kalibrierung und seinen Grenzwerten. Das gewählte wertet ab der nächsten Aufnahme aus; eine Auswertung auf der Seite bleibt, wie sie ist, und nennt ihr eigenes Paket.',
  fromDisk: 'Ein Paket vom Datenträger wertet an seiner Stelle aus, bis es unten aufgegeben wird.',
  missing: 'Die Beschreibung dieses Pakets konnte nicht geladen werden.',
  versions: 'Paket', size: 'Größe', stages: 'Stadien', standing: 'In diesem Browser',
  time: 'Zeit des Netzes',
  timeOf: (share, pack) => `${share} der Zeit von ${pack}, gemessen mit einem Thread`,
  stagesOf: (count, names) => `${count}: ${names}`,
  span: (name, years) => `${name} ${years}\u00a0J.`,
  caption: 'Gegen den Referenzwert (Label) jeder Aufnahme, in Monaten',
  inUse: 'In Verwendung', second: 'In Verwendung, für die zweite Auswertung', notStored: 'Nicht gespeichert',
  stored: (bytes) => `Gespeichert (${bytes})`,
  partly: (stored, total) => `${stored} von ${total} gespeichert`,
  use: 'Dieses Paket verwenden', remove: 'Entfernen',
  useAfter: (bytes) => `Dieses Paket verwenden: lädt ${bytes}`,
  stays: 'In Verwendung, daher nicht zu entfernen.',
  ask: (title) => `${title} aus diesem Browser entfernen? Um es wieder zu verwenden, muss es erneut heruntergeladen werden.`,
  confirm: 'Entfernen',
  fetching: (title) => `${title} wird heruntergeladen`,
  used: (title) => `${title} ist ab der nächsten Aufnahme in Verwendung.`,
  cancelled: (title) => `Der Download von ${title} wurde abgebrochen. Was angekommen ist, bleibt; in Verwendung ist weiterhin das bisherige Paket.`,
  failed: (title, why) => `${title} ist nicht in Verwendung. ${why} In Verwendung ist weiterhin das bisherige Paket.`,
  removed: (title, bytes) => `${title} wurde entfernt; das gibt ${bytes} frei.`,
};
