/** WebKitGTK's own little browser by WebDriver, on a screen that nobody sees. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { sleep, type Tab } from './tab';

const DRIVER = '/usr/bin/WebKitWebDriver';
const PORT = 47_231;

export async function openWebKit(): Promise<Tab | null> {
  if (!existsSync(DRIVER) || !existsSync('/usr/bin/xvfb-run')) return null;
  // A group of its own: the driver's browser ends with it.
  const driver = spawn('xvfb-run', ['-a', DRIVER, `--port=${PORT}`], { stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => driver.on('close', resolve));
  const stop = () => { process.kill(-driver.pid!, 'SIGTERM'); };
  const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${PORT}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = await response.json() as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`WebKitGTK: ${value.error ?? ''} ${value.message ?? ''}`);
    return value;
  };
  try {
    let tries = 50;
    while (await send('GET', '/status').then(() => false, () => true)) {
      if ((tries -= 1) === 0) throw new Error('WebKitWebDriver does not answer.');
      await sleep(200);
    }
    const { sessionId, capabilities } = await send<{ sessionId: string; capabilities: { browserName: string; browserVersion: string } }>(
      'POST', '/session', { capabilities: { alwaysMatch: { timeouts: { script: 60_000, pageLoad: 60_000 } } } });
    const session = `/session/${sessionId}`;
    return {
      name: `WebKitGTK ${capabilities.browserVersion} (${capabilities.browserName})`,
      go: async (url) => { await send('POST', `${session}/url`, { url }); },
      run: async <T>(body: string): Promise<T> => {
        const script = `const done = arguments[arguments.length - 1];
          (async () => { ${body} })().then((value) => done(JSON.stringify({ value: value ?? null })), (error) => done(JSON.stringify({ error: String(error) })));`;
        const { value, error } = JSON.parse(await send<string>('POST', `${session}/execute/async`, { script, args: [] })) as { value: T; error?: string };
        if (error !== undefined) throw new Error(error);
        return value;
      },
      close: async () => {
        await send('DELETE', session).catch(() => undefined);
        stop();
        await ended;
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
