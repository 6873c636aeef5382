/** The site's correction that is in force: kept in this browser under a key of its own, until it is removed. */
import { signal, type ReadonlySignal } from '@preact/signals';
import * as v from 'valibot';
import type { SiteProfile } from '../domain/site-calibration';
import { t } from '../i18n/words';
import { profileSchema, readSiteFile, writeSiteFile } from '../study/site-file';
import { download } from './export';

export interface SiteCalibration {
  /** Null: readings are shown as the pack gives them. */
  readonly profile: ReadonlySignal<SiteProfile | null>;
  /** False where the browser would not keep it: it holds as long as the page. */
  readonly kept: ReadonlySignal<boolean>;
  /** What was signed off takes the place of what was before. */
  apply(profile: SiteProfile): void;
  remove(): void;
  save(): void;
  /** Throws SiteFileError. */
  load(content: string): void;
}

const KEY = 'carpal.site-calibration';

export function createSiteCalibration(storage: Pick<Storage, 'getItem' | 'setItem'> | null): SiteCalibration {
  const profile = signal<SiteProfile | null>(found(storage));
  const kept = signal(storage !== null);
  const change = (to: SiteProfile | null) => {
    profile.value = to;
    try {
      storage?.setItem(KEY, JSON.stringify(to));
      kept.value = storage !== null;
    } catch {
      kept.value = false;
    }
  };
  return {
    profile, kept,
    apply: change,
    remove: () => change(null),
    save: () => {
      const current = profile.peek();
      if (current) download(writeSiteFile(current, t.report.research), `carpal-site-calibration-${current.date}.json`);
    },
    load: (content) => change(readSiteFile(content)),
  };
}

/** What is kept but does not pass is as if it had never been kept. */
function found(storage: Pick<Storage, 'getItem'> | null): SiteProfile | null {
  try {
    const checked = v.safeParse(profileSchema, JSON.parse(storage?.getItem(KEY) ?? 'null'));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}
