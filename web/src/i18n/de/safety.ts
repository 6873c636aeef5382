/** German words of the three tiers: what is checked, what a value outside its limits means, and what to do then. */
import type { Messages } from '../words';

/** One question a tier. */
export const safetyTiers: Messages['safetyTiers'] = {
  1: { name: 'Aufnahme', asks: 'Ist dies eine Aufnahme, die sich messen lässt?' },
  2: { name: 'Hand', asks: 'Gleicht sie den Händen, die das Netz kennt?' },
  3: { name: 'Auswertung', asks: 'Stimmen Alter, Stadium und Intervall überein?' },
};

export const grades: Messages['grades'] = { good: 'Gut', review: 'Prüfen', refuse: 'Abgelehnt', not_run: 'Nicht durchgeführt' };

export const quality: Messages['quality'] = {
  brightness: {
    name: 'Helligkeit', unit: 'der vollen Skala', digits: 3, about: 'Mittlerer Grauwert bei dunklem Hintergrund; eine invertierte Aufnahme wird vorher umgekehrt.',
    low: { title: 'Die Aufnahme ist dunkel', next: 'Exportieren Sie sie mit einem weiteren Fenster, sodass Knochenränder zu sehen sind.' },
    high: { title: 'Die Aufnahme ist hell', next: 'Prüfen Sie Belichtung und Fenster, und ob die ganze Aufnahme im Bild ist.' },
  },
  contrast: {
    name: 'Kontrast', unit: 'der vollen Skala', digits: 3, about: 'Vom 1. bis zum 99. Perzentil der Grauwerte.',
    low: { title: 'Die Aufnahme hat wenig Kontrast', next: 'Exportieren Sie sie mit dem vollen Grauwertbereich oder vom Originalbild.' },
    high: { title: 'Die Aufnahme hat extremen Kontrast', next: 'Exportieren Sie sie mit einem weiteren Fenster: Knochendetails können verloren sein.' },
  },
  noise: {
    name: 'Rauschen', unit: 'des Kontrasts', digits: 4, about: 'Standardabweichung des Korns in der Hand, geteilt durch den Kontrast.',
    low: { title: 'Die Aufnahme ist ungewöhnlich glatt', next: 'Verwenden Sie das Originalbild: Starke Filterung verbirgt Wachstumsfugen.' },
    high: { title: 'Die Aufnahme ist verrauscht', next: 'Verwenden Sie das Originalbild. Wo die Belichtung gering war, sehen Sie sich die Wachstumsfugen selbst an.' },
  },
  sharpness: {
    name: 'Schärfe', unit: '', digits: 4, about: 'Stärke feiner Details.',
    low: { title: 'Die Aufnahme ist nicht scharf', next: 'Prüfen Sie auf Bewegung, und verwenden Sie das Originalbild statt einer kleinen oder in der Größe veränderten Kopie.' },
    high: { title: 'Die Aufnahme ist ungewöhnlich scharf', next: 'Verwenden Sie das Originalbild: Nachschärfen zeichnet Kanten, die nicht da sind.' },
  },
  clipping: {
    name: 'Abgeschnittene Grauwerte', unit: 'der Hand', digits: 3, about: 'Anteil der Pixel der Hand an den Enden des Grauwertbereichs.',
    low: null,
    high: { title: 'Ein großer Teil der Hand ist rein weiß oder rein schwarz', next: 'Exportieren Sie sie mit einem weiteren Fenster, sodass Weichteile und Knochen ihre Grauwerte behalten.' },
  },
  blockiness: {
    name: 'Kompressionsblöcke', unit: '', digits: 2, about: 'Stufen an jedem achten Pixel, geteilt durch Stufen anderswo. Ohne Blöcke liegt der Wert nahe 1.',
    low: null,
    high: { title: 'Die Datei zeigt Blöcke starker Kompression', next: 'Exportieren Sie sie als PNG oder als JPEG höherer Qualität.' },
  },
  colour_cast: {
    name: 'Farbstich', unit: 'der Helligkeit', digits: 4, about: 'Mittlerer Abstand der gespeicherten Farben von Grau, geteilt durch die mittlere Helligkeit.',
    low: null,
    high: { title: 'Das Bild hat einen Farbstich', next: 'Dies kann eine Fotografie eines Bildschirms oder Leuchtkastens sein. Verwenden Sie die exportierte Aufnahme.' },
  },
  screen_pattern: {
    name: 'Bildschirmmuster', unit: '', digits: 2, about: 'Stärkstes regelmäßiges feines Muster, geteilt durch das, was es im Spektrum umgibt.',
    low: null,
    high: { title: 'Das Bild zeigt ein regelmäßiges feines Muster', next: 'Dies kann eine Fotografie eines Bildschirms sein oder ein Raster in der Aufnahme. Verwenden Sie die exportierte Aufnahme.' },
  },
  uneven_light: {
    name: 'Ungleichmäßiges Licht', unit: 'des Kontrasts', digits: 3, about: 'Änderung des Hintergrunds über das Bild, geteilt durch den Kontrast.',
    low: null,
    high: { title: 'Der Hintergrund ist ungleichmäßig beleuchtet', next: 'Dies kann eine Fotografie eines Leuchtkastens oder Bildschirms sein. Verwenden Sie die exportierte Aufnahme.' },
  },
  foreground_share: {
    name: 'Anteil der Hand', unit: 'des Bildes', digits: 3, about: 'Anteil des Bildes, der heller ist als der Hintergrund.',
    low: { title: 'Die Hand füllt wenig vom Bild', next: 'Schneiden Sie die Aufnahme auf Hand und Handgelenk zu: „Zuschneiden“, über der Aufnahme.' },
    high: { title: 'Es bleibt kaum Hintergrund', next: 'Prüfen Sie, ob die ganze Hand im Bild ist, mit etwas Hintergrund darum.' },
  },
  border_contact: {
    name: 'Berührung des Rands', unit: 'des Rands', digits: 3, about: 'Anteil des Bildrands, den die Hand berührt.',
    low: null,
    high: { title: 'Die Hand ist vom Bildrand abgeschnitten', next: 'Prüfen Sie, ob alle Finger und das Handgelenk im Bild sind.' },
  },
  separate_parts: {
    name: 'Getrennte Teile', unit: '', digits: 0, about: 'Anzahl großer Teile, die einander nicht berühren.',
    low: { title: 'Kein Teil hebt sich vom Hintergrund ab', next: 'Prüfen Sie, ob die Aufnahme eine Hand zeigt.' },
    high: { title: 'Das Bild zeigt getrennte Teile', next: 'Schneiden Sie die Aufnahme auf eine Hand zu („Zuschneiden“, über der Aufnahme). Zwei Hände, eine abgeschnittene Beschriftung oder ein Implantat können so aussehen.' },
  },
  perspective: {
    name: 'Perspektive', unit: '°', digits: 1, about: 'Wie unterschiedlich die Kanten der Aufnahme gedreht sind. Eine gescannte Aufnahme hat rechte Winkel, eine fotografierte nicht.',
    low: null,
    high: { title: 'Die Kanten der Aufnahme stehen nicht im rechten Winkel', next: 'Dies kann eine von der Seite aufgenommene Fotografie sein. Verwenden Sie die exportierte Aufnahme: Eine schräge Ansicht verändert die Proportionen der Knochen.' },
  },
};

