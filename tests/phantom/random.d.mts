/** Types of the random numbers for tests in TypeScript. */
export interface RandomSource {
  next(): number;
  between(low: number, high: number): number;
  normal(): number;
}

export function randomSource(seed: number): RandomSource;
export function smoothNoise(random: RandomSource, width: number, height: number, cell: number): (x: number, y: number) => number;
