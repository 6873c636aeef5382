export function judgeAudit(report: string, explained?: Readonly<Record<string, string>>): { readonly asked: boolean; readonly open: readonly string[] };
export function expectAudited(): void;
