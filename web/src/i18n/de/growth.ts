/** German words of the child’s form, of the standing against age, of adult height and of the TW3 sheet. */
import type { Messages } from '../words';
import { intervalAt } from './figures';

const contraindications: Messages['child']['contraindications']['names'] = {
  cast: 'Gips', fracture: 'Fraktur', deformity: 'Deformität', dysplasia: 'Bekannte Skelettdysplasie', treatment: 'Behandlung, die das Wachstum verändert',
};

const problems: Messages['child']['problems'] = {
  birth_after_film: 'Das Geburtsdatum liegt nach dem Datum der Aufnahme. Eines von beiden ist falsch.',
  birth_in_future: 'Das Geburtsdatum liegt in der Zukunft.',
  film_in_future: 'Das Datum der Aufnahme liegt in der Zukunft.',
  film_date_missing: 'Geben Sie auch das Datum der Aufnahme an: Das Alter ist das an diesem Tag.',
  age_impossible: 'Geben Sie Jahre und Monate als Zahlen an.',
  age_over_limit: 'Das ist kein Alter eines Kindes. Prüfen Sie die Datumsangaben und ob die Aufnahme von diesem Kind stammt.',
  gestation_impossible: 'Geben Sie die vollendeten Wochen bei der Geburt an, eine Zahl wie 32.',
  height_impossible: 'Das kann nicht die Größe eines Kindes sein. Prüfen Sie die Zahl und ihre Einheit.',
  height_in_inches: 'Das ist sehr wenig in Zentimetern. Wurde in Zoll gemessen?',
  height_day_missing: 'Geben Sie an, wann die Größe gemessen wurde.',
  height_date_missing: 'Geben Sie den Tag an, an dem die Größe gemessen wurde.',
  height_before_birth: 'Dieser Tag liegt vor der Geburt.',
  height_in_future: 'Dieser Tag liegt in der Zukunft.',
  height_method_missing: 'Geben Sie an, wie die Größe gemessen wurde.',
  height_without_age: 'Geben Sie zuerst oben das Alter an: Eine Größe zählt mit dem Alter, in dem sie gemessen wurde.',
  parent_impossible: 'Das kann nicht die Größe eines Elternteils sein. Prüfen Sie die Zahl und ihre Einheit.',
  parent_in_inches: 'Das ist sehr wenig in Zentimetern. Wurde in Zoll gemessen?',
  parent_missing: 'Geben Sie die Größen beider Eltern an: Die Zielgröße braucht beide.',
};

export const child: Messages['child'] = {
  heading: 'Kind',
  note: 'Besteht so lange wie diese Aufnahme: mit jeder neuen gelöscht, nur dort behalten, wo Sie es dem Verlauf hinzufügen, nirgendwohin gesendet.',
  cleared: 'Die Angaben zum Kind sind mit der vorigen Aufnahme gelöscht worden.',
  birthDate: 'Geburtsdatum',
  examinationDate: 'Datum der Aufnahme',
  age: 'oder Alter bei der Aufnahme',
  years: 'Jahre',
  months: 'Monate',
  told: {
    file: 'Die Datei nennt das Alter: zum Ansehen und Bestätigen öffnen',
    table: 'Die Tabelle des Stapels nennt das Alter: zum Ansehen öffnen',
  },
  confirmHint: 'Aus der Datei, und noch für nichts verwendet.',
  confirm: 'Bestätigen',
  ageIs: (age) => `Alter ${age}.`,
  corrected: (age, weeks, uncorrected) => `Alter ${age}, korrigiert wegen Geburt mit ${weeks} Wochen (unkorrigiert ${uncorrected}).`,
  gestation: 'Wochen bei der Geburt',
  gestationHint: 'Unter 2 Jahren gefragt: Bei Geburt vor 37 Wochen wird das Alter ab 40 Wochen gezählt.',
  contraindications: {
    heading: 'Kontraindikationen', none: 'keine genannt', named: (count) => `${count} genannt`,
    hint: 'Solche Hände hat das Netz nicht gelernt: Bei jeder Aufnahme mit einer davon wird die Gewissheit um eine Stufe herabgestuft, und der Bericht sagt es.',
    names: contraindications,
  },
  more: {
    heading: 'Größe, Eltern, Indikation', label: 'Name oder Code, für Berichte', indication: 'Warum die Aufnahme angefertigt wurde',
    unit: 'Größen in', units: { cm: 'Zentimetern', ft_in: 'Fuß und Zoll' }, cm: 'cm', feet: 'Fuß', inches: 'Zoll', takeAsInches: 'Als Zoll übernehmen',
    height: 'Größe des Kindes', on: 'Gemessen', days: { film: 'am Tag der Aufnahme', other: 'an einem anderen Tag' }, choose: 'wählen', date: 'am',
    method: 'Wie', methods: { standing: 'stehend', supine: 'liegend' }, mother: 'Größe der Mutter', father: 'Größe des Vaters',
  },
  problems,
};

