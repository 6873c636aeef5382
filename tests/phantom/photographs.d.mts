import type { Grey } from './changes.mjs';
import type { Picture } from './phantom.mjs';

export const photographs: Readonly<Record<
  'photograph of a screen' | 'photograph of a light box' | 'photograph of a print', (film: Grey, seed: number) => Picture
>>;
