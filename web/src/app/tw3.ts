/** The TW3 scoring sheet of the film that is open: stages by hand, added up by the core. Cleared with each new film, kept nowhere. */
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { RusBone, RusStage, Tw3, Tw3Request } from '../domain/growth';
import type { Commands } from './controller';
import type { Reader } from './reader';

export interface Tw3Store {
  readonly stages: ReadonlySignal<Tw3Request['stages']>;
  /** Null where the sheet is empty, the sex is not known, or the answer is on its way. */
  readonly scored: ReadonlySignal<{ readonly sheet: Tw3Request; readonly result: Tw3 } | null>;
  readonly failed: ReadonlySignal<boolean>;
  /** Null takes a stage away. */
  set(bone: RusBone, stage: RusStage | null): void;
  clear(): void;
}

export function createTw3(commands: Pick<Commands, 'state'>, reader: Pick<Reader, 'tw3'>): Tw3Store {
  const stages = signal<Tw3Request['stages']>({});
  const scored = signal<{ sheet: Tw3Request; result: Tw3 } | null>(null);
  const failed = signal(false);
  const sex = computed(() => commands.state.value.sex);

  let asked = 0;
  effect(() => {
    const mine = ++asked;
    const sheet = sex.value === null || sex.value === 'unknown' || Object.keys(stages.value).length === 0 ? null : { sex: sex.value, stages: stages.value };
    untracked(() => {
      failed.value = false;
      // The sum of another sex is no running sum.
      if (sheet === null || scored.value?.sheet.sex !== sheet.sex) scored.value = null;
    });
    if (sheet === null) return;
    reader.tw3(sheet).then(
      (result) => { if (mine === asked) scored.value = { sheet, result }; },
      () => {
        if (mine !== asked) return;
        scored.value = null;
        failed.value = true;
      },
    );
  });

  let source: unknown = null;
  effect(() => {
    const opened = commands.state.value.source;
    if (opened === source) return;
    source = opened;
    stages.value = {};
  });

  return {
    stages, scored, failed,
    set: (bone, stage) => {
      const next = new Map(Object.entries(stages.value));
      if (stage === null) next.delete(bone);
      else next.set(bone, stage);
      stages.value = Object.fromEntries(next);
    },
    clear: () => { stages.value = {}; },
  };
}