const tables: Messages['standing']['tables'] = {
  brush: { name: 'Brush Foundation', edition: 'Greulich und Pyle, Tabellen III/IV' },
  stanford: { name: 'Stanford-Kinder', edition: 'Greulich und Pyle, Tabellen V/VI' },
};

const silences: Messages['standing']['silences'] = {
  no_chronological_age: 'Geben Sie das Alter des Kindes an, um dies zu sehen.',
  no_bone_age: 'Für diese Aufnahme wird kein Knochenalter angegeben.',
  no_height: 'Geben Sie die Größe des Kindes an, um dies zu sehen.',
  mature: 'Eine ausgereifte Hand hat kein Knochenalter, von dem sich ausgehen ließe.',
  treated: 'Nicht angegeben: Die Tabellen stammen von unbehandelten Kindern.',
  refused: 'Nicht angegeben: Die Aufnahme wurde abgelehnt, und aus einer Auswertung trotz Ablehnung wird keine Größe vorhergesagt.',
  under_24_months: 'Nicht angegeben unter 24 Monaten Alter oder Knochenalter: Dort ist eine Standardabweichung kleiner als der eigene Fehler des Netzes.',
  outside_table: 'Nicht angegeben: Das Kind liegt außerhalb der Tabelle.',
  height_too_old: 'Nicht angegeben: Größe und Aufnahme liegen mehr als 6 Monate auseinander.',
  height_not_standing: 'Nicht angegeben: Die Tabellen gelten für stehend gemessene Größen.',
};

/** With the table in every one: no verdict stands without it. */
const verdicts: Messages['standing']['verdicts'] = {
  delayed: (table) => `Verzögert: mehr als 2 SD unter dem Alter (${table})`,
  normal: (table) => `Normal: innerhalb von 2 SD um das Alter (${table})`,
  advanced: (table) => `Fortgeschritten: mehr als 2 SD über dem Alter (${table})`,
};

export const standing: Messages['standing'] = {
  heading: 'Einordnung zum Alter',
  tables, silences, verdicts,
  shortVerdicts: { delayed: () => 'verzögert', normal: () => 'normal', advanced: () => 'fortgeschritten' },
  table: 'Tabelle',
  needsSex: 'Wählen Sie weiblich oder männlich: Jedes hat eine eigene Tabelle.',
  failed: 'Die Tabellen konnten nicht befragt werden. Ändern Sie das Alter oder die Tabelle, um es erneut zu versuchen.',
  sds: (value) => `${value}\u00a0SD`,
  ownReading: (age) => `Nach dem eigenen Knochenalter der befundenden Person, ${age}:`,
  age: 'Alter', boneAge: 'Knochenalter', difference: 'Differenz', expected: 'Alter ± 2\u00a0SD',
  range: (low, high) => `${low} bis ${high}`,
  uncertainties: {
    heading: 'Drei Unsicherheiten, jede von etwas anderem',
    model: 'Diese Auswertung', modelText: (level, low, high) => `${intervalAt(level)} des Netzes: ${low} bis ${high}`,
    population: 'Kinder dieses Alters', populationText: (sd, table) => `1\u00a0SD beträgt ${sd} (${table})`,
    readers: 'Befundende', readersText: (rms) => `zwei Befundende einer Aufnahme unterscheiden sich um ${rms} (quadratisches Mittel, Digital Hand Atlas; Thodberg und Sävendahl 2010)`,
  },
  both: 'Beide Tabellen nebeneinander',
  columns: { table: 'Tabelle', sd: '1\u00a0SD', sds: 'SDS', range: 'Alter ± 2\u00a0SD', verdict: 'Bei 2\u00a0SD' },
  disagree: 'Die beiden Tabellen kommen bei diesem Kind zu verschiedenen Bewertungen.',
  means: 'SDS = (Knochenalter − Alter) / SD: Die eigenen mittleren Knochenalter der Tabellen werden nicht verwendet, wie es allgemein üblich ist.',
  population: 'Das Knochenalter bei gegebenem Alter unterscheidet sich zwischen Bevölkerungen: Jugendliche hispanischer und asiatischer Herkunft waren Greulich und Pyle etwa ein Jahr voraus (Digital Hand Atlas, über 12 Jahre).',
  notLegal: 'Nicht für das Alter im rechtlichen Sinn: Ein Knochenalter kann nicht sagen, wie alt jemand ist.',
};

