import { part } from '../../containers/part';
import type { Codec, Decoder } from './codec';

/** Each is a chunk of its own, fetched when a file of its syntax arrives. */
const DECODERS: Readonly<Record<Codec, () => Promise<Decoder>>> = {
  rle: async () => (await import('./rle')).decodeRle,
  jpeg: async () => (await import('./jpeg')).decodeJpeg,
  jpeg_ls: async () => (await import('./jpeg-ls')).decodeJpegLs,
  jpeg_2000: async () => (await import('./jpeg-2000')).decodeJpeg2000,
};

export const decoderOf = (codec: Codec): Promise<Decoder> => part(DECODERS[codec]());
