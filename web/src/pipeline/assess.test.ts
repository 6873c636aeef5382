// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { NoFilmError, Pipeline } from './assess';
import { FakeCore, FakeNetwork, fakeContainer, options } from './fakes';
import type { FilmPicture, Look, Step } from './protocol';

const film = (kind: number) => new Uint8Array([kind]);
const never = new AbortController().signal;

function make() {
  const core = new FakeCore();
  const network = new FakeNetwork();
  return { core, network, pipeline: new Pipeline(core, network, fakeContainer) };
}

describe('read', () => {
  it('takes the steps in order and reports each before it begins', async () => {
    const { core, pipeline } = make();
    const steps: Step[] = [];
    const reading = await pipeline.read(never, film(9), options({ sex: 'male' }), { step: (step) => void steps.push(step) });
    expect(steps).toEqual(['decode', 'validate', 'prepare', 'infer', 'assess']);
    expect(core.diary).toEqual(['decode', 'validate ', 'prepare', 'take', 'assess male']);
    expect(reading.assessment.results).toEqual([90]);
    expect(reading.engine.runtime).toBe('fake');
    // SHA-256 of the one byte 0x09.
    expect(reading.film_sha256).toBe('2b4c342f5433ebe591a1da77e013d1b72475562d48578dca8b84bac6651c3cb9');
  });

  it('does not run the network on a refused film', async () => {
    const { core, network, pipeline } = make();
    const reading = await pipeline.read(never, film(1), options());
    expect(reading.assessment.status).toBe('refused');
    expect(reading.milliseconds.infer).toBe(0);
    expect(network.runs).toBe(0);
    expect(core.diary).not.toContain('prepare');
  });

  it('runs it on a refused film that is to be read all the same', async () => {
    const { network, pipeline } = make();
    const reading = await pipeline.read(never, film(1), options({ override: true }));
    expect(reading.assessment.status).toBe('read_against_refusal');
    expect(network.runs).toBe(1);
  });

  it('does not run it on a film that may not be read against, whatever was asked', async () => {
    const { network, pipeline } = make();
    const reading = await pipeline.read(never, film(3), options({ override: true }));
    expect(reading.assessment.status).toBe('refused');
    expect(network.runs).toBe(0);
  });

  it('gives the picture out before the network runs', async () => {
    const { network, pipeline } = make();
    let picture: FilmPicture | undefined;
    await pipeline.read(never, film(9), options(), { film: (it) => { picture = it; expect(network.runs).toBe(0); } });
    expect([...picture!.pixels]).toEqual([0, 65535]);
    expect([...picture!.seen]).toEqual([32768]);
  });

  it('shows what the network would have seen of a refused film, where somebody looks', async () => {
    const { core, network, pipeline } = make();
    let picture: FilmPicture | undefined;
    await pipeline.read(never, film(1), options(), { film: (it) => { picture = it; } });
    expect([...picture!.seen]).toEqual([32768]);
    expect(network.runs).toBe(0);
    await pipeline.read(never, film(1), options());
    expect(core.diary.filter((entry) => entry === 'prepare')).toHaveLength(1);
  });

  it('places a film as the user says, before it is checked, and leaves the next one to its outline', async () => {
    const { core, pipeline } = make();
    const placement = { crop: { x: 0, y: 0, width: 1, height: 1 }, turned_degrees: 90, mirrored: true, inverted: false };
    await pipeline.read(never, film(9), options({ placement }));
    expect(core.diary).toEqual(['decode', 'place 90', 'validate ', 'prepare', 'take', 'assess unknown']);
    await pipeline.read(never, film(9), options());
    expect(core.diary.filter((entry) => entry.startsWith('place'))).toHaveLength(1);
  });

  it('lays the maps of the network on the film where somebody looks, once it has run', async () => {
    const { core, pipeline } = make();
    const maps: unknown[] = [];
    const on = { attention: (attention: unknown) => { maps.push(attention); } };
    await pipeline.read(never, film(1), options(), on);
    expect(maps).toEqual([]);
    await pipeline.reassess(never, options({ override: true }), on);
    expect(maps).toEqual([{ width: 1, height: 1, maps: { age_female: Uint8Array.of(1) } }]);
    await pipeline.reassess(never, options({ override: true, sex: 'male' }), on);
    await pipeline.read(never, film(9), options());
    expect(core.diary.filter((entry) => entry === 'attention')).toHaveLength(1);
  });

  it('stops between steps, also while the listener holds a step back, and clears the core', async () => {
    const { core, pipeline } = make();
    const abort = new AbortController();
    const reading = pipeline.read(abort.signal, film(9), options(), { step: async (step) => { if (step === 'prepare') abort.abort(); } });
    await expect(reading).rejects.toThrow(/abort/i);
    expect(core.diary).toEqual(['decode', 'validate ', 'clear']);
  });

  it('leaves no film behind after a failure', async () => {
    const { pipeline } = make();
    await pipeline.read(never, film(9), options());
    await expect(pipeline.read(never, film(0), options())).rejects.toThrow('TruncatedFile');
    await expect(pipeline.reassess(never, options())).rejects.toThrow(NoFilmError);
  });
});

