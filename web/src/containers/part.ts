/** A part of the program that is loaded when the first film needs it did not come. The film may be sound. */
export class PartError extends Error {
  readonly code = 'PartUnreachable';
  constructor(readonly detail: string) {
    super(`PartUnreachable: ${detail}`);
    this.name = 'PartError';
  }
}

export async function part<Part>(loading: Promise<Part>): Promise<Part> {
  try {
    return await loading;
  } catch (error) {
    throw new PartError(error instanceof Error ? error.message : String(error));
  }
}
