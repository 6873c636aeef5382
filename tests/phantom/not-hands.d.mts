import type { Picture } from './phantom.mjs';

export const notHands: Readonly<Record<'photograph' | 'screenshot' | 'drawing' | 'noise' | 'gradient' | 'blank', (seed: number) => Picture>>;
