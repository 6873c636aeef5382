/** The worker's side of a batch without the worker: a core of its own, the network borrowed. Tests run this in Node. */
import { checkBytes } from '../containers/limits';
import { sha256Hex } from '../domain/digest';
import type { OpenContainer } from '../domain/container';
import { Pipeline, type PipelineCore } from '../pipeline/assess';
import { borrowNetwork, type Loan } from '../pipeline/lent-network';
import type { ReadOptions } from '../pipeline/protocol';
import type { FilmAnswer, FilmReply, FilmRequest } from './protocol';
import { readingKey, settle, taggedOf, type Settled } from './subject';
import { wireOf } from '../pipeline/wire';

export interface FilmCore extends PipelineCore {
  configure(manifestText: string, reference: Uint8Array | null): void;
}

type Start = Extract<FilmRequest, { kind: 'start' }>;
type Read = Extract<FilmRequest, { kind: 'read' }>;

interface Started {
  readonly core: FilmCore;
  readonly loan: Loan;
  readonly edition: string;
  readonly kept: ReadonlySet<string>;
}

const unending = new AbortController().signal;

/** As a single film is read: by the pack's own profile, looked at again where it is doubtful, unless that is not wanted; never against a refusal. */
const optionsOf = ({ sex, months }: Settled, { looks, placement = null }: Read['wish']): ReadOptions =>
  ({ subject: { sex: sex ?? 'unknown', chronologicalAgeMonths: months }, profile: '', override: false, secondLook: looks ? 'when_doubtful' : 'never', placement });

export class FilmHost {
  #started: Promise<Started> | null = null;

  constructor(private readonly post: (reply: FilmReply) => void, private readonly loadCore: (url: string) => Promise<FilmCore>, private readonly openContainer: OpenContainer) {}

  receive(request: FilmRequest): void {
    if (request.kind === 'read') {
      void this.#read(request);
      return;
    }
    this.#started = this.#start(request);
    this.#started.then(() => this.post({ kind: 'started' }), (error: unknown) => this.post({ kind: 'failed', error: { ...wireOf(error), code: 'EngineFailed' } }));
  }

  async #start({ coreUrl, port, edition, kept }: Start): Promise<Started> {
    const [core, loan] = await Promise.all([this.loadCore(coreUrl), borrowNetwork(port)]);
    core.configure(loan.configuration.manifestText, loan.configuration.reference);
    return { core, loan, edition, kept: new Set(kept) };
  }

  async #read({ id, film, wish }: Read): Promise<void> {
    const started = await this.#started!;
    const answer = await this.#answer(started, film, wish);
    this.post({ kind: 'answer', id, answer, memoryBytes: started.core.memoryBytes });
  }

  async #answer({ core, loan, edition, kept }: Started, film: Blob, wish: Read['wish']): Promise<FilmAnswer> {
    let bytes: Uint8Array<ArrayBuffer> | null = null;
    try {
      checkBytes(film.size);
      bytes = new Uint8Array(await film.arrayBuffer());
      // Opened once: its tags say whose film it is, and the pipeline takes its pixels.
      const container = await this.openContainer(bytes);
      const tagged = container?.dicom ? taggedOf(container.dicom.tags) : null;
      const settled = settle(wish, tagged);
      if (kept.size > 0) {
        const film_sha256 = await sha256Hex(bytes);
        if (kept.has(readingKey(edition, film_sha256, settled, wish.looks))) return { kind: 'kept', film_sha256, tagged };
      }
      const reading = await new Pipeline(core, loan.network, async () => container).read(unending, bytes, optionsOf(settled, wish));
      return { kind: 'read', reading, tagged };
    } catch (error) {
      return { kind: 'failed', error: wireOf(error), film_sha256: bytes && await sha256Hex(bytes) };
    }
  }
}
