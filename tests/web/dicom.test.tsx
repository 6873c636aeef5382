import { afterEach, describe, expect, it } from 'vitest';
import type { DicomFacts, DicomTags } from '../../web/src/domain/dicom';
import { en } from '../../web/src/i18n/en';
import type { FilmPicture } from '../../web/src/pipeline/protocol';
import { noStudy, noTags } from '../../web/src/pipeline/fakes';
import { goodParts, pictureOf } from './made-up';
import { choose, mount, open, text, unmount } from './mounted';

afterEach(unmount);

const facts = (tags: Partial<DicomTags> = {}, changes: Partial<DicomFacts> = {}): DicomFacts => ({
  tags: { ...noTags, ...tags }, study: noStudy, findings: [], frames: 1, hasVoiLut: false, transferSyntax: '1.2.840.10008.1.2.1',
  windows: [{ center: 2000, width: 4000, function: 'LINEAR', explanation: 'Bone' }, { center: 40, width: 400, function: 'LINEAR', explanation: '' }], ...changes,
});

const picture = (dicom: DicomFacts | null) => (): FilmPicture =>
  pictureOf(goodParts(), { film: { format: 'dicom', width: 4, height: 4, bits: 16, channels: 1 }, dicom, frames: dicom?.frames ?? 1 });

const select = (label: string) => [...document.querySelectorAll('label')].find((own) => own.textContent?.startsWith(label))?.querySelector('select') ?? null;

async function pick(label: string, value: string) {
  const control = select(label)!;
  control.value = value;
  control.dispatchEvent(new Event('change', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a DICOM file', () => {
  it('says the sex, and leaves it to the user to confirm', async () => {
    const { session } = mount({ picture: picture(facts({ sex: 'male' })) });
    await open(session);
    expect(text()).toContain('The file says male. Choose to confirm.');
    expect(session.commands.state.value.sex).toBeNull();
    await choose('male');
    expect(text()).not.toContain('Choose to confirm');
  });

  it('shows what it says, the child folded away', async () => {
    const { session } = mount({ picture: picture(facts({ filmDate: '2023-04-05', laterality: 'left', patientName: 'Doe, Jane', ageMonths: 99 })) });
    await open(session);
    expect(text()).toContain('2023-04-05');
    expect(text()).toContain(en.dicom.sides.left);
    const child = document.querySelector('details:has(dl)')!;
    expect(child.hasAttribute('open')).toBe(false);
    expect(child.textContent).toContain('Doe, Jane');
    expect(child.textContent.replaceAll('\u00a0', ' ')).toContain('8 y 3 mo');
  });

  it('names a contradiction', async () => {
    const { session } = mount({ picture: picture(facts({}, { findings: [{ code: 'body_part_other', detail: 'CHEST' }] })) });
    await open(session);
    expect(text()).toContain('The file calls the body part “CHEST”, not a hand.');
  });

  it('is read again by another window or frame, for the same child', async () => {
    const { session, reader } = mount({ picture: picture(facts({}, { frames: 3 })) });
    await open(session);
    await choose('female');
    expect([...select('Window')!.options].map(({ textContent }) => textContent)).toEqual(
      ['As the file says', 'Bone (W 4,000, L 2,000)', 'W 400, L 40', 'Automatic', 'None: whole range']);
    await pick('Window', 'window 1');
    expect(reader.calls.filter(({ name }) => name === 'read').at(-1)!.options).toMatchObject({ rendering: { frame: 0, voi: { kind: 'window', index: 1 } }, subject: { sex: 'female' } });
    await pick('Frame', '2');
    expect(reader.calls.filter(({ name }) => name === 'read').at(-1)!.options).toMatchObject({ rendering: { frame: 2, voi: { kind: 'window', index: 1 } } });
    expect(session.commands.state.value.sex).toBe('female');
  });

  it('the next file starts as it says itself', async () => {
    const { session, reader } = mount({ picture: picture(facts()) });
    await open(session);
    await pick('Window', 'automatic');
    await open(session);
    expect(reader.calls.filter(({ name }) => name === 'read').at(-1)!.options).toMatchObject({ rendering: { frame: 0, voi: { kind: 'default' } } });
  });

  it('a picture has no such panel', async () => {
    const { session } = mount({ picture: picture(null) });
    await open(session);
    expect(document.querySelector('#dicom-heading')).toBeNull();
  });
});
