/** Progress on stderr: a bar that redraws itself on a terminal, a line now and then elsewhere. */
export class ProgressBar {
  readonly #start = Date.now();
  #lastPrinted = 0;
  constructor(private readonly total: number, private readonly stream: NodeJS.WriteStream = process.stderr) {}

  update(done: number, note = ''): void {
    const now = Date.now();
    const last = done === this.total;
    if (!last && now - this.#lastPrinted < (this.stream.isTTY ? 100 : 15_000)) return;
    this.#lastPrinted = now;
    const seconds = (now - this.#start) / 1000;
    const left = done === 0 ? '' : last ? `in ${clock(seconds)}` : `${clock((seconds / done) * (this.total - done))} left`;
    const text = `${done}/${this.total} films ${left} ${note}`;
    if (!this.stream.isTTY) this.stream.write(`${text.trimEnd()}\n`);
    else {
      const full = Math.round((30 * done) / Math.max(1, this.total));
      this.stream.write(`\r\u001b[K[${'#'.repeat(full)}${'.'.repeat(30 - full)}] ${text}${last ? '\n' : ''}`);
    }
  }
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
