export interface Around {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly git?: (...args: string[]) => string | null;
  readonly now?: () => number;
}
export function releaseDate(around?: Around): Date;
export function inZip(date: Date): Date;
