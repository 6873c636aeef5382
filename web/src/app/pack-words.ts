/** A pack speaks English of its use and its terms. In the page's language where the catalogue knows the sentence; else as the pack has it. */
import type { Manifest } from '../domain/manifest';
import { en } from '../i18n/en';
import { t } from '../i18n/words';

const translated = (text: string | undefined, name: 'intendedUse' | 'weightsTerm'): string => (text === undefined || text === en.evidence[name] ? t.evidence[name] : text);

/** Without a manifest what the packs of this program say. */
export const intendedUseText = (manifest: Pick<Manifest, 'intended_use'> | null): string => translated(manifest?.intended_use, 'intendedUse');
export const weightsText = (manifest: Pick<Manifest, 'licence'> | null): string => translated(manifest?.licence.weights, 'weightsTerm');
