// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { dicomFile, greyTags } from '../../../tests/dicom/writer';
import { part } from './part';

it('is named where it does not come, and nothing else is', async () => {
  await expect(part(Promise.reject(new TypeError('Failed to fetch')))).rejects.toMatchObject({ code: 'PartUnreachable', detail: 'Failed to fetch' });
  await expect(part(Promise.resolve(7))).resolves.toBe(7);
});

it('of DICOM is asked for by the file that needs it', async () => {
  vi.doMock('../dicom/index', () => { throw new TypeError('no such chunk'); });
  const { openContainer } = await import('./open');
  await expect(openContainer(new Uint8Array(dicomFile(greyTags(2, 2, [0, 1, 2, 3]))))).rejects.toMatchObject({ code: 'PartUnreachable' });
  vi.doUnmock('../dicom/index');
});
