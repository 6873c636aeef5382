export interface Film {
  readonly width: number;
  readonly height: number;
  readonly data: Uint16Array;
}

export interface Composition {
  /** Degrees clockwise. */
  readonly turned?: number;
  readonly mirrored?: boolean;
  readonly inverted?: boolean;
  /** Times the film's sides. */
  readonly canvas?: number;
  /** 0..1, around the film on its canvas. */
  readonly grey?: number;
  /** The film and its mirror image side by side. */
  readonly beside?: boolean;
}

export function composed(film: Film, way: Composition): Film;
