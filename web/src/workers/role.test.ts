// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { takeRole, type RoleScope } from './role';

class Scope extends EventTarget implements RoleScope {
  onmessage: ((event: MessageEvent) => void) | null = null;
  constructor(readonly name: string) {
    super();
    this.addEventListener('message', (event) => this.onmessage?.(event as MessageEvent));
  }
}
const message = (data: unknown) => new MessageEvent('message', { data });

it('gives the role what came before it was loaded, in order, and once', async () => {
  const scope = new Scope('film');
  const got: unknown[] = [];
  let loaded = () => {};
  const role = () => new Promise<void>((resolve) => {
    loaded = () => {
      scope.onmessage = ({ data }) => { got.push(data); };
      resolve();
    };
  });
  const taken = takeRole(scope, { film: role, other: () => Promise.reject(new Error('not mine')) });
  scope.dispatchEvent(message(1));
  scope.dispatchEvent(message(2));
  expect(got).toEqual([]);
  loaded();
  await taken;
  scope.dispatchEvent(message(3));
  expect(got).toEqual([1, 2, 3]);
});

it('fails where its role cannot be loaded or is not known', async () => {
  const fail = vi.fn();
  await takeRole(new Scope('a'), { a: () => Promise.reject(new Error('chunk')) }, fail);
  await takeRole(new Scope('b'), {}, fail);
  expect(fail.mock.calls.map(([error]) => String(error))).toEqual(['Error: chunk', 'Error: no worker is named b']);
});
