/** The model packs that the site brings, in `models/`; the first is used unless another is chosen. */
export const PACKS = ['carpal-b4', 'carpal-b0'] as const;
export type PackName = (typeof PACKS)[number];

export const DEFAULT_PACK: PackName = PACKS[0];

export const isPackName = (value: unknown): value is PackName => PACKS.some((name) => name === value);
