/** A role sets `onmessage` of its scope when it is loaded. */
export type Roles = Readonly<Record<string, () => Promise<unknown>>>;

export interface RoleScope {
  readonly name: string;
  onmessage: ((event: MessageEvent) => void) | null;
  dispatchEvent(event: Event): boolean;
}

/** Messages that come before the role is there are kept for it, in their order. Where it cannot be loaded, the worker fails as one whose script cannot. */
export function takeRole(scope: RoleScope, roles: Roles, fail = (error: unknown): void => void setTimeout(() => { throw error; })): Promise<void> {
  const early: MessageEvent[] = [];
  scope.onmessage = (event) => { early.push(event); };
  const load = roles[scope.name] ?? (() => Promise.reject(new Error(`no worker is named ${scope.name}`)));
  return load().then(() => { for (const event of early) scope.dispatchEvent(event); }, fail);
}
