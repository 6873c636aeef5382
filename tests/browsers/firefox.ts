/** Firefox by WebDriver BiDi, which it speaks itself. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PATIENCE, type Tab } from './tab';

const BINARY = process.env.CARPAL_FIREFOX ?? '/usr/bin/firefox-esr';

interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly message?: string;
}

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

export async function openFirefox(): Promise<Tab | null> {
  if (!existsSync(BINARY)) return null;
  const profile = await mkdtemp(join(tmpdir(), 'carpal-firefox-'));
  const browser = spawn(BINARY, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => browser.on('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let log = '';
    browser.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(log);
      if (found) resolve(`${found[1]!}/session`);
    });
    void ended.then(() => reject(new Error(`Firefox ended: ${log}`)));
  });
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = () => reject(new Error('Firefox does not answer.')); });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  };
  let last = 0;
  const send = async <T>(method: string, params: object): Promise<T> => {
    const id = (last += 1);
    const answered = new Promise<Answer>((resolve, reject) => {
      waiting.set(id, resolve);
      setTimeout(() => reject(new Error(`Firefox: no answer to ${method}`)), PATIENCE).unref();
    });
    socket.send(JSON.stringify({ id, method, params }));
    const { type, result, message } = await answered;
    waiting.delete(id);
    if (type === 'error') throw new Error(`${method}: ${message ?? ''}`);
    return result as T;
  };
  const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', { capabilities: {} });
  const { contexts: [first] } = await send<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
  const { context } = first!;
  return {
    name: `Firefox ${capabilities.browserVersion}`,
    go: async (url) => { await send('browsingContext.navigate', { context, url, wait: 'interactive' }); },
    run: async <T>(body: string): Promise<T> => {
      const expression = `(async () => { ${body} })().then((value) => JSON.stringify(value ?? null))`;
      const { type, result, exceptionDetails } = await send<Evaluated>('script.evaluate', { expression, target: { context }, awaitPromise: true });
      if (type === 'exception') throw new Error(exceptionDetails?.text ?? 'exception');
      return JSON.parse(result?.value ?? 'null') as T;
    },
    close: async () => {
      await send('browser.close', {}).catch(() => browser.kill());
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
