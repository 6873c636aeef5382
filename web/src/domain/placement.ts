/** How a film was placed for the network, in steps that can be told and taken back. Definitions: `placement.hpp`. */
import type { FilmBox, Placement, Shape } from './assessment';
import type { DicomTags } from './dicom';

export interface Sides {
  readonly width: number;
  readonly height: number;
}

export type PlacementStep =
  /** `share`: of the film's area that was kept. */
  | { readonly kind: 'cut'; readonly share: number }
  | { readonly kind: 'turned'; readonly degrees: number }
  | { readonly kind: 'mirrored' }
  | { readonly kind: 'inverted' };

/** What was done to the film, in the order in which it was done; none where it was read as it lies. */
export function stepsOf({ crop, turned_degrees, mirrored, inverted }: Placement, film: Sides): readonly PlacementStep[] {
  const share = (crop.width * crop.height) / (film.width * film.height);
  return [
    ...(share < 1 ? [{ kind: 'cut', share } as const] : []),
    ...(turned_degrees === 0 ? [] : [{ kind: 'turned', degrees: turned_degrees } as const]),
    ...(mirrored ? [{ kind: 'mirrored' } as const] : []),
    ...(inverted ? [{ kind: 'inverted' } as const] : []),
  ];
}

/**
 * Whether the thumb lies where the file's own tags would have it: fingers up, a left hand has it on the right of a PA film (seen from the
 * back of the hand), on the left of an AP film. Null where the outline or the file does not say, or the view is another.
 */
export function thumbFits(thumb: Shape['thumb'], tags: Pick<DicomTags, 'laterality' | 'viewPosition'>): boolean | null {
  const view = tags.viewPosition ?? 'PA';
  if (thumb === 'unknown' || tags.laterality === null || (view !== 'PA' && view !== 'AP')) return null;
  return (thumb === 'right') === ((tags.laterality === 'left') === (view === 'PA'));
}

export const wholeFilm = ({ width, height }: Sides): FilmBox => ({ x: 0, y: 0, width, height });

export const asItLies = (film: Sides): Placement => ({ crop: wholeFilm(film), turned_degrees: 0, mirrored: false, inverted: false });

/** Degrees clockwise, 0 <= d < 360, whatever they are given as. */
export const wholeTurn = (degrees: number): number => ((degrees % 360) + 360) % 360;

/** The core takes no smaller crop (`kLeastManualCrop`). */
export const LEAST_CROP = 16;

/** The nearest crop that the film holds and the core takes, in whole pixels; null for a film that is smaller than any. */
export function cropWithin(box: FilmBox, film: Sides): FilmBox | null {
  if (film.width < LEAST_CROP || film.height < LEAST_CROP) return null;
  const axis = (start: number, length: number, whole: number): readonly [number, number] => {
    const size = Math.min(whole, Math.max(LEAST_CROP, Math.round(length)));
    return [Math.min(whole - size, Math.max(0, Math.round(start))), size];
  };
  const [x, width] = axis(box.x, box.width, film.width);
  const [y, height] = axis(box.y, box.height, film.height);
  return { x, y, width, height };
}

export const sameBox = (a: FilmBox, b: FilmBox): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
