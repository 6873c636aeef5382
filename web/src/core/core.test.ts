// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { StoredPixels } from '../domain/stored-pixels';
import { Core, CoreError } from './core';
import type { Core as RawCore, CoreModule } from './core.d';
import { forgetCoreModule, loadCoreModule } from './load';

/** A core over one buffer, as the WASM heap is: what is not copied changes with the next call. */
function fakeModule(changes: Partial<RawCore> = {}): CoreModule & { deleted: boolean; heap: ArrayBuffer } {
  const heap = new ArrayBuffer(64);
  const module = { deleted: false, heap };
  class Raw implements RawCore {
    configure = () => 0;
    reserveReference = (length: number) => new Uint8Array(heap, 16, length > 16 ? 0 : length);
    setReference = () => 0;
    reserveFilm = (length: number) => new Uint8Array(heap, 0, length > 32 ? 0 : length);
    decode = () => 0;
    decodeStored = () => 0;
    place = () => 0;
    validate = () => 0;
    filmJson = () => '{"film":{"width":2},"validation":{"passed":true},"quality":[],"input":{"verdict":"good","overridable":true}}';
    width = () => 2;
    height = () => 1;
    greyPixels = () => new Uint16Array(heap, 0, 2);
    prepare = () => 0;
    seenPixels = () => new Uint16Array(heap, 2, 2);
    tensor = () => new Float32Array(heap, 0, 3);
    reserveOutputs = (view: string) => new Float32Array(heap, view === 'as_is' ? 32 : 48, 4);
    attend = () => 0;
    attentionJson = () => '{"width":2,"height":1,"maps":["age_female","stage_male"]}';
    attention = () => new Uint8Array(heap, 0, 4);
    assess = () => 0;
    assessmentJson = () => '{"status":"read"}';
    clear = () => undefined;
    delete = () => void (module.deleted = true);
    constructor() {
      Object.assign(this, changes);
    }
  }
  return Object.assign(module, { Core: Raw, statusName: (status: number) => `Status${status}`, lastDetail: () => 'why', version: () => '1.2.3', HEAPU8: new Uint8Array(heap) });
}

