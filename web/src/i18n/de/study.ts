/** Wörter einer Studie: Netz gegen Befunder, und die eigene Korrektur eines Standorts. */
import type { Messages } from '../words';

export const study: Messages['study'] = {
  none: '–',
  range: (low, high) => `${low} bis ${high}`,
  years: (low, high) => `${low}–${high} J`,
  yearsFrom: (low) => `ab ${low} J`,
  heading: 'Im Vergleich mit den Befundern',
  empty: 'Noch nichts zu vergleichen. Es zählen Aufnahmen, die ausgewertet wurden, mit bekanntem Geschlecht und einem Knochenalter in der Spalte des ersten Befunders.',
  compared: (n, reader) => `${n} Aufnahmen werden mit „${reader}“ verglichen.`,
  leftOutOf: (list) => `Nicht darunter: ${list}.`,
  leftOut: {
    waiting: (n) => `${n} noch nicht ausgewertet`, no_sex: (n) => `${n} ohne Geschlecht`, no_truth: (n) => `${n} ohne Knochenalter des Befunders`, twice: (n) => `${n} doppelt in der Studie`,
    failed: (n) => `${n} nicht lesbar`, refused: (n) => `${n} abgelehnt`, against_refusal: (n) => `${n} gegen eine Ablehnung ausgewertet`,
  },
  mixed: (packs) => `Die Aufnahmen wurden mit mehr als einem Modellpaket ausgewertet (${packs}). Ihre Zahlen gehören nicht zusammen.`,
  groups: { all: 'Alle Aufnahmen' },
  measures: {
    mae: 'Mittlerer absoluter Fehler', median: 'Median des absoluten Fehlers', p75: '75 von 100 innerhalb', p90: '90 von 100 innerhalb', p95: '95 von 100 innerhalb',
    rmse: 'Wurzel des mittleren quadratischen Fehlers', bias: 'Mittlere Abweichung (Netz minus Befunder)', r2: 'R² (erklärte Varianz)', within_6: 'Innerhalb von 6 Monaten', within_12: 'Innerhalb von 12 Monaten',
    within_24: 'Innerhalb von 24 Monaten', stage_accuracy: 'Stadium wie beim Befunder', qwk: 'Kappa der Stadien, quadratisch', coverage90: 'Befunder im Intervall',
  },
  table: {
    caption: 'Alle Aufnahmen', measure: 'Kennzahl', value: 'Wert', interval: '95-%-Intervall',
    note: 'Intervalle durch Bootstrap über Aufnahmen: 2.000 Ziehungen, Perzentile. Unter 10 Aufnahmen wird keines angegeben.', working: 'Intervalle werden berechnet.',
  },
  groupTable: { caption: 'Nach Geschlecht, Alter laut Befunder und Stufe', group: 'Aufnahmen', n: 'n', mae: 'Mittlerer absoluter Fehler', bias: 'Mittlere Abweichung', rmse: 'RMSE', within12: 'Innerhalb von 12 Monaten', coverage: 'Im Intervall' },
  readers: {
    heading: 'Befunder gegen Befunder, Netz gegen Befunder', caption: (n) => `Auf den ${n} Aufnahmen, die von allen befundet sind`, pair: 'Paar', mae: 'Mittlerer absoluter Unterschied', bias: 'Mittlerer Unterschied',
    limits: 'Übereinstimmungsgrenzen', within12: 'Innerhalb von 12 Monaten', machine: 'Netz', minus: (a, b) => `${a} − ${b}`,
    note: 'Wo sich Befunder untereinander so stark unterscheiden wie das Netz von ihnen, liegt der Rest an der Befundung, nicht am Netz.',
  },
  figuresHeading: 'Abbildungen',
  figures: {
    binned: (films) => `${films} Aufnahmen sind als Quadrate gezeichnet: je größer, desto mehr Aufnahmen.`,
    beyond: (films) => `${films} jenseits der Achse liegen auf ihrem Rand.`,
    predicted: {
      title: 'Netz gegen Befunder', x: 'Befunder, Jahre', y: 'Netz, Jahre', columns: ['Alter laut Befunder', 'Aufnahmen', 'Median des Fehlers', '5 bis 95 von 100'],
      description: (n, mae, p90) => `${n} Aufnahmen: im Mittel ${mae} daneben, 9 von 10 innerhalb von ${p90}. Die gestrichelte Linie ist Übereinstimmung.`,
    },
    blandAltman: {
      title: 'Unterschied gegen Mittel (Bland und Altman)', x: 'Mittel aus Netz und Befunder, Jahre', y: 'Netz minus Befunder, Monate', columns: ['Linie', 'Monate'],
      bias: 'Mittlerer Unterschied', low: 'Untere Grenze (−1,96 SD)', high: 'Obere Grenze (+1,96 SD)',
      description: (n, bias, low, high) => `${n} Aufnahmen: mittlerer Unterschied ${bias}, Übereinstimmungsgrenzen ${low} bis ${high}.`,
    },
    errorByAge: {
      title: 'Fehler gegen Alter', x: 'Befunder, Jahre', y: 'Netz minus Befunder, Monate', columns: ['Alter laut Befunder', 'Aufnahmen', 'Mittlerer Fehler', 'Mittlerer absoluter Fehler'],
      description: (band, mae) => `Den größten mittleren absoluten Fehler haben Aufnahmen von ${band}: ${mae}.`, line: 'Die Linie verbindet die mittleren Fehler je zwei Jahre.',
    },
    distribution: {
      title: 'Fehler nach Stufe', x: 'Netz minus Befunder, Monate', y: 'Aufnahmen', columns: { error: 'Fehler, Monate' },
      description: (over, under) => `${over} Aufnahmen sind älter als beim Befunder, ${under} jünger oder gleich.`, ends: (months) => `Die äußeren Balken enthalten, was mehr als ${months} Monate daneben liegt.`,
    },
    reliability: {
      title: 'Verlässlichkeit der Stadienwahrscheinlichkeit', x: 'Angegeben, Prozent', y: 'Beobachtet, Prozent', columns: ['Angegeben', 'Aufnahmen', 'Im Mittel angegeben', 'Beobachtet', '95-%-Intervall'],
      description: (ece) => `Angegeben und beobachtet unterscheiden sich im Mittel aller Aufnahmen um ${ece}. Auf der gestrichelten Linie sind sie gleich.`,
    },
    coverage: {
      title: 'Befunder im Intervall', x: 'Aufnahmen darin, Prozent', columns: ['Aufnahmen', 'n', 'Darin', '95-%-Intervall'], stated: (level) => `angegeben ${level}`,
      description: (level, observed) => `Das Intervall soll ${level} der Befunde enthalten; es enthält ${observed}.`,
    },
    risk: {
      title: 'Fehler gegen ausgewerteten Anteil', x: 'Verbleibende Aufnahmen, Prozent', y: 'Mittlerer absoluter Fehler, Monate', columns: ['Verbleibend', 'n', 'Mittlerer absoluter Fehler'],
      description: (all) => `Alle Aufnahmen: im Mittel ${all} daneben.`, tenth: (mae) => `Ohne das unsicherste Zehntel: ${mae}.`, order: 'Die unsichersten werden zuerst zurückgelegt: nach Stufe, dann nach Breite des Intervalls.',
    },
    utility: {
      title: 'Genauigkeit gegen Nutzen', x: 'Ausgewerteter Anteil aller Aufnahmen, Prozent', y: 'Mittlerer absoluter Fehler, Monate', columns: ['Angenommen', 'n', 'Ausgewertet', 'Mittlerer absoluter Fehler'],
      tiers: { high: 'nur hoch', medium: 'hoch, mittel', low: 'alle Stufen' }, halfWidth: (months) => `halbes Intervall bis ${months}`,
      legend: { tiers: 'nach Stufe', widths: 'nach Breite des Intervalls' },
      description: (share, mae) => `So wie es ist, werden ${share} der Aufnahmen ausgewertet, im Mittel ${mae} daneben. Nach links hin: strengere Grenzen.`,
    },
    confusion: {
      title: 'Stadien laut Befunder und Netz', rows: 'Befunder, Jahre', columns: 'Netz, Jahre', bars: 'Balken: Anteil am Stadium des Befunders.',
      description: (right, beside) => `${right} haben das Stadium des Befunders, ${beside} das daneben.`,
    },
  },
  percentile: (share) => `größer als ${share} der Fehler zurückgehaltener Aufnahmen`,
  percentileAtLeast: (share) => `größer als mindestens ${share} der Fehler zurückgehaltener Aufnahmen`,

  site: {
    corrected: 'Standortkorrigiert', uncorrected: 'ohne Standortkorrektur',
    correctedAge: (age) => `Standortkorrigiert ${age}`,
    without: (age, low, high) => `Ohne die Korrektur des Standorts: ${age}, ${low} bis ${high}.`,
    by: (n, who, date) => `Eine Gerade aus ${n} Befunden dieses Standorts, gezeichnet von ${who}, ${date}.`,
    what: 'Vergleich mit dem Lebensalter und Erwachsenengröße gelten für das korrigierte Alter; Stadium, Sicherheit, Prüfungen, Fehlerabbildungen und Verlauf für das Alter ohne Korrektur.',
    notCorrected: (why) => `Nicht standortkorrigiert: ${why}.`,
    silence: {
      other_pack: 'Die Korrektur gehört zu einem anderen Modellpaket',
      sex_not_fitted: 'Für dieses Geschlecht gibt es keine Korrektur',
      outside_ages: 'Das Ergebnis liegt außerhalb der Alter, an denen die Korrektur bestimmt wurde',
      mature: 'Für eine reife Hand wird kein Alter angegeben',
      reading_doubtful: 'Die Aufnahme wurde gegen eine Ablehnung ausgewertet',
    },
    announce: 'Standortkorrigiert.',
    inBatch: (who, date) => `Die Knochenalter sind standortkorrigiert, wo die Korrektur gilt (unterzeichnet von ${who}, ${date}). Abweichungen, Kennzahlen, Reihenfolge und Filter gelten für die Alter ohne sie.`,
    field: 'Standortkorrektur', kept: 'Ohne die Korrektur des Standorts aufgenommen.',
    formula: (slope, intercept, from, to) => `Alter × ${slope} ${intercept} Mon, von ${from} bis ${to}`,
    report: (age, low, high, formula, n, who, date) => `standortkorrigiert (${formula}; ${n} Befunde, gezeichnet von ${who}, ${date}). Ohne Korrektur: ${age}, ${low} bis ${high}`,
    fit: {
      heading: 'Korrektur für diesen Standort',
      lead: (least) => `Eine Gerade je Geschlecht, nach kleinsten Quadraten aus Ihren Befunden, ab ${least} Aufnahmen dieses Geschlechts. Ihr Gewinn wird an Aufnahmen gemessen, aus denen sie nicht bestimmt wurde (5 Teile, 20-mal), sein Intervall über Aufnahmen.`,
      caption: 'Anpassung nach Geschlecht', films: 'Aufnahmen', line: 'Gerade', before: 'Fehler ohne', after: 'Fehler mit', gain: 'Gewinn (95-%-Intervall)', coverage: 'Im Intervall', verdict: 'Ergebnis', usable: 'Kann angewendet werden.',
      refusals: {
        mixed_packs: () => 'Abgelehnt: Die Aufnahmen wurden mit mehr als einem Modellpaket ausgewertet.',
        too_few: (n, least) => `Abgelehnt: ${n} Aufnahmen dieses Geschlechts, nötig sind ${least}.`,
        no_spread: () => 'Abgelehnt: Die Aufnahmen sind alle von einem Alter.',
        not_rising: () => 'Abgelehnt: Die Gerade fällt. Prüfen Sie, welche Spalte das Knochenalter des Befunders enthält.',
        not_significant: () => 'Abgelehnt: Der Gewinn ist vom Zufall nicht zu unterscheiden.',
      },
      arrow: (before, after) => `${before} → ${after}`,
      otherPack: 'Die Aufnahmen wurden mit einem anderen Paket als dem verwendeten ausgewertet: Die Korrektur würde hier nicht gelten.',
      none: 'Es wird keine Korrektur angeboten: Für kein Geschlecht gibt es eine, die hält.',
      signer: 'Gezeichnet von (Name oder Funktion)', sign: 'Zeichnen und anwenden', needsSigner: 'Geben Sie an, wer zeichnet.',
      signed: 'Gezeichnet. Ab jetzt tragen Ergebnisse auf dieser Seite „Standortkorrigiert“, mit dem unkorrigierten Alter daneben. In den Einstellungen lässt sich die Korrektur entfernen.',
      note: 'Sie wird nur in diesem Browser gespeichert, mit Datum, Zahl der Aufnahmen und Zeichnung. Sie gilt nur für dieses Modellpaket und für die Alter, an denen sie bestimmt wurde.',
      replaces: 'Sie ersetzt die geltende Korrektur.',
    },
    settings: {
      heading: 'Standortkorrektur', none: 'Keine. Sie kann aus eigenen Befunden bestimmt werden, bei den Zahlen eines Stapels.',
      signed: 'Gezeichnet', signedBy: (who, date) => `${who}, ${date}`, pack: 'Modellpaket', female: 'Weiblich', male: 'Männlich', notFitted: 'nicht korrigiert',
      line: (formula, n, gain, low, high) => `${formula}; ${n} Aufnahmen, Gewinn ${gain} (${low} bis ${high})`,
      notKept: 'Dieser Browser speichert sie nicht: Sie gilt, bis die Seite geschlossen wird.',
      otherPack: 'Sie gehört zu einem anderen Modellpaket als dem verwendeten: Sie wird nicht angewendet.',
      save: 'Als Datei speichern', load: 'Datei laden', remove: 'Entfernen', ask: 'Die Korrektur des Standorts entfernen? Ergebnisse werden dann gezeigt, wie das Modellpaket sie gibt.', confirm: 'Entfernen',
      loaded: 'Geladen. Sie wird ab jetzt angewendet.', removed: 'Entfernt.', saved: 'Gespeichert.',
      failures: {
        not_profile: 'Diese Datei ist keine Standortkorrektur von Carpal.', damaged: 'Diese Datei ist beschädigt: Sie wurde nicht geladen.', newer: 'Diese Datei stammt von einer neueren Version von Carpal.',
      },
    },
  },
};
