export interface Check {
  readonly name: string;
  readonly problem: string | null;
}
export function budgetChecks(dist?: string): Check[];
export function expectBudgets(dist?: string): void;
export function purityChecks(): Check[];
