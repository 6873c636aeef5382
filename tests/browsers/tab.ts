/** What is asked of a browser, however it is driven. */
export interface Tab {
  /** "Firefox 140.1" */
  readonly name: string;
  go(address: string): Promise<void>;
  /** The value of an async function's body, run in the page; it must be plain JSON. */
  run<T>(body: string): Promise<T>;
  close(): Promise<void>;
}

export const PATIENCE = 180_000;

export const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Until the page says so. A reload in between is no failure. */
export async function until(tab: Tab, condition: string, patience = PATIENCE): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(200)) {
    if (await tab.run<boolean>(`return Boolean(${condition})`).catch(() => false)) return;
  }
  throw new Error(`${tab.name}: not within ${patience / 1000} s: ${condition}`);
}
