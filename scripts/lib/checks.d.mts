export interface Check {
  readonly name: string;
  readonly problem: string | null;
}
export const FIRST_PACK: string;
export function budgetChecks(dist?: string): Check[];
export function expectBudgets(dist?: string): void;
export function unpinned(manifest: { readonly dependencies?: Readonly<Record<string, string>>; readonly devDependencies?: Readonly<Record<string, string>> }): string[];
export function purityChecks(): Check[];
