/** The German catalogue. Age units carry no full stop: they often end a sentence that brings its own. */
import { batch } from './de/batch';
import { failures, layers, measures, stages, tiers } from './de/codes';
import { dicom } from './de/dicom';
import { engine } from './de/engine';
import { evidence } from './de/evidence';
import { figures, intervalAt } from './de/figures';
import { films } from './de/films';
import { adultHeight, child, standing, tw3 } from './de/growth';
import { followUp } from './de/followup';
import { own } from './de/own';
import { offline } from './de/offline';
import { packs } from './de/packs';
import { placement } from './de/placement';
import { report } from './de/report';
import { secondOpinion } from './de/second-opinion';
import { settings } from './de/settings';
import { study } from './de/study';
import { findings, grades, hand, infant, lowering, maturity, maturityFactors, quality, safety, safetyTiers, secondLook, shape } from './de/safety';
import type { Messages } from './words';

const steps: Messages['steps'] = {
  download: 'Laufzeitumgebung und Modellpaket werden geladen',
  start_engine: 'Laufzeitumgebung wird gestartet',
  decode: 'Wird dekodiert',
  validate: 'Aufnahme wird geprüft',
  prepare: 'Wird vorbereitet',
  infer: 'Netz wird ausgeführt',
  assess: 'Wird bewertet',
};

const sexes: Messages['sexes'] = { female: 'Weiblich', male: 'Männlich', unknown: 'Unbekannt' };

