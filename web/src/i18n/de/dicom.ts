/** German words for what a DICOM file says. */
import type { Messages } from '../words';

const findings: Messages['dicom']['findings'] = {
  body_part_other: (part) => `Die Datei bezeichnet den Körperteil als „${part}“, nicht als Hand. Prüfen Sie, ob dies die richtige Aufnahme ist.`,
  birth_after_film: () => 'Das Geburtsdatum liegt nach dem Datum der Aufnahme. Prüfen Sie beide.',
  age_contradicts_dates: () => 'Das Alter in der Datei ist nicht das, das sich aus ihren Datumsangaben ergibt. Prüfen Sie alle drei Angaben.',
  age_over_limit: () => 'Laut Datei ist das Kind älter als 19 Jahre. Für Erwachsene wird kein Knochenalter angegeben.',
  secondary_capture: () => 'Die Datei ist ein abgegriffenes Bild (Secondary Capture), keine Aufnahme eines Detektors: Ihre Grauwerte wurden möglicherweise verändert.',
  voi_unusable: () => 'Das Fenster in der Datei ist nicht verwendbar; die Aufnahme wird mit ihrem eigenen Wertebereich gezeigt.',
  date_unreadable: () => 'Ein Datum in der Datei ist nicht lesbar.',
};

export const dicom: Messages['dicom'] = {
  heading: 'Aus der Datei',
  window: 'Fenster',
  byFile: 'Wie in der Datei angegeben',
  windowOf: (center, width) => `W ${width}, L ${center}`,
  named: (name, window) => `${name} (${window})`,
  table: 'Tabelle der Datei',
  automatic: 'Automatisch',
  ignore: 'Keines: ganzer Bereich',
  frame: 'Einzelbild',
  page: 'Seite',
  frameOf: (number, of) => `${number} von ${of}`,
  findings,
  /** For a row of a list. */
  shortFindings: {
    body_part_other: 'Andere Körperregion in der Datei', birth_after_film: 'Geburt nach der Aufnahme', age_contradicts_dates: 'Alter gegen Daten', age_over_limit: 'Laut Datei über 19 Jahre',
    secondary_capture: 'Abgegriffenes Bild', voi_unusable: 'Fenster unbrauchbar', date_unreadable: 'Datum unlesbar',
  },
  facts: {
    filmDate: 'Aufnahme vom', laterality: 'Körperseite', viewPosition: 'Projektion', bodyPart: 'Körperteil', spacing: 'Pixelabstand', manufacturer: 'Hersteller',
    transferSyntax: 'Transfersyntax',
  },
  sides: { left: 'Links', right: 'Rechts' },
  spacing: { pixel: (mm) => `${mm} mm`, imager: (mm) => `${mm} mm am Detektor` },
  folded: 'Kind: Name, Nummer, Geburtsdatum',
  child: { patientName: 'Name', patientId: 'Nummer', birthDate: 'Geboren', ageMonths: 'Alter' },
  childNote: 'Nur hier gezeigt: Kein Export und keine Logdatei enthält dies.',
  none: 'nicht in der Datei',
};
