import type { Grade } from '../../domain/assessment';
import { t } from '../../i18n/words';
import { Icon, type IconName } from '../common/icon';

export const gradeIcon: Record<Grade | 'not_run', IconName> = { good: 'good', review: 'look', refuse: 'stop', not_run: 'none' };
export const gradeTone: Record<Grade | 'not_run', string> = { good: 'good', review: 'look', refuse: 'stop', not_run: 'none' };

interface GradeMarkProps {
  readonly grade: Grade | 'not_run';
  /** Instead of the grade's own word. */
  readonly text?: string;
}

/** A grade as icon and word; the colour only helps. */
export function GradeMark({ grade, text }: GradeMarkProps) {
  return <span class={`state state-${gradeTone[grade]}`}><Icon name={gradeIcon[grade]} /> {text ?? t.grades[grade]}</span>;
}
