export const headers: readonly (readonly [string, string])[];
export function siteFiles(): Record<string, string>;
export function hostFiles(): Record<string, string>;