describe('a second look', () => {
  const others = ['mirrored', 'turned_left', 'turned_right'];
  const looks = (core: FakeCore) => core.diary.filter((line) => line.startsWith('prepare '));

  it('is taken of a doubtful film, step by step, and the film is assessed with it', async () => {
    const { core, network, pipeline } = make();
    const steps: [Step, Look | undefined][] = [];
    const reading = await pipeline.read(never, film(5), options({ sex: 'male' }), { step: (step, look) => void steps.push([step, look]) });
    expect(steps.slice(4)).toEqual([
      ['assess', undefined], ...[1, 2, 3].map((number) => ['infer', { number, of: 3 }]), ['assess', undefined],
    ]);
    expect(core.diary.slice(2)).toEqual([
      'prepare', 'take', 'assess male', ...others.map((view) => `prepare ${view}`), ...others.map((view) => `take ${view}`), 'assess male',
    ]);
    expect(network.runs).toBe(4);
    expect(reading.assessment.results).toEqual([50]);
    expect(reading.milliseconds.second_look).toBeGreaterThan(0);
  });

  it.each<[string, number, Parameters<typeof options>[0], number]>([
    ['of a film that is not doubtful', 9, {}, 0],
    ['of one that is, where none is wanted', 5, { sex: 'male', secondLook: 'never' }, 0],
    ['of any, where it is asked for', 9, { secondLook: 'always' }, 3],
    ['of a refused film, whatever is asked', 4, { secondLook: 'always' }, 0],
    ['of a film that the network never saw', 1, { secondLook: 'always' }, 0],
    ['of a doubtful film that is read against its refusal', 4, { override: true }, 3],
  ])('%s', async (_what, kind, wishes, views) => {
    const { core, pipeline } = make();
    const reading = await pipeline.read(never, film(kind), options(wishes));
    expect(looks(core)).toHaveLength(views);
    expect(reading.milliseconds.second_look > 0).toBe(views > 0);
  });

  it('is kept: asked for later it runs what is missing, and once', async () => {
    const { core, network, pipeline } = make();
    const first = await pipeline.read(never, film(9), options({ sex: 'female' }));
    const looked = await pipeline.reassess(never, options({ sex: 'female', secondLook: 'always' }));
    expect(network.runs).toBe(4);
    expect(looked.milliseconds.infer).toBe(first.milliseconds.infer);
    const again = await pipeline.reassess(never, options({ sex: 'male', secondLook: 'always' }));
    expect(network.runs).toBe(4);
    expect(again.milliseconds.second_look).toBe(looked.milliseconds.second_look);
    await pipeline.read(never, film(9), options());
    expect(looks(core)).toHaveLength(3);
    expect((await pipeline.reassess(never, options())).milliseconds.second_look).toBe(0);
  });

  it('that is cancelled is no look: the core gets none of it, and the next one goes on from there', async () => {
    const { core, network, pipeline } = make();
    await pipeline.read(never, film(9), options());
    const abort = new AbortController();
    const cancelled = pipeline.reassess(abort.signal, options({ secondLook: 'always' }), { step: (_step, look) => { if (look?.number === 3) abort.abort(); } });
    await expect(cancelled).rejects.toThrow(/abort/i);
    expect(core.diary.filter((line) => line.startsWith('take '))).toEqual([]);
    expect(network.runs).toBe(3);
    await pipeline.reassess(never, options({ secondLook: 'always' }));
    expect(network.runs).toBe(4);
    expect(core.diary.filter((line) => line.startsWith('take '))).toEqual(others.map((view) => `take ${view}`));
  });
});

