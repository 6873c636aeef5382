/** Which map of attention is shown, how strongly, and where. The reading does not depend on it. */
import { signal, type Signal } from '@preact/signals';
import type { Assessment, AttentionName, Sex, SubjectSex } from '../domain/assessment';

export interface AttentionChoice {
  readonly of: Signal<'age' | 'stage'>;
  /** 0..1. */
  readonly opacity: Signal<number>;
  /** Over the film itself, not in the graph alone. */
  readonly onFilm: Signal<boolean>;
}

export const createAttentionChoice = (): AttentionChoice => ({ of: signal('age'), opacity: signal(0.6), onFilm: signal(false) });

/** Of the sex that was chosen; of an unknown one the first that is listed. */
export const mapSex = (sex: SubjectSex): Sex => (sex === 'male' ? 'male' : 'female');

export const mapName = (of: 'age' | 'stage', sex: SubjectSex): AttentionName => `${of}_${mapSex(sex)}`;

/** A heat map of a reading that is not to be trusted would lend it weight. */
export const hiddenAtFirst = ({ results, status }: Assessment, sex: SubjectSex): boolean =>
  status !== 'read' || results === null || results[mapSex(sex)].confidence.tier === 'low';
