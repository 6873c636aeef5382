/** German words of the second opinion. */
import type { Messages } from '../words';

export const secondOpinion: Messages['secondOpinion'] = {
  heading: 'Zweite Meinung',
  about: (first, second) => `Ein anderes Netz, ${second}, wertet dieselbe Aufnahme aus, gleich platziert. Was oben angegeben ist, bleibt die Auswertung von ${first}.`,
  waiting: (second) => `${second} beginnt, sobald die erste Auswertung fertig ist.`,
  reading: (second) => `${second} wertet die Aufnahme aus`,
  without: 'Ein Bericht, der vorher erstellt wird, enthält sie nicht.',
  failed: (second) => `${second} hat keine zweite Meinung geliefert. Die Auswertung oben bleibt, wie sie war.`,
  again: 'Noch einmal versuchen',
  columns: { network: 'Netz', age: 'Knochenalter', interval: 'Intervall', stage: 'Stadium', certainty: 'Sicherheit' },
  caption: 'Beide Auswertungen',
  notRead: 'Nicht ausgewertet', notStated: 'Nicht angegeben',
  difference: (second, first, months) => `Differenz, ${second} minus ${first}: ${months}.`,
  limit: (limit, films) => `Der Grenzwert ist ${limit}, gemessen an ${films} Aufnahmen.`,
  noLimit: 'Für diese beiden Versionen wurde kein Grenzwert gemessen: Die Differenz wird nicht beurteilt.',
  uncorrected: 'Die Differenz ist die der Alter beider Netze selbst, ohne Standortkorrektur.',
  good: 'Die Netze stimmen innerhalb des Grenzwerts überein.',
  kinds: {
    both_refused: (first, second) => `${first} und ${second} lehnen diese Aufnahme beide ab.`,
    first_refused: (first, second) => `${first} lehnt diese Aufnahme ab, ${second} wertet sie aus. Eine Ablehnung wird nicht durch ein anderes Netz umgangen: Dessen Alter wird nicht daneben angegeben.`,
    second_refused: (first, second) => `${second} lehnt diese Aufnahme ab, die ${first} auswertet.`,
    both_mature: (first, second) => `Für ${first} und ${second} ist die Hand ausgereift: Es wird kein Alter angegeben.`,
    first_mature: (first, second) => `Für ${first} ist die Hand ausgereift, ${second} gibt ein Alter an.`,
    second_mature: (first, second) => `Für ${second} ist die Hand ausgereift, ${first} gibt ein Alter an.`,
  },
  finding: {
    name: 'Differenz zwischen den Netzen',
    title: (difference, limit) => `Zwei Netze werten diese Aufnahme um ${difference} verschieden aus (Grenzwert ${limit}).`,
    next: 'Eine Hand hat ein Alter. Lassen Sie die Aufnahme fachkundig befunden, bevor einer der Werte verwendet wird.',
  },
  figure: {
    title: 'Zwei Netze auf der Linie von 0 bis 19 Jahren',
    titleOf: (sex) => `Zwei Netze auf der Linie von 0 bis 19 Jahren, ${sex}`,
    reading: (network, age, low, high) => `${network}: ${age}, Intervall ${low} bis ${high}.`,
    none: (network) => `${network}: Es wird kein Alter angegeben.`,
  },
  settings: {
    heading: 'Zweite Meinung',
    about: 'Ein zweites Netz wertet jede Aufnahme nach dem ersten aus und steht daneben. Es wird einmal geladen, und das Auswerten dauert um so viel länger, wie es braucht.',
    label: 'Netz der zweiten Meinung', none: 'Keines',
    option: (name, size) => `${name} (${size})`,
    swap: 'Wird dieses Netz als das auswertende gewählt, tauschen die beiden ihre Plätze.',
  },
};