/** Never a diagnosis: what the distance says, and what can look so. */
export const hand: Messages['hand'] = {
  name: 'Abstand von bekannten Händen',
  about: 'Wie weit die Aufnahme von den Händen entfernt liegt, an denen das Netz gelernt hat, in den eigenen Merkmalen des Netzes.',
  review: 'Die Aufnahme ist den Händen, die das Netz kennt, etwas unähnlich',
  refuse: 'Die Aufnahme ist den Händen, die das Netz kennt, unähnlich',
  next: 'Prüfen Sie, ob sie eine ganze Hand von vorn zeigt. Ein Fuß, ein Ellenbogen, die Hand eines Erwachsenen, ein Gips oder eine starke Deformität können so aussehen. Wenn es die Hand eines Kindes ist, lassen Sie die Aufnahme fachkundig befunden.',
};

export const shape: Messages['shape'] = {
  few_fingers: {
    name: 'Gesehene Finger', about: 'Anzahl der Fingerspitzen im Umriss.',
    review: 'Nicht alle Finger sind zu sehen', refuse: 'Dies kann ein Teil einer Hand sein',
    next: 'Prüfen Sie, ob die Aufnahme eine ganze Hand mit Handgelenk zeigt, Finger gespreizt. Ein Finger, ein Handgelenk oder eine geschlossene Hand kann nicht ausgewertet werden.',
  },
  two_hands: {
    name: 'Gesehene Hände', about: 'Anzahl der Hände im Umriss.',
    review: 'Die Aufnahme zeigt möglicherweise zwei Hände', refuse: 'Die Aufnahme zeigt möglicherweise zwei Hände',
    next: 'Prüfen Sie unter „Was das Netz gesehen hat“, ob die ausgewertete Hand die gemeinte ist, in der Regel die linke. Die andere kann von dort aus ausgewertet werden.',
  },
};

