/** German words for lists of films and for what is left out of them. */
import type { Messages } from '../words';

/** Each a part of one line behind „Ausgelassen:“, without commas of its own: they part the parts. */
const leftOut: Messages['films']['leftOut'] = {
  other: (count) => (count === '1' ? '1 Datei anderer Art' : `${count} Dateien anderer Art`),
  no_picture: (count) => `${count} DICOM ohne Bild`,
  heic: (count) => `${count} HEIC oder AVIF (in JPEG umwandeln)`,
  pdf: (count) => `${count} PDF (das Bild exportieren)`,
  encrypted: (count) => `${count} mit Passwort`,
  packed: (count) => `${count} auf unbekannte Weise gepackt`,
  archive: (count) => (count === '1' ? '1 Archiv (entpacken)' : `${count} Archive (entpacken)`),
  bomb: (count) => `${count} entpackt weit größer als eine Aufnahme`,
  damaged: (count) => `${count} beschädigt`,
  unreadable: (count) => `${count} nicht lesbar`,
};

export const films: Messages['films'] = {
  heading: 'Aufnahmen',
  label: 'Aufnahmen zur Auswahl. Pfeiltasten bewegen, Enter öffnet.',
  count: (count) => `${count} Aufnahmen`,
  choose: 'Wählen Sie eine Aufnahme aus der Liste',
  chooseHow: 'Pfeiltasten bewegen, Enter öffnet. Die Liste bleibt, bis sie geschlossen wird oder andere Dateien abgelegt werden.',
  position: (number, count) => `Aufnahme ${number} von ${count}`,
  show: 'Alle Aufnahmen',
  close: 'Liste schließen',
  looking: 'Dateien werden durchgesehen',
  progress: (seen, of) => (of === null ? seen : `${seen} von ${of}`),
  found: (count, left) => [`${count} Aufnahmen gefunden.`, left].filter(Boolean).join(' '),
  left: (parts) => `Ausgelassen: ${parts.join(', ')}.`,
  capped: (most) => `Nur die ersten ${most} Dateien wurden durchgesehen. Legen Sie für den Rest einen kleineren Ordner ab.`,
  series: (number) => `Serie ${number}`,
  image: (number) => `Bild ${number}`,
  side: { left: 'links', right: 'rechts' },
  noPicture: 'kein Bild',
  leftOut,
};
