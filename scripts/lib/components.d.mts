export interface Component {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly url: string;
  readonly usedFor: string;
  readonly copyright: readonly string[];
  readonly text: string | null;
  readonly purl: string | null;
}
export function componentsOf(packages: Iterable<string>): Component[];
export function packageOf(moduleId: string): string | null;
export function licenceText(id: string): string;
