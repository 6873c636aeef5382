/** German words of the Evidence view. Figures come from the pack’s manifest; here is only what they mean. */
import type { Messages } from '../words';
import { intervalAt } from './figures';

export const evidence: Messages['evidence'] = {
  title: 'Nachweise',
  lead: 'Wofür Carpal da ist, wie gut es auswertet, wo es das nicht tut und was mit einer Aufnahme geschieht.',
  contents: 'Auf dieser Seite',
  /** The pack's own words (`app/pack-words.ts`), and what stands for them until it is there. */
  intendedUse: 'Für klinisches Fachpersonal, das in der Bestimmung des Knochenalters ausgebildet ist, als Hilfe neben der eigenen Bestimmung, bei PA-Aufnahmen der Hand von Kindern. Nicht zur alleinigen Verwendung; nicht bei Aufnahmen mit Deformität, Fraktur, Gips oder Artefakt; nicht zur Bestimmung des Alters im rechtlichen Sinn. Für Forschungszwecke, kein Medizinprodukt.',
  weightsTerm: 'Nur für nicht kommerzielle Forschung und Lehre (Bedingungen der Trainingsaufnahmen); anfängliche Gewichte Apache-2.0',
  missing: 'Die Beschreibung des Modellpakets konnte nicht geladen werden; daher werden seine Zahlen nicht gezeigt.',
  sections: {
    use: 'Zweckbestimmung',
    accuracy: 'Wie gut es auswertet',
    limits: 'Wo es das nicht tut',
    certainty: 'Intervall und Gewissheit',
    validation: 'Aufnahme: Grenzwerte',
    safety: 'Hand und Reife: gemessene Raten',
    privacy: 'Datenschutz',
    terms: 'Bedingungen und Trainingsdaten',
    versions: 'Versionen',
  },
  accuracy: {
    caption: 'Gegen den Referenzwert (Label) jeder Aufnahme, in Monaten. Der Referenzwert stammt von einer einzigen befundenden Person; menschliche Befundung zeigt gegen ihn einen Fehler von etwa 6 Monaten.',
    columns: {
      part: 'Teil', n: 'Aufnahmen', mae: 'Mittl. abs. Fehler', median: 'Median', rmse: 'RMSE', bias: 'Bias', r2: 'R²',
      mae_female: 'Mittl. abs. Fehler, Mädchen', mae_male: 'Mittl. abs. Fehler, Jungen', stage_accuracy: 'Stadium richtig', qwk: 'Kappa der Stadien', coverage90: 'Im 90-%-Intervall',
    },
    notes: [
      'Einstellungen und Grenzwerte wurden am Validate-Teil gewählt. Am Holdout-Teil wurde nur gemessen: Seine Zahlen sind die zu zitierenden.',
      'Der Bias ist positiv, wo das Netz älter auswertet als der Referenzwert.',
      'Ein mittlerer Fehler ist nicht der Fehler bei einem einzelnen Kind. Für ein einzelnes Kind beachten Sie das Intervall.',
    ],
    parts: { holdout: 'Holdout-Teil', validate: 'Validate-Teil', 'validate + holdout': 'Beide Teile', 'validate + holdout of carpal-b4': 'Beide Teile von carpal-b4', train: 'Trainingsteil' },
  },
  limits: [
    'Ein Bild, das die Prüfungen von Aufnahme und Hand besteht, wird ausgewertet, was immer es zeigt. Der Anteil anderer Bilder, die bestehen, ist unten aufgeführt, wo das Paket ihn gemessen hat; ein Paket ohne Referenz unterscheidet eine Hand nicht von einem anderen Körperteil.',
    'Gelernt wurde an frontalen Aufnahmen der linken Hand, aufrecht. Gespiegelt, invertiert oder um bis zu 15 Grad gedreht wird fast gleich ausgewertet; auf der Seite liegend oder auf dem Kopf stehend wird die Aufnahme gedreht, wo der Umriss eindeutig ist. Zwei Hände auf einer Aufnahme wurden nicht gemessen.',
    'Nicht bei bekannter Dysplasie, Rachitis, Deformität, Fraktur, Gips oder Implantat: Davon hat das Netz so gut wie nichts gesehen.',
    'Unter 2 Jahren und bei Mädchen ab 17 Jahren gibt es wenige Trainingsaufnahmen; dort ist das Intervall am unsichersten. Unter 24 Monaten wird kein Standardabweichungs-Score angegeben.',
    'Eine ausgereifte Hand hat kein Knochenalter: Ein Alter über 18 Jahren bei Mädchen und 19 bei Jungen wird nicht angegeben. Wo das Paket eine ausgereifte Hand nicht erkennen kann, lesen Sie das obere Ende des Bereichs als „mindestens“.',
    'Eine Fotografie einer Aufnahme oder eines Bildschirms kann die Prüfungen bestehen und trotzdem falsch ausgewertet werden. Verwenden Sie die exportierte Aufnahme.',
    'Die Aufnahmen stammen aus zwei Krankenhäusern in den Vereinigten Staaten. Das Knochenalter bei gegebenem chronologischem Alter unterscheidet sich zwischen Bevölkerungen.',
    'Nicht zur Schätzung des Alters einer Person für rechtliche Zwecke.',
  ],
  certainty: {
    interval: (level, fittedOn) => `Das ${intervalAt(level)} ist weit genug, um bei ${level} der Aufnahmen, die denen seiner Anpassung gleichen (${fittedOn}), den Referenzwert zu enthalten. Es ist der Fehler des Modells, nicht die Streuung unter Kindern.`,
    tiers: (high, medium) => `Gewissheit ist die kalibrierte Wahrscheinlichkeit des wahrscheinlichsten Stadiums: hoch ab ${high}, mittel ab ${medium}, darunter gering.`,
    lowered: 'Ein weites Intervall, schlechte Qualität der Aufnahme, eine den bekannten Händen unähnliche Aufnahme, nicht übereinstimmende Ergebnisse, eine ausgereifte Hand oder ein Alter unter 24 Monaten stufen sie herab. Nichts stuft sie herauf.',
    secondLook: (review, refuse) => `Wo eine Auswertung zweifelhaft ist, wird die Aufnahme gespiegelt und gedreht erneut ausgewertet; eine Differenz über ${review} ist zu prüfen, über ${refuse} wird abgelehnt.`,
    meaning: 'Sie sagt, wie sicher sich das Netz des Stadiums auf dieser Aufnahme ist. Sie sagt nichts über das Wachstum des Kindes.',
  },
  validation: {
    intro: 'Sechs Schichten messen eine Aufnahme, bevor das Netz sie sieht. Ein Wert außerhalb eines Grenzwerts führt zur Ablehnung der Aufnahme. Trotz der meisten Ablehnungen kann ausgewertet werden, und das Protokoll sagt es dann; bei einer leeren, überbelichteten, in den Grauwerten abgeschnittenen oder strukturlosen Aufnahme geht das nicht.',
    profile: (name, isDefault) => (isDefault ? `Profil „${name}“, in Verwendung` : `Profil „${name}“, zum Vergleich`),
    columns: { check: 'Prüfung', limit: 'Grenzwert', refuses: 'Lehnt gute Aufnahmen ab', review: 'Prüfen außerhalb', refuse: 'Abgelehnt außerhalb' },
    quality: (name) => `Qualität der Aufnahme, Profil „${name}“: je zwei Grenzwerte, mit dem Anteil guter Aufnahmen außerhalb`,
    unmeasured: 'nicht gemessen',
  },
  safety: {
    intro: 'Eine Aufnahme, die besteht, wird mit den Händen verglichen, an denen das Netz gelernt hat. Weit von ihnen entfernt wird sie zur Prüfung angezeigt oder abgelehnt.',
    distance: (review, refuse) => `Abstand von bekannten Händen: Prüfen über ${review}, abgelehnt über ${refuse}. Der Abstand ist der Logarithmus dessen, was die Richtungen, in denen sich Hände unterscheiden, an der Aufnahme nicht erklären können; 0 für die durchschnittliche Trainingsaufnahme.`,
    rates: 'Gemessene Anteile von Aufnahmen',
    columns: { films: 'Aufnahmen', n: 'Anzahl', review: 'Zu prüfen oder abgelehnt', refuse: 'Abgelehnt' },
    noAnatomy: 'Dieses Paket hat keine Referenz: Es prüft nicht, ob das Bild eine Hand zeigt.',
    maturity: (votes, female, male) => `Eine Hand wird ausgereift genannt, wenn ${votes} von 5 Faktoren dafür stimmen, darunter die Nähe zu ausgereiften Händen oder die Wachstumsfugen. Als ausgereift gezählt wurden Aufnahmen ab ${female} (Mädchen) und ${male} (Jungen).`,
    noMaturity: 'Dieses Paket hat keine Abstimmung über die Reife.',
    factors: 'Wie gut jeder Faktor ausgereifte von wachsenden Händen unterscheidet',
    factorColumns: { factor: 'Faktor', from: 'Stimme ab Wert', auc: 'AUC (95-%-Intervall)' },
    vote: 'Die Abstimmung',
    sensitivity: 'Ausgereifte Hände erkannt',
    specificity: 'Wachsende Hände unberührt gelassen',
    // Written small behind a colon too: an adjective, not „Mädchen“, „Jungen“.
    girls: 'Weiblich', boys: 'Männlich',
  },
  privacy: [
    'Eine Aufnahme wird in diesem Browser dekodiert, gemessen und ausgewertet, mit Code, den diese Seite mitgebracht hat. Keine Aufnahme, kein Ergebnis und kein Name wird gesendet.',
    'Die eigene Sicherheitsrichtlinie der Seite lässt sie nur von der Stelle abrufen, die sie bereitstellt, und sie sendet kein Formular ab.',
    'Beim Auswerten wird nichts von einer Aufnahme gespeichert: Schließen oder Neuladen der Seite vergisst sie. Der Browser behält die eigenen Dateien von Carpal, einen Vermerk, dass die Bedingungen akzeptiert wurden, einen, wie schnell das Netz auf diesem Rechner läuft, und Ihre Einstellungen.',
    'Verlaufsakten und ein Logbuch der Auswertungen werden in diesem Browser nur dort gespeichert, ohne Aufnahmen, wo sie in den Einstellungen eingeschaltet sind, bis sie dort gelöscht werden.',
    'Einmal gespeichert, stellt Carpal von sich aus eine Anfrage: Der Browser sieht nach einer neueren Version, an derselben Stelle, ohne Inhalt darin.',
    'Zum Nachprüfen: Führen Sie die Selbstprüfung unten aus; oder öffnen Sie die Entwicklerwerkzeuge des Browsers, wählen Sie „Netzwerk“ und werten Sie eine Aufnahme aus. Keine Anfrage enthält sie.',
  ],
  terms: {
    weights: 'Gewichte', terms: 'Bedingungen', attribution: 'Namensnennung', source: 'Trainingsaufnahmen', count: 'Anzahl', split: 'Aufteilung',
    others: 'Werke anderer', notices: 'Was eingebaut ist, von wem, unter welchen Bedingungen',
    code: 'Code', codeLicence: 'MIT-Lizenz. Sie erstreckt sich nicht auf die Gewichte.',
  },
  versions: { app: 'Carpal', pack: 'Modellpaket', modelHash: 'SHA-256 des Modells', size: 'Größe', changes: 'Änderungen' },
};