export const de: Messages = {
  product: 'Carpal',
  tagline: 'Knochenalter aus einer Röntgenaufnahme der Hand',
  researchUse: 'Für Forschungszwecke, kein Medizinprodukt',
  nonCommercial: 'Nur für nicht kommerzielle Nutzung',
  skip: 'Zum Inhalt springen',
  units: { year: 'J', years: 'J', months: 'Mon', megabytes: 'MB', kilobytes: 'kB' },
  views: { label: 'Ansichten', read: 'Auswerten', batch: 'Stapel', followup: 'Verlauf', evidence: 'Nachweise', settings: 'Einstellungen' },
  engine, report, secondOpinion, settings, figures, followUp, own, packs, batch, study,
  failures, layers, measures, stages, tiers, evidence, steps, sexes,
  adultHeight, child, standing, tw3,
  dicom, films, offline, findings, grades, hand, infant, lowering, maturity, maturityFactors, placement, quality, safety, safetyTiers, secondLook, shape,

  bar: { open: 'Aufnahme öffnen', help: 'Tasten und Hilfe' },

  idle: {
    title: 'Röntgenaufnahme einer Hand öffnen',
    drop: 'Legen Sie sie irgendwo auf dieser Seite ab, allein, in einem Ordner oder in einer ZIP-Datei; fügen Sie sie ein; oder wählen Sie sie aus.',
    open: 'Aufnahme wählen',
    folder: 'Ordner wählen',
    takes: { term: 'Angenommen wird', text: 'DICOM (auch DICOMDIR), PNG, JPEG, TIFF, WebP oder BMP: jeweils eine frontale Aufnahme einer Hand.' },
    privacy: { term: 'Datenschutz', text: 'Nichts verlässt diesen Rechner: Die Aufnahme wird in diesem Browser ausgewertet.', link: 'Wie das sichergestellt ist' },
    sample: { term: 'Keine Aufnahme zur Hand', button: 'Beispiel ausprobieren', text: 'Ein synthetisches Phantom, keine Aufnahme eines Kindes.' },
    dropHere: 'Zum Öffnen ablegen',
  },

  terms: {
    title: 'Vor der ersten Auswertung',
    intended: 'Zweckbestimmung',
    licence: 'Bedingungen für die Gewichte des Netzes',
    download: 'Herunterladen',
    size: (model, engine) => `Einmal, von der Stelle, die diese Seite bereitstellt: Modellpaket ${model}, Laufzeitumgebung ${engine}. Beide werden in diesem Browser gespeichert; spätere Besuche brauchen kein Netzwerk.`,
    sizeUnknown: 'Die Beschreibung des Modellpakets konnte nicht geladen werden; daher ist seine Größe noch nicht bekannt.',
    privacy: 'Keine Aufnahme und kein Ergebnis wird irgendwohin gesendet. All dies bleibt unter „Nachweise“ lesbar.',
    accept: 'Akzeptieren und laden',
    retry: 'Erneut versuchen',
  },

  film: {
    heading: 'Aufnahme',
    synthetic: 'Synthetisches Phantom, keine Aufnahme eines Kindes',
    channels: { 1: 'grau', 2: 'grau + Alpha', 3: 'RGB', 4: 'RGBA' },
    bits: (bits) => `${bits}\u00a0Bit`,
  },

  sex: {
    legend: 'Geschlecht des Kindes',
    why: 'Nötig: Das Knochenalter hängt davon ab.',
    fromFile: { female: 'Die Datei sagt weiblich. Wählen Sie, um zu bestätigen.', male: 'Die Datei sagt männlich. Wählen Sie, um zu bestätigen.' },
    ifOther: { female: 'Wenn weiblich', male: 'Wenn männlich' },
    asFemale: 'als weiblich',
    asMale: 'als männlich',
  },

  verdict: {
    heading: 'Knochenalter',
    readAs: { female: 'Als weiblich ausgewertet', male: 'Als männlich ausgewertet' },
    months: 'Monate',
    interval: (level, low, high) => `${intervalAt(level)} ${low} bis ${high}`,
    intervalOf: (level) => intervalAt(level),
    fromTo: (low, high) => `${low} bis ${high}`,
    waiting: 'Bereit. Wählen Sie das Geschlecht, um das Ergebnis zu sehen.',
    againstRefusal: 'Trotz Ablehnung ausgewertet',
    againstRefusalNote: 'Die Werte unten sind durch die gemessene Genauigkeit nicht gestützt.',
    againstAction: 'Verwenden Sie den Wert nicht ohne fachkundige Befundung dieser Aufnahme.',
    both: 'Geschlecht unbekannt: beide Auswertungen',
    difference: (months) => `Männlich gegenüber weiblich: ${months}`,
    axis: (age, low, high) => `Knochenalter ${age}, Intervall ${low} bis ${high}, auf einer Linie von 0 bis 19 Jahren`,
    interpretation: 'Interpretation',
    action: 'Vorgehen',
    certaintyNote: 'Die Gewissheit beschreibt das Netz bei dieser Aufnahme, nicht das Kind.',
    // The tier's name comes in small letters: its noun gets its capital back.
    lowered: (from, why) => `Herabgestuft von „${from.replace('gewissheit', 'Gewissheit')}“ durch ${why}.`,
    alsoLow: (why) => `Die Gewissheit würde auch durch ${why} herabgestuft.`,
  },

  stage: {
    heading: 'Stadium',
    // A dash, not „bis“: the table of stages shows it in a narrow column too.
    range: (low, high) => `${low}–${high} Jahre`,
    features: 'Merkmale',
    probabilities: 'Wahrscheinlichkeiten der Stadien',
    columns: { stage: 'Stadium', years: 'Jahre', probability: 'Wahrscheinlichkeit' },
    mostProbable: 'am wahrscheinlichsten',
  },

  findingsPanel: { heading: 'Zu prüfen', agree: 'Alter und Stadium stimmen überein.' },

  checks: {
    heading: 'Prüfungen',
    columns: { check: 'Prüfung', value: 'Gemessen', limit: 'Grenzwert', verdict: 'Bewertung' },
    within: 'innerhalb',
    beyond: 'außerhalb',
    fewerThan: (limit) => `weniger als ${limit}`,
    atMost: (high) => `höchstens ${high}`,
    atLeast: (low) => `mindestens ${low}`,
    between: (low, high) => `${low} bis ${high}`,
    pointsTo: (what) => `Deutet auf ${what} hin.`,
    profile: (name, source) => `Grenzwerte: Profil „${name}“ (${source}).`,
    reference: (tier, source) => `${tier}: ${source}.`,
    noReference: 'Dieses Paket unterscheidet eine Hand nicht von einem anderen Körperteil.',
    waitsFor: { sex: 'Wartet auf das Geschlecht', own: 'Wartet auf Ihre eigene Bestimmung' },
  },

  refusal: {
    title: 'Nicht ausgewertet',
    measured: (name, value, limit) => `${name} ${value}, Grenzwert ${limit}.`,
    readAnyway: 'Trotzdem auswerten',
    openOther: 'Andere Aufnahme öffnen',
    warning: 'Trotzdem auszuwerten kennzeichnet das Ergebnis und jeden Export davon.',
    final: 'Diese Aufnahme kann nicht trotzdem ausgewertet werden: Sie enthält zu wenig Bildinhalt, und ein Wert würde auf nichts beruhen.',
  },

  failure: { title: 'Nicht ausgewertet', again: 'Erneut versuchen', code: (code, detail) => (detail ? `${code}: ${detail}` : code) },

  job: {
    reading: 'Aufnahme wird ausgewertet',
    cancel: 'Abbrechen',
    elapsed: (seconds) => `${seconds}\u00a0s`,
    bytes: (done, total) => `${done} von ${total}`,
  },

  record: {
    heading: 'Protokoll',
    film: 'SHA-256 der Aufnahme',
    model: 'Modell',
    core: 'Rechenkern',
    engine: 'Laufzeitumgebung',
    times: 'Zeiten',
    time: { decode: 'Dekodieren', validate: 'Prüfen', prepare: 'Vorbereiten', infer: 'Netz', second_look: 'Zweite Auswertung', assess: 'Bewerten' },
    threads: (count) => (count === 1 ? '1 Thread' : `${count} Threads`),
    noName: 'Das Protokoll enthält den Hash der Aufnahme, nicht ihren Namen. Für Forschungszwecke, kein Medizinprodukt; nur für nicht kommerzielle Nutzung.',
  },

  notices: {
    sex_cleared: 'Neue Aufnahme: Das Geschlecht wurde zurückgesetzt.',
    cancelled: 'Auswertung abgebrochen.',
    look_cancelled: 'Zweite Auswertung abgebrochen. Die Auswertung bleibt, wie sie war.',
    look_failed: 'Die zweite Auswertung ist fehlgeschlagen. Die Auswertung bleibt, wie sie war.',
    only_film: 'Dies war die einzige Aufnahme unter den Dateien.',
    not_a_file: 'Darin war keine Datei. Legen Sie Aufnahmen, einen Ordner oder eine ZIP-Datei ab, oder fügen Sie sie ein.',
    sample_missing: 'Die Beispielaufnahme gehört nicht zu dieser Installation.',
  },

  status: {
    label: 'Status',
    ready: 'Bereit',
    notLoaded: 'Modellpaket nicht geladen',
    packFailed: 'Modellpaket nicht geladen',
    last: (time, engine) => `Letzte Auswertung ${time}, ${engine}`,
    nothingSent: 'Nichts gesendet',
  },

  viewer: {
    label: 'Aufnahme. Pfeiltasten bewegen sie, Plus und Minus zoomen, 0 passt ein, W wechselt zur Fensterung, I invertiert, H zeigt den Umriss, G wohin das Netz geschaut hat, C schneidet zu.',
    tools: 'Werkzeuge der Aufnahme',
    zoomIn: 'Vergrößern', zoomOut: 'Verkleinern', fit: 'Einpassen', window: 'Fensterung', invert: 'Invertieren', outline: 'Umriss', attention: 'Heatmap', crop: 'Zuschneiden', reset: 'Zurücksetzen',
    enlarge: 'Aufnahme groß zeigen', reduce: 'Aufnahme klein zeigen',
    readout: (width, level) => `W ${width}  L ${level}`,
    cropHint: 'Ziehen Sie über den Teil der Aufnahme, der ausgewertet werden soll.',
    windowHint: 'Ziehen: links und rechts ändern die Fensterbreite, oben und unten die Fensterlage.',
    displayOnly: 'Nur Anzeige: Ausgewertet wird die Aufnahme, wie sie gespeichert und platziert ist.',
  },

  help: {
    title: 'Tasten',
    close: 'Schließen',
    rows: [
      ['O', 'Eine Aufnahme öffnen'], ['1 bis 5', 'Auswerten, Stapel, Verlauf, Nachweise, Einstellungen'], ['+ − 0', 'Vergrößern, verkleinern, einpassen'],
      ['Pfeiltasten', 'Aufnahme bewegen (wenn sie den Fokus hat); Fensterbreite und Fensterlage im Modus W'],
      ['W', 'Fensterung durch Ziehen; erneut, um die Aufnahme zu bewegen'], ['I', 'Anzeige invertieren'],
      ['H', 'Umriss der Hand und was ausgeschnitten wurde'], ['C', 'Zuschneiden: über den Teil ziehen, der ausgewertet werden soll'], ['G', 'Wohin das Netz geschaut hat, auf der Aufnahme'],
      ['Pfeiltasten, Enter', 'In einer Liste von Aufnahmen: bewegen, öffnen'],
      ['Esc', 'Eine Auswertung abbrechen; ein Blatt schließen'], ['?', 'Dieses Blatt'],
    ],
    mouse: 'Maus: Das Rad zoomt am Zeiger, Ziehen bewegt, Ziehen mit der rechten Taste ändert Fensterbreite und Fensterlage. Touch: Ein Finger bewegt, zwei Finger zoomen.',
  },

  announce: {
    reading: 'Die Aufnahme wird ausgewertet.',
    chooseSex: 'Die Aufnahme wurde ausgewertet. Wählen Sie das Geschlecht des Kindes, um das Ergebnis zu erhalten.',
    verdict: (sex, age, interval, tier) => `Knochenalter, ${sex} ausgewertet: ${age}, ${interval}. ${tier}.`,
    refused: (why) => `Nicht ausgewertet. ${why}`,
    mature: (sex, limit) => `Skelettreif, ${sex} ausgewertet. ${limit}`,
    look: (counts) => `${counts}.`,
    secondLook: (sex, difference) => `Zweite Auswertung ${sex}: größte Differenz ${difference}.`,
    failed: (why) => `Nicht ausgewertet. ${why}`,
  },
};
