/** German words of a batch. */
import type { Messages } from '../words';

type Words = Messages['batch'];

const rows = (count: string) => (count === '1' ? '1 Zeile' : `${count} Zeilen`);

const problems: Words['given']['problem'] = {
  unreadable_row: (count) => `${rows(count)} mit offenem Anführungszeichen`,
  no_id: (count) => `${rows(count)} ohne ID`,
  repeated_id: (count) => `${rows(count)} mit einer ID, die schon vorkam`,
  unreadable_sex: (count) => `${rows(count)} mit unverständlichem Geschlecht`,
  unreadable_age: (count) => `${rows(count)} mit unverständlichem Alter`,
  unreadable_reading: (count) => `${rows(count)} mit unverständlichem Knochenalter`,
};

export const batch: Words = {
  title: 'Stapel',
  lead: 'Viele Aufnahmen nacheinander ausgewertet und mit eigenen Befunden verglichen. Nichts verlässt diesen Rechner.',
  drop: 'Legen Sie Aufnahmen, einen Ordner oder eine ZIP-Datei irgendwo auf dieser Seite ab. Eine Tabelle (CSV) mit Geschlecht, Alter oder Knochenaltern darf dabei sein.',
  choose: 'Aufnahmen wählen',
  folder: 'Ordner wählen',
  table: 'Tabelle wählen',
  otherTable: 'Andere Tabelle',
  noTable: 'Ohne die Tabelle',
  left: (count) => (count === '1'
    ? 'Ein früherer Stapel wurde nicht geschlossen. 1 Ergebnis davon ist in diesem Browser gespeichert, unter der Prüfsumme der Aufnahme, ohne Namen. Wählen Sie die Aufnahmen erneut: Was ausgewertet ist, wird nicht noch einmal ausgewertet.'
    : `Ein früherer Stapel wurde nicht geschlossen. ${count} Ergebnisse davon sind in diesem Browser gespeichert, unter den Prüfsummen der Aufnahmen, ohne Namen. Wählen Sie die Aufnahmen erneut: Was ausgewertet ist, wird nicht noch einmal ausgewertet.`),
  forget: 'Gespeichertes löschen',
  keeps: 'Bis der Stapel geschlossen wird, speichert dieser Browser Prüfsummen und Ergebnisse, damit es nach einem Neuladen weitergehen kann. Dateinamen und Ihre eigenen Befunde speichert er nicht.',
  keepsNot: 'Dieser Browser speichert hier nichts, oder ein anderer Tab hat einen Stapel: Nach einem Neuladen wird jede Aufnahme erneut ausgewertet.',
  films: (count) => (count === '1' ? '1 Aufnahme' : `${count} Aufnahmen`),

  given: {
    heading: 'Geschlecht, Alter und Befunde',
    none: 'Keine Tabelle. Geschlecht und Alter kommen aus den Dateien oder aus den Angaben hier.',
    matched: (name, matched, ids, films) => `${name}: ${matched} von ${ids} Zeilen gehören zu einer von ${films} Aufnahmen.`,
    problems: (parts) => `Nicht verwendet: ${parts.join(', ')}.`,
    columns: 'Bedeutung der Spalten',
    id: 'Dateiname oder ID',
    sex: 'Geschlecht',
    age: 'Alter des Kindes',
    ageUnit: 'Alter in',
    readers: 'Knochenalter von Befundern',
    readersHint: 'Die erste Spalte ist der Bezugswert, gegen den Abweichungen gemessen werden.',
    readersUnit: 'Knochenalter in',
    noColumn: 'Keine',
    tags: 'Wo die Tabelle nichts sagt, Geschlecht und Alter aus DICOM-Dateien nehmen',
    otherwise: 'Geschlecht der Aufnahmen, zu denen beides fehlt',
    otherwiseHint: (count) => (count === '1' ? '1 Aufnahme hat in der Tabelle kein Geschlecht. Es muss einmal angegeben werden.' : `${count} Aufnahmen haben in der Tabelle kein Geschlecht. Es muss einmal angegeben werden.`),
    unknown: 'Unbekannt: kein Wert in der Liste, beide in den Dateien',
    looks: 'Zweifelhafte Aufnahmen gespiegelt und gedreht noch einmal ansehen, wie bei einer einzelnen: Sie dauern bis zu viermal so lange',
    locked: 'Angaben zu Aufnahmen lassen sich ändern, wenn der Stapel nicht läuft.',
    problem: problems,
    units: { months: 'Monaten', years: 'Jahren' },
    origins: { table: 'aus der Tabelle', tags: 'aus der Datei', default: 'für alle angegeben' },
  },

  run: {
    start: 'Alle auswerten',
    goOn: 'Den Rest auswerten',
    pause: 'Pause',
    resume: 'Weiter',
    stop: 'Anhalten',
    close: 'Stapel schließen',
    closing: 'Stapel schließen?',
    closeText: 'Zeilen und Ergebnisse verschwinden, und was dieser Browser davon gespeichert hat, wird gelöscht. Sichern Sie vorher, was Sie brauchen.',
    keep: 'Behalten',
    sayFirst: 'Geben Sie zuerst das Geschlecht an: unter „Geschlecht, Alter und Befunde“.',
    progress: (done, total) => `${done} von ${total} Aufnahmen`,
    label: 'Fertige Aufnahmen',
    paused: 'Pausiert',
    soon: 'weniger als eine Minute übrig',
    minutes: (minutes) => `noch etwa ${minutes} min`,
    hours: (hours, minutes) => `noch etwa ${hours} h ${minutes} min`,
    begun: 'Der Stapel wird ausgewertet.',
    done: (read, refused, failed) => `Fertig: ${read} ausgewertet, ${refused} abgelehnt, ${failed} fehlgeschlagen.`,
  },

  list: {
    label: 'Aufnahmen des Stapels. Pfeiltasten bewegen, Enter öffnet eine Aufnahme als ganzen Fall.',
    columns: {
      index: 'Nr.', name: 'Aufnahme', sex: 'Geschlecht', age: 'Alter', bone_age: 'Knochenalter', width: 'Intervall', tier: 'Sicherheit', truth: 'Bezugswert', difference: 'Abweichung', state: 'Stand',
    },
    states: { waiting: 'Wartet', reading: 'In Arbeit', read: 'Ausgewertet', refused: 'Abgelehnt', failed: 'Fehlgeschlagen' },
    certainty: { high: 'Hoch', medium: 'Mittel', low: 'Niedrig' },
    filters: { all: 'Alle', open: 'Noch offen', read: 'Ausgewertet', refused: 'Abgelehnt', failed: 'Fehlgeschlagen', low: 'Niedrige Sicherheit', far: 'Große Abweichung' },
    show: 'Anzeigen',
    search: 'Teil des Namens',
    farther: 'Abweichung von mehr als',
    sortBy: (column) => `Nach ${column} sortieren`,
    empty: 'Keine Aufnahme ist so.',
    count: (shown, total) => `${shown} von ${total} Aufnahmen`,
    interval: (low, high) => `${low} bis ${high}`,
    mature: 'Ausgereift',
    unknownSex: 'Unbekannt',
    both: 'Geschlecht unbekannt',
    difference: (difference) => `Abweichung ${difference}`,
    otherReaders: (readings) => `auch ${readings}`,
    noTruth: 'kein Bezugswert',
  },

  inRead: {
    line: (row, total) => `Aufnahme ${row} von ${total} des Stapels`,
    back: 'Zurück zum Stapel',
    previous: 'Vorige',
    next: 'Nächste',
  },

  failures: {
    TableEmpty: { title: 'Diese Tabelle hat keine unterscheidbaren Spalten.', next: 'Speichern Sie sie als CSV mit einer Kopfzeile, getrennt durch Kommas, Semikolons oder Tabulatoren.' },
  },

  save: {
    heading: 'Sichern',
    names: 'Mit den Namen der Dateien',
    namesHint: 'Namen können verraten, wer ein Kind ist. Ohne sie hat eine Zeile ihre Nummer und die Prüfsumme ihrer Aufnahme.',
    csv: 'Tabelle (CSV)',
    xlsx: 'Tabelle (XLSX)',
    jsonl: 'Datensätze (JSON Lines)',
    pdf: 'Zusammenfassung (PDF)',
    zip: 'Bericht zu jedem Fall (ZIP)',
    working: (done, total) => `Wird geschrieben: ${done} von ${total}`,
    done: (name) => `Gesichert als ${name}.`,
    stop: 'Abbrechen',
    stopped: 'Abgebrochen. Nichts wurde gesichert.',
    failed: (what) => `Nicht gesichert: ${what}`,
    tooLarge: 'Die Datei wäre größer als 4 GB. Filtern Sie die Zeilen und sichern Sie in Teilen.',
    nothing: 'Es gibt keine Aufnahme mit einem Ergebnis.',
    fonts: 'Die Schrift der Berichte lässt sich nicht laden.',
    shown: 'Gesichert werden die Zeilen, die angezeigt sind.',
  },

  summary: {
    title: 'Stapel von Aufnahmen',
    overview: 'Überblick',
    films: 'Aufnahmen',
    read: 'Ausgewertet',
    refused: 'Abgelehnt',
    failed: 'Fehlgeschlagen',
    open: 'Nicht ausgewertet',
    lowCertainty: 'Niedrige Sicherheit',
    truth: 'Bezugswert',
    withTruth: 'Aufnahmen mit Bezugswert',
    rows: 'Aufnahmen',
    method: 'Methode',
  },
};
