/** Types of the phantom's maker for tests in TypeScript. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bits: 8 | 16;
  readonly channels: 1 | 2 | 3 | 4;
  readonly data: Uint8Array | Uint16Array;
}

export interface Wishes {
  readonly maturity?: number;
  readonly width?: number;
  readonly height?: number;
  readonly bits?: 8 | 16;
  readonly channels?: 1 | 2 | 3 | 4;
  readonly seed?: number;
  readonly inverted?: boolean;
}

export type BadKind = 'colour' | 'blank' | 'gradient' | 'over_exposed' | 'noise' | 'text' | 'low_contrast';

export const SAMPLE: Wishes;
export const badPictures: Readonly<Record<BadKind, (wishes?: Wishes) => Picture>>;
export function drawHand(wishes?: Wishes): Picture;
export function encodePng(picture: Picture): Buffer<ArrayBuffer>;
export function samplePng(): Buffer<ArrayBuffer>;
export function textFile(): Buffer<ArrayBuffer>;
export function truncated(bytes: Buffer<ArrayBuffer>, share?: number): Buffer<ArrayBuffer>;