const classes: Messages['adultHeight']['classes'] = {
  accelerated: { name: 'akzeleriert', about: 'Knochenalter ein Jahr oder mehr voraus', bias: 'Bei akzeleriertem Knochenalter fällt die Vorhersage der Methode zu groß aus (Tarım 2013).' },
  average: { name: 'durchschnittlich', about: 'Knochenalter innerhalb eines Jahres um das Alter', bias: 'Bei durchschnittlichem Knochenalter fällt die Vorhersage der Methode etwas zu groß aus (Tarım 2013).' },
  retarded: { name: 'retardiert', about: 'Knochenalter ein Jahr oder mehr zurück', bias: 'Bei retardiertem Knochenalter fällt die Vorhersage der Methode zu klein aus (Tarım 2013).' },
};

export const adultHeight: Messages['adultHeight'] = {
  heading: 'Endgröße',
  classes,
  cm: (value) => `${value}\u00a0cm`,
  feetInches: (feet, inches) => `${feet}\u00a0ft ${inches}\u00a0in`,
  prediction: 'Vorhergesagt',
  method: 'Bayley-Pinneau, 1952',
  class: 'Klasse', classText: (name, about) => `${name}: ${about}`,
  percent: 'Anteil der Endgröße', percentText: (percent) => `${percent} bei diesem Knochenalter`,
  interval: 'Nach dem Intervall des Knochenalters', intervalText: (low, high) => `${low} bis ${high}`,
  beyond: 'jenseits der Tabelle',
  error: 'Eigener Fehler der Methode', errorText: (twoSd, mean) => `± ${twoSd} (2\u00a0SD), im Mittel ${mean} (vorhergesagt − tatsächlich, in diesem Alter)`,
  noError: 'nicht bekannt: Ihre Tabelle reicht von 8 bis 18 Jahren',
  target: 'Zielgröße nach den Eltern', targetText: (cm, plusMinus) => `${cm} ± ${plusMinus} (Tanner 1970)`,
  measured: 'Ausgehend von', measuredText: (cm, when) => `${cm}, stehend gemessen mit ${when}`,
  untreated: 'Nur von unbehandelten Kindern.',
};

const bones: Messages['tw3']['bones'] = {
  radius: 'Radius', ulna: 'Ulna', mc1: 'Metakarpale 1', mc3: 'Metakarpale 3', mc5: 'Metakarpale 5',
  pp1: 'Grundphalanx 1', pp3: 'Grundphalanx 3', pp5: 'Grundphalanx 5', mp3: 'Mittelphalanx 3', mp5: 'Mittelphalanx 5',
  dp1: 'Endphalanx 1', dp3: 'Endphalanx 3', dp5: 'Endphalanx 5',
};

export const tw3: Messages['tw3'] = {
  heading: 'TW3 von Hand',
  about: 'Stadien von 13 Knochen nach Ihrem eigenen Auge, nach dem Buch: Tanner und andere, 3. Auflage 2001. Das Netz ist daran nicht beteiligt.',
  keys: 'In einer Zeile wählen die Pfeiltasten; die Buchstaben A bis I wählen und gehen zum nächsten Knochen; Entf nimmt ein Stadium weg.',
  bones,
  stage: (bone, stage) => `${bone}, Stadium ${stage}`,
  needsSex: 'Wählen Sie weiblich oder männlich: Die Punktwerte unterscheiden sich.',
  running: (sum, done, all) => `Bisheriger Punktwert ${sum}, ${done} von ${all} Knochen`,
  score: (score) => `RUS-Score ${score}`,
  age: (age) => `TW3-Knochenalter ${age}`,
  mature: (age) => `TW3 ausgereift: ein Score von 1000, erreicht mit ${age}`,
  below: 'Der Score liegt unter der Tabelle: kein TW3-Alter.',
  empty: 'Noch kein Knochen hat ein Stadium.',
  other: 'Ein TW3-Alter ist kein Greulich-Pyle-Alter: Es wird nicht mit den Tabellen oben verglichen.',
  failed: 'Der Score war nicht zu erhalten. Ändern Sie ein Stadium, um es erneut zu versuchen.',
  clear: 'Bogen leeren',
};
