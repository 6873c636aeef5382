export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint16Array;
}

export const changes: Readonly<Record<
  'inverted' | 'dim' | 'darker' | 'brighter' | 'mirrored' | 'dark frame' | 'white frame' | 'turned +10' | 'turned -10' | 'turned +20'
  | 'turned 90' | 'upside down' | 'turned 270' | 'turned 35' | 'large canvas' | 'lying, inverted, on a large canvas',
  (film: Grey) => Grey
>>;
