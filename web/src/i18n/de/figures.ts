/** German words of the graphs. A description says what somebody who does not see the graph needs to know. */
import type { Messages } from '../words';

/** "90 %" -> "90-%-Intervall". */
export const intervalAt = (level: string): string => `${level.replace('\u00a0', '-')}-Intervall`;

export const figures: Messages['figures'] = {
  heading: 'Grafiken',
  values: 'Werte',
  ageLine: {
    title: 'Knochenalter auf der Linie von 0 bis 19 Jahren',
    titleOf: (sex) => `Knochenalter auf der Linie von 0 bis 19 Jahren, ${sex}`,
    description: (age, level, low, high) => `Knochenalter ${age}; ${intervalAt(level)} ${low} bis ${high}.`,
    mature: (limit) => `Skelettreif: Es wird kein Alter angegeben. ${limit}`,
    // Stands over a line of 360 units: short.
    chronological: 'Chronol. Alter',
    machine: 'Knochenalter',
    interval: (level) => intervalAt(level),
    own: 'Eigene Bestimmung',
    plates: 'Referenzbilder',
    nearest: 'Nächstgelegenes Referenzbild',
    stageBounds: 'Grenzen der Stadien',
  },
  stages: {
    title: 'Wahrscheinlichkeiten der Stadien',
    titleOf: (sex) => `Wahrscheinlichkeiten der Stadien, ${sex}`,
    description: (name, share) => `Am wahrscheinlichsten: ${name}, ${share}.`,
    columns: { stage: 'Stadium', probability: 'Wahrscheinlichkeit' },
  },
  confidence: {
    title: 'Gewissheit und der Fehler solcher Aufnahmen',
    titleOf: (sex) => `Gewissheit und der Fehler solcher Aufnahmen, ${sex}`,
    description: (tier, n, mae, p90) => `${tier}. Bei zurückgehaltenen Aufnahmen dieser Stufe (${n}) betrug der mittlere absolute Fehler ${mae}, 9 von 10 lagen innerhalb von ${p90}.`,
    unmeasured: (tier) => `${tier}. Dieses Paket nennt den Fehler seiner Stufen nicht.`,
    bar: (mae, n) => `${mae} (n\u00a0=\u00a0${n})`,
    axis: 'Mittlerer absoluter Fehler',
    columns: { tier: 'Stufe', films: 'Zurückgehaltene Aufnahmen', mae: 'Mittlerer absoluter Fehler', median: 'Median', p90: '9 von 10 innerhalb von' },
    tiers: { high: 'Hoch', medium: 'Mittel', low: 'Gering' },
    byNetwork: 'Stufen, wie das Netz sie angibt, bevor Auffälligkeiten eine herabstufen.',
  },
  checks: {
    title: 'Prüfungen gegen ihre Grenzwerte',
    description: (counts) => `${counts}. Jede Marke ist ein gemessener Wert; der schattierte Teil ihrer Linie liegt innerhalb der Grenzwerte.`,
    columns: { check: 'Prüfung', value: 'Gemessen', limit: 'Grenzwert', verdict: 'Bewertung' },
  },
  errors: {
    title: (sex, from, to) => `Fehler des Netzes, ${sex}, Knochenalter ${from} bis ${to} Jahre`,
    description: (n, mae, median, p90) => `${n} zurückgehaltene Aufnahmen: mittlerer absoluter Fehler ${mae}, Median ${median}, 9 von 10 innerhalb von ${p90}.`,
    axis: 'Netz minus Referenzwert, Monate',
    columns: { error: 'Fehler, Monate', films: 'Aufnahmen' },
    below: (limit) => `unter ${limit}`,
    above: (limit) => `${limit} und darüber`,
    between: (low, high) => `${low} bis ${high}`,
    labels: 'Die Referenzwerte stammen von einer einzigen befundenden Person: Ein Teil des Fehlers liegt an ihnen.',
  },
  attention: {
    title: 'Wohin das Netz geschaut hat',
    notProof: 'Wohin das Netz geschaut hat, kein Beweis: Eine Heatmap zeigt, was den Wert bewegt hat, nicht, dass der Wert richtig ist.',
    show: 'Auf der Aufnahme zeigen', hide: 'Von der Aufnahme nehmen',
    opacity: 'Deckkraft',
    of: 'Karte für',
    age: 'das Alter', stage: 'das Stadium',
    ageAbout: 'Wie stark jede Stelle das Alter bewegt hat, nach oben oder unten.',
    stageAbout: 'Was für das wahrscheinlichste Stadium sprach.',
    lowTier: 'Zunächst verborgen: Die Gewissheit ist gering.',
    scale: { least: 'am wenigsten', most: 'am meisten' },
    missing: 'Dieses Paket liefert keine Karte.',
    alt: (where) => `Aufnahme mit einer Heatmap. ${where}`,
    strongest: (across, along) => `Die stärkste Stelle liegt ${across} von links und ${along} von oben auf der Aufnahme.`,
  },
};