describe('reassess', () => {
  it('answers for the other sex without the network', async () => {
    const { network, pipeline } = make();
    const first = await pipeline.read(never, film(9), options({ sex: 'female' }));
    const second = await pipeline.reassess(never, options({ sex: 'male' }));
    expect(network.runs).toBe(1);
    expect(second.assessment.subject.sex).toBe('male');
    expect(second.film_sha256).toBe(first.film_sha256);
    expect(second.milliseconds.infer).toBe(first.milliseconds.infer);
  });

  it('runs the network once where an override made it necessary', async () => {
    const { core, network, pipeline } = make();
    await pipeline.read(never, film(1), options());
    const read = await pipeline.reassess(never, options({ override: true }));
    await pipeline.reassess(never, options({ override: true, sex: 'male' }));
    expect(read.assessment.results).toEqual([10]);
    expect(network.runs).toBe(1);
    expect(core.diary.filter((line) => line === 'prepare')).toHaveLength(1);
  });

  it('answers an override of a refusal that came after the network from the outputs held', async () => {
    const { core, network, pipeline } = make();
    const refused = await pipeline.read(never, film(4), options());
    expect(refused.assessment.status).toBe('refused');
    expect(refused.milliseconds.infer).toBeGreaterThan(0);
    const read = await pipeline.reassess(never, options({ override: true, secondLook: 'never' }));
    expect(read.assessment).toMatchObject({ status: 'read_against_refusal', results: [40] });
    expect(network.runs).toBe(1);
    expect(core.diary.filter((line) => line === 'take')).toHaveLength(1);
  });

  it('validates anew, so that another profile counts', async () => {
    const { core, pipeline } = make();
    await pipeline.read(never, film(9), options());
    await pipeline.reassess(never, options({ profile: 'published' }));
    expect(core.diary).toContain('validate published');
  });
});

describe('a DICOM file', () => {
  const file = Uint8Array.of(100, 9, 1);

  it('is decoded by its description, and what it says goes to the page but not into the record', async () => {
    const { core, pipeline } = make();
    let picture: FilmPicture | undefined;
    const reading = await pipeline.read(never, file, options(), { film: (made) => { picture = made; } });
    expect(core.diary.slice(0, 2)).toEqual(['stored 1 x 1 automatic', 'validate ']);
    expect(picture?.dicom).toMatchObject({ tags: { sex: 'male', patientName: 'Doe' }, frames: 2 });
    expect(structuredClone(picture?.dicom)).toEqual(picture?.dicom); // it is sent to the page
    expect(reading.rendering).toEqual({ transfer_syntax: '1.2.840.10008.1.2.1', frame: 1, frames: 2, voi: 'default', voi_index: null, findings: ['secondary_capture'] });
    expect(JSON.stringify(reading)).not.toContain('Doe');
  });

  it('is read by the frame and the window that are asked for', async () => {
    const { core, pipeline } = make();
    const reading = await pipeline.read(never, file, options({ rendering: { frame: 1, voi: { kind: 'ignore' } } }));
    expect(core.diary[0]).toBe('stored 1 x 1 range');
    expect(reading.assessment.status).toBe('refused');
    expect(reading.rendering).toMatchObject({ frame: 2, voi: 'ignore' });
  });

  it('that cannot be decoded leaves no film behind', async () => {
    const { core, pipeline } = make();
    await expect(pipeline.read(never, file, options({ rendering: { frame: 5, voi: { kind: 'default' } } }))).rejects.toMatchObject({ code: 'CorruptFile' });
    expect(core.diary).toEqual(['clear']);
  });

  it('keeps to itself what is no DICOM: a page of a TIFF has a number, and no window', async () => {
    const { core, pipeline } = make();
    let picture: FilmPicture | undefined;
    const reading = await pipeline.read(never, Uint8Array.of(101, 1, 9), options({ rendering: { frame: 1, voi: { kind: 'default' } } }), { film: (made) => { picture = made; } });
    expect([picture?.frames, picture?.dicom]).toEqual([2, null]);
    expect(core.film).toBe(9);
    expect(reading.rendering).toEqual({ transfer_syntax: null, frame: 2, frames: 2, voi: null, voi_index: null, findings: [] });
  });

  it('a picture has no rendering', async () => {
    const { pipeline } = make();
    let picture: FilmPicture | undefined;
    const reading = await pipeline.read(never, film(9), options(), { film: (made) => { picture = made; } });
    expect([reading.rendering, picture?.dicom, picture?.frames]).toEqual([null, null, 1]);
  });
});
