/** What lies in tests/bench/results. */
import type { Measured } from './machine';

export interface BrowserResult extends Measured {
  readonly kind: 'browser';
  readonly browser: string;
  readonly runtime: string;
  readonly film: { readonly width: number; readonly height: number; readonly bits: number; readonly channels: number; readonly bytes: number };
  readonly rounds: number;
  readonly starts: number;
  readonly peers: { readonly name: string; readonly networks: number; readonly size: number } | null;
  readonly sides: readonly {
    readonly threads: number;
    /** Milliseconds; medians of the first visits. */
    readonly once: { readonly usable: number; readonly engine: number; readonly first_result: number; readonly again: number };
    /** `whole` has the second look in it; `reading`, `around_network` (the reading without the network) and `page` (what is left beside the steps) do not. */
    readonly milliseconds: Readonly<Record<'whole' | 'reading' | 'around_network' | 'decode' | 'validate' | 'prepare' | 'infer' | 'second_look' | 'assess' | 'page', number>>;
    readonly long_tasks: { readonly per_reading: number; readonly longest: number };
    readonly memory_mb: number;
    readonly peers: { readonly milliseconds: number; readonly memory_mb: number } | null;
  }[];
  readonly ratios: {
    readonly one_to_two_threads: { readonly network: number; readonly reading: number };
    readonly peers: readonly { readonly threads: number; readonly to_network: number; readonly to_reading: number }[];
  };
}

export interface NodeResult extends Measured {
  readonly kind: 'node';
  readonly node: string;
  readonly films: number;
  readonly milliseconds: Readonly<Record<'decode' | 'validate' | 'prepare' | 'infer' | 'assess', number>>;
  readonly ratios: { readonly before_network_to_infer: number } & { readonly [Step in `scalar_to_simd_${'decode' | 'validate' | 'prepare'}`]?: number };
}

export interface LighthouseResult extends Measured {
  readonly kind: 'lighthouse';
  readonly browser: string;
  readonly lighthouse: string;
  /** Of 100. */
  readonly scores: Readonly<Record<string, number>>;
}

export interface HeapResult extends Measured {
  readonly kind: 'heap';
  readonly browser: string;
  readonly films: number;
  readonly pictures: string;
  /** Films that are not the same; they come in turn. */
  readonly different: number;
  /** After so many films, garbage collected. `memory_mb`: page, workers and WebAssembly; `page_mb`: the page's JavaScript alone; `nodes`: of its document. */
  readonly samples: readonly { readonly films: number; readonly memory_mb: number; readonly page_mb: number; readonly nodes: number }[];
  /** Medians of the second half of the films to the first half, without the first sample. */
  readonly ratios: { readonly memory: number; readonly nodes: number };
}

export interface BatchResult extends Measured {
  readonly kind: 'batch';
  readonly browser: string;
  readonly film: { readonly width: number; readonly height: number; readonly bits: number; readonly channels: number };
  readonly films: number;
  readonly rounds: number;
  /** Of the network. */
  readonly threads: number;
  /** Medians of a film: the network alone, before and after the batches; whole films one after the other; a film of a batch. */
  readonly milliseconds: { readonly network: number; readonly one_after_the_other: number; readonly batch: number };
  /** Of the page's process with its workers, after each round. */
  readonly memory_mb: readonly number[];
  /** Throughputs: of the batch, and of films one after the other, to the network's own. `network_busy`: share of the batch's time. */
  readonly ratios: { readonly network_busy: number; readonly batch_to_network: number; readonly one_after_the_other_to_network: number };
}

export type Result = BrowserResult | NodeResult | LighthouseResult | HeapResult | BatchResult;
