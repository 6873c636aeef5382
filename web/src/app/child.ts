/** What is known of the child whose film is open. It lives as long as the film: cleared with each new one, kept nowhere. */
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { emptyForm, judgeChild, type ChildForm, type JudgedChild } from '../domain/child';
import { today } from '../domain/chronology';
import type { DicomTags } from '../domain/dicom';
import type { Commands } from './controller';

export interface ChildStore {
  readonly form: ReadonlySignal<ChildForm>;
  readonly judged: ReadonlySignal<JudgedChild>;
  /** The age is the file's and nobody has confirmed it: it is used for nothing. */
  readonly unconfirmed: ReadonlySignal<boolean>;
  /** Who told the age, where it was not typed here: it stays folded, for who reads the film first reads it without. */
  readonly told: ReadonlySignal<'file' | 'table' | null>;
  /** What was typed went away with the film before. */
  readonly cleared: ReadonlySignal<boolean>;
  change(part: Partial<ChildForm>): void;
  /** The age as a batch's table has it. */
  take(part: Pick<ChildForm, (typeof AGE_FIELDS)[number]>): void;
  confirm(): void;
}

const AGE_FIELDS = ['birthDate', 'examinationDate', 'years', 'months'] as const;

/** The age as far as the file tells it: by dates, else as PatientAge. */
function fromTags({ birthDate, filmDate, ageMonths }: DicomTags): Partial<ChildForm> | null {
  if (birthDate === null && filmDate === null && ageMonths === null) return null;
  const whole = ageMonths === null || (birthDate !== null && filmDate !== null) ? null : Math.round(ageMonths);
  return {
    birthDate: birthDate !== null && filmDate !== null ? birthDate : '', examinationDate: filmDate ?? '',
    years: whole === null ? '' : String(Math.floor(whole / 12)), months: whole === null ? '' : String(whole % 12),
  };
}

export function createChild(commands: Pick<Commands, 'state' | 'describe'>, todayIs: () => string = today): ChildStore {
  const form = signal(emptyForm);
  const unconfirmed = signal(false);
  const cleared = signal(false);
  const told = signal<'file' | 'table' | null>(null);
  const sex = computed(() => commands.state.value.sex);
  const judged = computed(() => {
    const used = unconfirmed.value ? { ...form.value, birthDate: '', examinationDate: '', years: '', months: '' } : form.value;
    return judgeChild(used, sex.value, todayIs());
  });

  let source: unknown = null;
  let filled = false;
  effect(() => {
    const { source: opened, picture } = commands.state.value;
    untracked(() => {
      if (opened !== source) {
        source = opened;
        filled = false;
        cleared.value = opened !== null && form.value !== emptyForm && !unconfirmed.value;
        form.value = emptyForm;
        unconfirmed.value = false;
        told.value = null;
      }
      const tags = picture?.dicom && !filled ? picture.dicom.tags : null;
      const known = tags && fromTags(tags);
      filled ||= Boolean(picture?.dicom);
      // What was typed while the film was read stands against the file.
      if (known === null || AGE_FIELDS.some((field) => form.value[field] !== '')) return;
      form.value = { ...form.value, ...known };
      unconfirmed.value = true;
      if (known.years !== '' || known.birthDate !== '') told.value = 'file';
    });
  });

  // The age and the contra-indications are the record's too.
  effect(() => {
    const { chronologicalAgeMonths, child } = judged.value;
    untracked(() => void commands.describe({ chronologicalAgeMonths, contraindications: child.contraindications }));
  });

  return {
    form, judged, unconfirmed, told, cleared,
    change: (part) => {
      cleared.value = false;
      const before = form.value;
      form.value = { ...form.value, ...part };
      if (AGE_FIELDS.some((field) => part[field] !== undefined && part[field] !== before[field])) unconfirmed.value = false;
    },
    take: (part) => {
      form.value = { ...form.value, ...part };
      told.value = 'table';
    },
    confirm: () => { unconfirmed.value = false; },
  };
}
