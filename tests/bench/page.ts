/** Results as a page: each figure as bars and, for whoever does not see them, as the table that it was drawn from. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, program } from '../../scripts/lib/arguments';
import { repository } from '../e2e/paths';
import { figure, html, type Row } from './figure';
import type { BatchResult, BrowserResult, HeapResult, LighthouseResult, NodeResult, Result } from './results';

const USAGE = `Usage: node tests/bench/page.mjs [--results FOLDER]
  --results FOLDER  what the benches wrote (tests/bench/results); the page is index.html in it`;

/** End to end without the network. */
const GOAL_MS = 220;
const GOAL_RATIO = 15;
const GOAL_SCORE = 95;
/** Of the network's own throughput. */
const GOAL_BATCH = 0.9;

export function main(argv: readonly string[]): Promise<number> {
  return program(USAGE, argv, { results: { type: 'string' } }, async (values) => {
    const results = folder(values, 'results', join(repository, 'tests/bench/results'));
    const all = readdirSync(results).filter((name) => name.endsWith('.json')).sort().map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')) as Result);
    if (all.length === 0) throw new Error(`${results}: no results. Run the benches first (npm run bench).`);
    const path = join(results, 'index.html');
    writeFileSync(path, page(all));
    console.error(path);
    return 0;
  });
}

const ofKind = <Kind extends Result['kind']>(all: readonly Result[], kind: Kind) => all.filter((one): one is Extract<Result, { kind: Kind }> => one.kind === kind);

function page(all: readonly Result[]): string {
  const [browser, node, lighthouse, heap] = [ofKind(all, 'browser'), ofKind(all, 'node'), ofKind(all, 'lighthouse'), ofKind(all, 'heap')];
  const [inBrowser, inNode, scores, held] = [browser.at(-1), node.at(-1), lighthouse.at(-1), heap.at(-1)];
  return html('Carpal: how fast', [
    ...(inBrowser ? browserFigures(inBrowser) : []), ...(inNode ? [nodeFigure(inNode)] : []), ...batchFigures(ofKind(all, 'batch')), ...(held ? [heapFigure(held)] : []),
    ...(scores ? [scoreFigure(scores)] : []),
    ...(browser.length > 1 ? history(browser) : []),
  ]);
}

const threadsOf = (threads: number) => (threads === 1 ? '1 thread' : `${threads} threads`);
const on = ({ date, machine, app, pack }: Result) => `${date}, ${machine.processor}, ${machine.cores} cores; Carpal ${app}, ${pack}`;

function browserFigures(result: BrowserResult): string[] {
  const { sides, ratios, peers, film, browser, rounds, starts } = result;
  const told = `${on(result)}; ${browser}.`;
  const steps = sides.map(({ threads, milliseconds: { decode, validate, prepare, infer, assess, page: rest } }): Row => ({
    label: threadsOf(threads), parts: { decode, validate, prepare, network: infer, assess, page: rest },
  }));
  const around = sides.map(({ threads, milliseconds }) => `${milliseconds.around_network} ms with ${threadsOf(threads)}`).join(', ');
  const figures = [
    figure('A film, from the drop to the painted result', `Without the network: ${around} (goal: at most ${GOAL_MS} ms). Medians of ${rounds} films of ${film.width} x ${film.height} px, without the second look that a phantom gets. `
      + `Two threads make the network ${ratios.one_to_two_threads.network} times as fast, the reading ${ratios.one_to_two_threads.reading} times. ${told}`, steps, 'ms'),
    figure('The first visit, and the next', `From the navigation to a page that can be used; from the consent to an engine that runs; the first film; the engine again with everything stored. Medians of ${starts}. ${told}`,
      sides.flatMap(({ threads, once }) => [
        { label: `usable, ${threadsOf(threads)}`, parts: { time: once.usable } }, { label: `engine, ${threadsOf(threads)}`, parts: { time: once.engine } },
        { label: `first film, ${threadsOf(threads)}`, parts: { time: once.first_result } }, { label: `engine again, ${threadsOf(threads)}`, parts: { time: once.again } },
      ]), 'ms'),
    figure('What it holds of the machine', `The most memory that the page's process has held, its workers included. Tasks over 50 ms on the page's own thread: ${sides
      .map(({ threads, long_tasks }) => `${long_tasks.per_reading} a film with ${threadsOf(threads)}, the longest ${long_tasks.longest} ms`).join('; ')}. ${told}`,
    sides.flatMap(({ threads, memory_mb, peers: others }) => [
      { label: `Carpal, ${threadsOf(threads)}`, parts: { memory: memory_mb } }, ...(others ? [{ label: `peers, ${threadsOf(threads)}`, parts: { memory: others.memory_mb } }] : []),
    ]), 'MB'),
  ];
  if (peers === null) return figures;
  const words = ratios.peers.map(({ threads, to_network, to_reading }) => `${to_network} times Carpal's network and ${to_reading} times its whole reading with ${threadsOf(threads)}`).join('; ');
  return [...figures, figure(`Beside ${peers.networks} ${peers.name} at ${peers.size} px`, `Their networks alone take ${words} (goal: ${GOAL_RATIO} times the network). Random weights, the same runtime, in turn with Carpal's films. ${told}`,
    sides.flatMap(({ threads, milliseconds, peers: others }) => [
      { label: `Carpal's network, ${threadsOf(threads)}`, parts: { time: milliseconds.infer } }, { label: `Carpal's reading, ${threadsOf(threads)}`, parts: { time: milliseconds.reading } },
      { label: `peers, ${threadsOf(threads)}`, parts: { time: others?.milliseconds ?? 0 } },
    ]), 'ms')];
}