/** Names are short: with the sex behind them they label the lines of a narrow graph. */
export const findings: Messages['findings'] = {
  age_outside_stage: {
    name: 'Alter gegen Stadium',
    title: (value, limit) => `Alter und Stadium weichen um ${value} voneinander ab (Grenzwert ${limit}).`,
    next: 'Das Alter liegt außerhalb des wahrscheinlichsten Stadiums. Lassen Sie die Aufnahme fachkundig befunden.',
  },
  age_at_lower_limit: {
    name: 'Unteres Bereichsende',
    title: (_value, limit) => `Das Alter liegt am unteren Ende dessen, was angegeben werden kann (${limit}).`,
    next: 'Es wurde an wenigen Aufnahmen dieses Alters gelernt. Behandeln Sie den Wert als groben Anhalt.',
  },
  age_at_upper_limit: {
    name: 'Oberes Bereichsende',
    title: (_value, limit) => `Das Alter liegt am oberen Ende dessen, was angegeben werden kann (${limit}).`,
    next: 'Die Hand ist möglicherweise ausgereift. Lesen Sie den Wert als „mindestens“, nicht als genaues Alter.',
  },
  sex_difference: {
    name: 'Weiblich/männlich',
    title: (value, limit) => `Die Auswertungen als weiblich und als männlich unterscheiden sich um ${value} (Grenzwert ${limit}).`,
    next: 'Eine Hand wird selten so unterschiedlich ausgewertet. Prüfen Sie die Aufnahme und lassen Sie sie fachkundig befunden.',
  },
  wide_interval: {
    name: 'Weite des Intervalls',
    title: (value, limit) => `Das Intervall reicht nach beiden Seiten je ${value} weit (Grenzwert ${limit}).`,
    next: 'Das Netz ist sich bei dieser Aufnahme unsicher. Beachten Sie das Intervall, nicht den Wert.',
  },
  implausible_age: {
    name: 'Plausibles Alter',
    title: (value, limit) => `Das Alter des Netzes liegt ${value} außerhalb dessen, was angegeben werden kann (Grenzwert ${limit}).`,
    next: 'Prüfen Sie, ob die richtige Aufnahme geöffnet und das richtige Geschlecht gewählt wurde.',
  },
  under_24_months: {
    name: 'Unter 24 Monaten',
    title: (_value, limit) => `Das Knochenalter liegt unter ${limit}.`,
    next: 'Es wurde an wenigen Aufnahmen dieses Alters gelernt. Lassen Sie die Aufnahme fachkundig befunden.',
  },
  skeletally_mature: {
    name: 'Skelettreife',
    title: (value, limit) => `Eine ausgereifte Hand: ${value} von 5 Faktoren ${value === '1' ? 'spricht' : 'sprechen'} dafür (${limit} nötig).`,
    next: 'Eine ausgereifte Hand hat kein Knochenalter jenseits des oberen Endes des Bereichs. Verwenden Sie sie nicht, um das Wachstum zu beurteilen oder die Endgröße vorherzusagen.',
  },
  far_from_chronological_age: {
    name: 'Knochenalter/Alter',
    title: (value, limit) => `Knochenalter und Alter weichen um ${value} voneinander ab (Grenzwert ${limit}).`,
    next: 'Prüfen Sie Geburtsdatum, Untersuchungsdatum und ob die Aufnahme von diesem Kind stammt. Die Abweichung kann echt sein: Lassen Sie die Aufnahme fachkundig befunden.',
  },
  views_disagree: {
    name: 'Zweite Auswertung',
    title: (value, limit) => `Gespiegelt oder gedreht wird dieselbe Aufnahme um bis zu ${value} anders ausgewertet (Grenzwert ${limit}).`,
    next: 'Eine Hand hat ein Alter, gleich wie sie liegt. Lassen Sie die Aufnahme fachkundig befunden.',
  },
};

