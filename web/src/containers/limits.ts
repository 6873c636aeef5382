/** As in the core (decode.hpp): told before memory is taken. */
import { ContainerError } from './error';

export const MOST_FILE_BYTES = 200_000_000;
const MOST_PIXELS = 100_000_000;
const LONGEST_SIDE = 65_535;

export function checkBytes(bytes: number): void {
  if (bytes > MOST_FILE_BYTES) throw new ContainerError('FileTooLarge', `${bytes} bytes`);
}

export function checkSides(width: number, height: number): void {
  if (width < 1 || height < 1) throw new ContainerError('CorruptFile', 'a side of 0 pixels');
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) throw new ContainerError('TooManyPixels', `${width} x ${height}`);
}