function nodeFigure(result: NodeResult): string {
  const { decode, validate, prepare, infer, assess } = result.milliseconds;
  return figure('The same steps in Node', `Medians of ${result.films} films with one thread. Before the network: ${result.ratios.before_network_to_infer.toFixed(2)} of its time.${vectorWords(result)} ${on(result)}; Node ${result.node}.`,
    [{ label: 'Node', parts: { decode, validate, prepare, network: infer, assess } }], 'ms');
}

function vectorWords({ ratios }: NodeResult): string {
  const all = (['decode', 'validate', 'prepare'] as const).flatMap((step) => { const ratio = ratios[`scalar_to_simd_${step}`]; return ratio === undefined ? [] : [`${step} ${ratio.toFixed(2)}`]; });
  return all.length === 0 ? '' : ` Without SIMD the core takes so many times as long: ${all.join(', ')}.`;
}

function heapFigure(result: HeapResult): string {
  return figure(`Memory over ${result.films} films`, `Page, workers and WebAssembly together, garbage collected, after so many films (${result.different} different ${result.pictures} in turn, each read as a user would). `
    + `Second half to first: ${result.ratios.memory} times the memory, ${result.ratios.nodes} times the document's nodes. ${on(result)}; ${result.browser}.`,
  result.samples.map(({ films, memory_mb }) => ({ label: `${films} films`, parts: { memory: memory_mb } })), 'MB');
}

/** The last one of each number of threads. */
function batchFigures(all: readonly BatchResult[]): string[] {
  return [...new Map(all.map((one) => [one.threads, one])).values()].map((result) => {
    const { threads, ratios, memory_mb, films, rounds, film, milliseconds: { network, one_after_the_other, batch } } = result;
    return figure(`A batch, the network on ${threadsOf(threads)}`, `Throughput: ${ratios.batch_to_network} of the network's own (goal: at least ${GOAL_BATCH}), ${ratios.one_after_the_other_to_network} one film after the other; the network runs in `
      + `${ratios.network_busy} of the time. Medians of ${rounds} batches of ${films} films of ${film.width} x ${film.height} px. Memory after each: ${memory_mb.join(', ')} MB. ${on(result)}; ${result.browser}.`,
    [{ label: 'network alone', parts: { time: network } }, { label: 'one after the other', parts: { time: one_after_the_other } }, { label: 'in a batch', parts: { time: batch } }], 'ms');
  });
}

function scoreFigure(result: LighthouseResult): string {
  return figure('Lighthouse', `Of 100; goal: at least ${GOAL_SCORE} each. ${on(result)}; ${result.browser}, Lighthouse ${result.lighthouse}.`,
    Object.entries(result.scores).map(([label, score]) => ({ label: label.replaceAll('_', ' '), parts: { score } })), '');
}

function history(results: readonly BrowserResult[]): string[] {
  const over = (title: string, about: string, unit: string, value: (side: BrowserResult['sides'][number], result: BrowserResult) => number | undefined) =>
    figure(title, about, results.flatMap((result) => result.sides.map((side) => ({
      label: `${result.date}, ${threadsOf(side.threads)}`, parts: { value: value(side, result) ?? 0 },
    }))), unit);
  return [
    over('Over time: without the network', `From the drop to the painted result; goal: at most ${GOAL_MS} ms. Machines may differ.`, 'ms', ({ milliseconds }) => milliseconds.around_network),
    over('Over time: peers to the network', `A ratio, which machines change little; goal: ${GOAL_RATIO}.`, '', ({ threads }, { ratios }) => ratios.peers.find((one) => one.threads === threads)?.to_network),
  ];
}