/** What lowered the certainty, after „durch“: accusative. */
export const lowering: Messages['lowering'] = {
  half_width: 'ein weites Intervall',
  quality: 'die Qualität der Aufnahme',
  unlike_a_hand: 'eine den bekannten Händen unähnliche Aufnahme',
  inconsistent: 'nicht übereinstimmende Ergebnisse',
  implausible_age: 'ein Alter jenseits des angebbaren Bereichs',
  skeletally_mature: 'eine ausgereifte Hand',
  under_24_months: 'ein Alter unter 24 Monaten',
  contraindicated: 'eine genannte Kontraindikation',
};

export const maturityFactors: Messages['maturityFactors'] = {
  age_at_ceiling: { name: 'Alter am oberen Ende', about: 'Das Alter, bevor es auf den Bereich begrenzt wird.' },
  near_maturity_probability: { name: 'Wahrscheinlichkeit des letzten Stadiums', about: 'Kalibrierte Wahrscheinlichkeit von „Kurz vor der Reife“.' },
  interval_at_ceiling: { name: 'Intervall am oberen Ende', about: 'Oberes Ende des Intervalls, bevor es auf den Bereich begrenzt wird.' },
  reference_distance: { name: 'Näher an ausgereiften Händen', about: 'Positiv: näher an ausgereiften Händen der Trainingsaufnahmen als an wachsenden.' },
  fused_physes: { name: 'Geschlossene Wachstumsfugen', about: 'Die eigene Evidenz des Netzes, auf einer Logit-Skala.' },
};

export const maturity: Messages['maturity'] = {
  heading: 'Skelettreife',
  mature: 'Skelettreif',
  limit: (sex, limit) => `Ein Alter über ${limit} (${sex}) wird nicht angegeben.`,
  sexes: { female: 'Mädchen', male: 'Jungen' },
  votes: (votes, needed) => `${votes} von 5 Faktoren ${votes === 1 ? 'spricht' : 'sprechen'} für eine ausgereifte Hand. ${needed} sind nötig, darunter die Nähe zu ausgereiften Händen oder die Wachstumsfugen.`,
  growing: 'Nicht ausgereift',
  columns: { factor: 'Faktor', value: 'Gemessen', limit: 'Ab', vote: 'Stimme' },
  yes: 'Ausgereift',
  no: 'Wachsend',
};

export const infant: Messages['infant'] = {
  heading: 'Unter 24 Monaten',
  interval: 'Das Intervall ist weit für eine so junge Hand: Beachten Sie das Intervall, nicht den Wert.',
  sds: 'Ein Standardabweichungs-Score wird nicht angegeben: Unter 24 Monaten beträgt eine Standardabweichung 1 bis 5 Monate (Brush Foundation), weniger als der eigene Fehler des Netzes.',
};

/** The same film read again, mirrored and turned. */
export const secondLook: Messages['secondLook'] = {
  heading: 'Zweite Auswertung',
  about: 'Dieselbe Aufnahme, gespiegelt und ein wenig nach jeder Seite gedreht. Eine Auswertung, auf die man sich verlassen kann, ändert sich wenig; das angegebene Alter ist das der Aufnahme, wie sie ist.',
  button: 'Erneut auswerten (gespiegelt und gedreht)',
  progress: (number, of) => `zweite Auswertung ${number} von ${of}`,
  looking: 'Zweite Auswertung: die Aufnahme gespiegelt und gedreht.',
  views: { as_is: 'Unverändert', mirrored: 'Gespiegelt', turned_left: 'Nach links gedreht', turned_right: 'Nach rechts gedreht' },
  columns: { view: 'Ansicht', age: 'Knochenalter', difference: 'Differenz' },
  largest: (value, limit) => `Größte Differenz ${value}, Grenzwert ${limit}.`,
  unlimited: (value) => `Größte Differenz ${value}. Dieses Paket hat keinen Grenzwert dafür.`,
};

export const safety: Messages['safety'] = {
  heading: 'Sicherheit',
  verdicts: { good: 'Nichts zu prüfen', review: 'Erst prüfen, dann verwenden', refuse: 'Abgelehnt' },
  counts: (total, look, refused) => {
    const parts = [refused > 0 ? `${refused} abgelehnt` : '', look > 0 ? `${look} zu prüfen` : ''].filter(Boolean);
    return `${total} ${total === 1 ? 'Prüfung' : 'Prüfungen'}, ${parts.join(', ') || 'nichts zu beachten'}`;
  },
  notChecked: 'Nicht geprüft',
  withheld: 'Zurückgehalten',
  film: (counts) => `Aufnahme: ${counts}`,
};
