/** German words of the reader’s own judgement. Never „Ihr Knochenalter“: that would be the age of the reader’s bones. */
import type { Messages } from '../words';

export const own: Messages['own'] = {
  ask: 'Werten Sie die Aufnahme zuerst selbst aus. Der Wert der Maschine folgt.',
  heading: 'Eigene Bestimmung',
  why: 'Das Knochenalter nach Ihrer Bestimmung, bevor das der Maschine gezeigt wird.',
  years: 'Jahre', months: 'Monate',
  give: 'Eingeben und Wert der Maschine zeigen',
  skip: 'Ohne eigene Bestimmung zeigen',
  wrong: 'Geben Sie Jahre von 0 bis 19 und Monate von 0 bis 11 ein, zusammen höchstens 19 Jahre.',
  given: (age) => `Eigene Bestimmung ${age}`,
  before: 'eingegeben, bevor der Wert der Maschine gezeigt wurde',
  after: 'eingegeben, nachdem der Wert der Maschine gezeigt wurde',
  difference: (months) => `Maschine gegenüber eigener Bestimmung: ${months}.`,
  enter: 'Eingeben',
  remove: 'Entfernen',
  judgement: 'Der Wert der Maschine',
  agrees: 'Ich stimme zu', overrules: 'Ich verwerfe ihn',
  needsOwn: 'Ein verworfener Wert braucht daneben das Knochenalter nach Ihrer Bestimmung.',
  remark: 'Anmerkung',
  reader: 'Befundet von',
  note: 'Steht im Bericht neben dem Wert der Maschine, nie an seiner Stelle; verschwindet mit der nächsten Aufnahme.',
};
