/** The whole page over a made-up reader, and what a user does and sees there. */
import { render } from 'preact';
import { createSession, type Session } from '../../web/src/app/session';
import type { OpenLanes } from '../../web/src/batch/lanes';
import type { Previewer } from '../../web/src/preview/client';
import { App } from '../../web/src/views/shell/app';
import { fakeReader, type FakeReader, type Script } from './fake-reader';
import { goodParts, manifest, pictureOf } from './made-up';

let mounted: { session: Session; reader: FakeReader; second: FakeReader; root: HTMLElement } | null = null;

const noPreviews: Previewer = { preview: async () => ({ bitmap: null, label: null }), close: () => undefined };

/** `second`: what the reader of the second opinion answers. */
export function mount(script: Script = {}, accepted = true, lanes: OpenLanes = () => [], second: Script = {}, secondLanes: OpenLanes = () => []) {
  const kept = new Map(accepted ? [['carpal.terms', '1']] : []);
  script.picture ??= () => pictureOf(goodParts(script));
  const reader = fakeReader(script);
  const secondReader = fakeReader(second);
  const session = createSession({
    reader, secondReader, previewer: noPreviews, batchPreviewer: noPreviews, lanes, secondLanes, sampleUrl: './samples/phantom.png', languages: ['en'], loadManifest: async () => script.manifest ?? manifest,
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
  });
  const root = document.body.appendChild(document.createElement('div'));
  render(<App session={session} />, root);
  mounted = { session, reader, second: secondReader, root };
  return { ...mounted, kept };
}

export function unmount(): void {
  if (mounted) {
    render(null, mounted.root);
    mounted.root.remove();
  }
  mounted = null;
  location.hash = '';
}

/** Longer than the 35 ms within which Preact runs effects without a painted frame. */
export const settle = () => new Promise((resolve) => setTimeout(resolve, 50));
export const text = (selector = 'body') => document.querySelector(selector)!.textContent!.replaceAll('\u00a0', ' ');
export const button = (name: string) => [...document.querySelectorAll('button')].find((one) => one.textContent!.includes(name))!;
export const months = () => [...document.querySelectorAll<HTMLElement>('[data-months]')].map((one) => Number(one.dataset.months));
export const film = () => new File(['film'], 'hand.png', { type: 'image/png' });

export async function open(session: Session) {
  session.openFiles([film()]);
  await settle();
}

export async function choose(value: string) {
  document.querySelector<HTMLInputElement>(`input[name=sex][value=${value}]`)!.click();
  await settle();
}