describe('Core', () => {
  it('writes the file into the core and copies pictures and tensors out', () => {
    const module = fakeModule();
    const core = new Core(module);
    expect(core.decode(Uint8Array.of(1, 2, 3, 4))).toEqual({ width: 2, height: 1 });
    const pixels = core.pixels();
    expect([...pixels]).toEqual([0x0201, 0x0403]);
    const tensor = core.prepare();
    const seen = core.seen();
    new Uint8Array(module.heap).fill(0);
    expect([...pixels]).toEqual([0x0201, 0x0403]);
    expect(tensor[0]).not.toBe(0);
    expect([...seen]).toEqual([0x0403, 0]);
    expect([pixels, seen, tensor].some((array) => array.buffer === module.heap)).toBe(false);
    // Its own buffer, no larger than it is: it can be transferred.
    expect(pixels.buffer.byteLength).toBe(4);
  });

  it('copies the maps of attention out, one by one; a pack without maps has none', () => {
    const module = fakeModule();
    new Uint8Array(module.heap).set([1, 2, 3, 4]);
    const attention = new Core(module).attention()!;
    new Uint8Array(module.heap).fill(0);
    expect(attention).toEqual({ width: 2, height: 1, maps: { age_female: Uint8Array.of(1, 2), stage_male: Uint8Array.of(3, 4) } });
    const silent = Object.assign(fakeModule({ attend: () => 1 }), { statusName: () => 'NoOutputs' });
    expect(new Core(silent).attention()).toBeNull();
    expect(() => new Core(fakeModule({ attend: () => 1 })).attention()).toThrow('Status1');
  });

  it('hands over the reference after the manifest, and none where there is none', () => {
    const calls: string[] = [];
    const module = fakeModule({ configure: () => { calls.push('configure'); return 0; }, setReference: () => { calls.push('setReference'); return 0; } });
    const core = new Core(module);
    core.configure('{}', Uint8Array.of(7, 8));
    expect([...new Uint8Array(module.heap, 16, 2)]).toEqual([7, 8]);
    expect(calls).toEqual(['configure', 'setReference']);
    core.configure('{}', null);
    expect(calls).toEqual(['configure', 'setReference', 'configure']);
    expect(() => new Core(fakeModule({ setReference: () => 19 })).configure('{}', new Uint8Array(40))).toThrow(new CoreError('Status19', 'why'));
  });

  it('leaves it to the core to name a file for which it has no room', () => {
    const core = new Core(fakeModule({ decode: () => 6 }));
    expect(() => core.decode(new Uint8Array(40))).toThrow(new CoreError('Status6', 'why'));
  });

  it.each<[string, (core: Core) => void]>([
    ['configure', (core) => core.configure('{}')],
    ['decode', (core) => core.decode(new Uint8Array(1))],
    ['decodeStored', (core) => core.decodeStored({} as StoredPixels, new Uint8Array(1))],
    ['place', (core) => core.place(null)],
    ['validate', (core) => core.validate('')],
    ['prepare', (core) => core.prepare()],
    ['assess', (core) => core.assess({ sex: 'male', override: false })],
  ])('makes a status of %s an error with name and detail', (method, call) => {
    const core = new Core(fakeModule({ [method]: () => 3 }));
    let caught: unknown;
    try {
      call(core);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(CoreError);
    expect(caught).toMatchObject({ code: 'Status3', detail: 'why' });
  });

  it('takes the outputs whole or not at all', () => {
    const module = fakeModule();
    const core = new Core(module);
    expect(() => core.takeOutputs(new Float32Array(3))).toThrow('WrongOutputSize');
    core.takeOutputs(Float32Array.of(1, 2, 3, 4));
    expect([...new Float32Array(module.heap, 32, 4)]).toEqual([1, 2, 3, 4]);
    core.takeOutputs(Float32Array.of(5, 6, 7, 8), 'mirrored');
    expect([...new Float32Array(module.heap, 32, 4)]).toEqual([1, 2, 3, 4]);
    expect([...new Float32Array(module.heap, 48, 4)]).toEqual([5, 6, 7, 8]);
  });

  it('prepares the film as it is unless it is asked for another view', () => {
    const views: string[] = [];
    const core = new Core(fakeModule({ prepare: (view) => { views.push(view); return 0; } }));
    core.prepare();
    core.prepare('turned_left');
    expect(views).toEqual(['as_is', 'turned_left']);
  });

  it('gives the handle back', () => {
    const module = fakeModule();
    new Core(module).close();
    expect(module.deleted).toBe(true);
  });
});

describe('loadCoreModule', () => {
  it('instantiates once per address, tells the glue where its files are, and can be made to forget', async () => {
    const asked: string[] = [];
    let located: string | undefined;
    const glue = (address: string) => {
      asked.push(address);
      return Promise.resolve({ default: (options?: { locateFile?(path: string): string }) => {
        located = options?.locateFile?.('carpal.wasm');
        return Promise.resolve(fakeModule());
      } });
    };
    const both = await Promise.all([loadCoreModule({ url: 'x://one' }, glue), loadCoreModule({ url: 'x://one/' }, glue)]);
    expect(both[0]).toBe(both[1]);
    expect(asked).toEqual(['x://one/carpal.mjs']);
    expect(located).toBe('x://one/carpal.wasm');
    forgetCoreModule('x://one');
    expect(await loadCoreModule({ url: 'x://one' }, glue)).not.toBe(both[0]);
  });

  it('tries again after a failure', async () => {
    let fails = true;
    const glue = () => (fails ? Promise.reject(new Error('404')) : Promise.resolve({ default: () => Promise.resolve(fakeModule()) }));
    await expect(loadCoreModule({ url: 'x://two' }, glue)).rejects.toThrow('404');
    fails = false;
    await expect(loadCoreModule({ url: 'x://two' }, glue)).resolves.toBeDefined();
  });
});
