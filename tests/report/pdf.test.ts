import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { composeReport } from '../../web/src/report/compose';
import { missingFrom, widthOf, wrapped } from '../../web/src/report/faces';
import { layOut, PAPERS, type Paper } from '../../web/src/report/layout';
import { openFace } from '../../web/src/report/pdf/truetype';
import { writePdf } from '../../web/src/report/pdf/write';
import type { ReportDocument } from '../../web/src/report/document';
import { reportText } from '../../web/src/report/text';
import { checksOf } from '../../web/src/domain/safety';
import type { Mark } from '../../web/src/figures/figure';
import { trackFigure } from '../../web/src/figures/track';
import { LANGUAGES, speak, type Language } from '../../web/src/i18n/words';
import { figuresOf } from '../../web/src/views/read/graphs-panel';
import { later, visit } from '../followup/made-up';
import { fullManifest } from '../web/made-up';
import { CASES, figure, inputOf, madePicture } from './cases';
import { faces } from './faces';

const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
let folder = '';
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'carpal-report-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function written(document: ReportDocument, paper: Paper = 'a4'): Promise<string> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.pdf`);
  writeFileSync(path, await writePdf(document, layOut(document, paper, faces), { faces, producer: 'Carpal 0.1.0', written: '2026-03-10T09:41:07.000Z', progress: () => undefined }));
  return path;
}

const tool = (name: string, ...args: string[]) => execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const pagesOf = (path: string) => tool('pdftotext', '-layout', path, '-').split('\f').slice(0, -1);
const whole = (own: keyof typeof CASES, changes = {}) => composeReport(inputOf(CASES[own]!, { figures: [figure], pictures: [madePicture()], ...changes }));

/** The six graphs of a case, in the language that is spoken. */
function graphs() {
  const { reading: { assessment, ...rest } } = CASES.against!;
  const reading = { ...rest, assessment: { ...assessment, subject: { ...assessment.subject, chronological_age_months: 112.2 } } };
  const curve = { table: 'stanford', points: [{ chronological_age_months: 60, sd_months: 8.6 }, { chronological_age_months: 168, sd_months: 12.6 }] } as const;
  return figuresOf({ reading, manifest: fullManifest, sex: 'female', profile: null, checks: checksOf(reading.assessment, fullManifest, 'female'), own: 96, track: trackFigure([visit(), later()], { width: 360, curve }) });
}

/** Pairs of texts that lie over one another. */
function overlapping(marks: readonly Mark[]): string[] {
  const boxes = marks.flatMap((mark) => {
    if (mark.kind !== 'text') return [];
    const width = widthOf(faces, mark.text, mark.size, mark.strong ?? false);
    const left = mark.x - { start: 0, middle: width / 2, end: width }[mark.align];
    return [{ text: mark.text, left, right: left + width, top: mark.y - 0.75 * mark.size, bottom: mark.y }];
  });
  return boxes.flatMap((a, index) => boxes.slice(index + 1)
    .filter((b) => a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5).map((b) => `${a.text} / ${b.text}`));
}

/** Every letter that the five languages write with, and what figures and tables need. */
const LETTERS = 'ABCXYZabcxyz0123456789 áéíóúüñ¿¡ÁÉÍÓÚÜÑ äöüßÄÖÜ àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ ãõçáâêôàÃÕ Łłśź ±−–—×≤≥°·…„“”‘’«»€½²';

describe.skipIf(!poppler)('a PDF', () => {
  it('has text that can be selected, in every letter of the five languages', async () => {
    const document: ReportDocument = { language: 'en', title: 'Letters', marks: [], header: 'H', footer: 'F', sections: [{ heading: 'Z', blocks: LETTERS.split(' ').map((text) => ({ kind: 'paragraph', text })) }] };
    expect(missingFrom(faces, LETTERS)).toEqual([]);
    const text = tool('pdftotext', await written(document), '-');
    for (const word of LETTERS.split(' ')) expect(text).toContain(word);
    expect(missingFrom(faces, 'Ж 山田')).toEqual(['山', '田']);
  });

  it('embeds both faces as subsets and is small', async () => {
    const path = await written(whole('read'));
    const fonts = tool('pdffonts', path).split('\n').slice(2).filter(Boolean);
    expect(fonts).toHaveLength(2);
    for (const line of fonts) expect(line).toMatch(/^CARPL[RB]\+OpenSans-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/);
    expect(readFileSync(path).length).toBeLessThan(80_000);
  });

  it.each(['refused', 'against', 'synthetic'] as const)('of a case that is %s says so on every page, with the research line and the number', async (name) => {
    const pages = pagesOf(await written(whole(name)));
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, index) => {
      expect(page).toContain(en.report.marks[name]);
      expect(page).toContain(en.report.research);
      expect(page).toContain(en.report.page(index + 1, pages.length));
      expect(page).toContain('carpal-b4 1.0.0');
    });
  });

  it('carries what the document says, names and hashes whole', async () => {
    const text = tool('pdftotext', '-raw', await written(whole('read')), '-');
    for (const words of ['Łucja Groß-Nuñez', '8 y 3 mo (99 months)', '4e1f0c6d2b9a875343e0d1c2b3a49586978695a4b3c2d1e0f1a2b3c4d5e6f708', figure.title, 'Signature', '±']) expect(text).toContain(words);
  });

  it.each(Object.keys(LANGUAGES).flatMap((tag) => (['a4', 'letter'] as const).map((paper) => [tag as Language, paper] as const)))('in %s on %s has all its letters, keeps inside the paper, and no label of a graph lies over another', async (tag, paper) => {
    await speak(tag);
    const figures = graphs();
    const document = whole('against', { figures });
    await speak('en');
    expect(document.language).toBe(tag);
    expect(missingFrom(faces, reportText(document) + figures.flatMap(({ marks }) => marks.map((mark) => (mark.kind === 'text' ? mark.text : ''))).join(''))).toEqual([]);
    const path = await written(document, paper);
    const { width, height } = PAPERS[paper];
    for (const { groups } of layOut(document, paper, faces)) for (const { marks } of groups) for (const mark of marks) {
      if (mark.kind !== 'text') continue;
      expect(mark.x, mark.text).toBeGreaterThan(20);
      expect(mark.x + widthOf(faces, mark.text, mark.size, mark.bold), mark.text).toBeLessThan(width - 20);
      expect(mark.y, mark.text).toBeLessThan(height - 20);
    }
    for (const { title, marks } of figures) expect(overlapping(marks), title).toEqual([]);
    const text = tool('pdftotext', '-raw', path, '-').replace(/\s+/g, ' ');
    for (const said of [document.title, ...document.marks, ...document.sections.map(({ heading }) => heading), ...figures.map(({ title }) => title)]) expect(text).toContain(said.replace(/\s+/g, ' '));
  });

  it.each(['a4', 'letter'] as const)('on %s keeps inside the paper', async (paper) => {
    const path = await written(whole('against'), paper);
    const { width, height } = PAPERS[paper];
    expect(tool('pdfinfo', path)).toContain(`${width} x ${height} pts`);
    for (const page of layOut(whole('against'), paper, faces)) for (const { marks } of page.groups) for (const mark of marks) {
      if (mark.kind !== 'text') continue;
      expect(mark.x).toBeGreaterThan(20);
      expect(mark.x + widthOf(faces, mark.text, mark.size, mark.bold), mark.text).toBeLessThan(width - 20);
      expect(mark.y).toBeLessThan(height - 20);
    }
  });

  it('draws figures as vectors and the film as one picture, which can be left out', async () => {
    const path = await written(whole('read'));
    expect(tool('pdfimages', '-list', path).split('\n').slice(2).filter(Boolean)).toHaveLength(1);
    expect(tool('pdfimages', '-list', await written(whole('read', { pictures: [] }))).split('\n').slice(2).filter(Boolean)).toHaveLength(0);
    // The band's own grey, the dot's own green and the picture's brightest disc are on the paper.
    const colours = new Set<string>();
    const pages = pagesOf(path).length;
    for (let page = 1; page <= pages; page += 1) {
      const image = execFileSync('pdftoppm', ['-r', '72', '-f', String(page), '-l', String(page), path], { maxBuffer: 64e6 });
      const body = image.subarray(image.indexOf('255\n') + 4);
      for (let at = 0; at + 2 < body.length; at += 3) colours.add(`${body[at]} ${body[at + 1]} ${body[at + 2]}`);
    }
    for (const colour of ['226 232 236', '11 95 105', '200 200 200']) expect(colours).toContain(colour);
  });

  it('can be read aloud: language, title, reading order, a sentence for each figure', async () => {
    const path = await written(whole('read'));
    expect(tool('pdfinfo', path)).toMatch(/Title:\s+Bone age report[\s\S]*Tagged:\s+yes/);
    const structure = tool('pdfinfo', '-struct-text', path);
    expect(structure).toMatch(/H1[\s\S]*H2[\s\S]*Figure/);
    expect(structure.indexOf('Bone age report')).toBeLessThan(structure.indexOf('Impression'));
  });
});

describe('a face', () => {
  it('keeps the widths of the whole in its subset, and drops what is not used', () => {
    const { regular } = faces;
    const glyphs = [...'Äß1'].map((letter) => regular.glyphOf(letter.codePointAt(0)!));
    const subset = regular.subset(glyphs);
    expect(subset.length).toBeLessThan(40_000);
    // Ä is composed of A and dots: they come with it.
    const of = (...letters: string[]) => regular.subset(letters.map((letter) => regular.glyphOf(letter.codePointAt(0)!))).length;
    expect(of('Ä')).toBe(of('Ä', 'A'));
    expect(of('Ä')).toBeGreaterThan(of('A'));
    expect(() => openFace(subset)).toThrow(/cmap|OS\/2/);
  });

  it('breaks lines at spaces, and inside what has none', () => {
    expect(wrapped(faces, 'one two three', 10, false, widthOf(faces, 'one two', 10, false) + 1)).toEqual(['one two', 'three']);
    const hash = '9f2c1e7ab05d44c8'.repeat(4);
    const lines = wrapped(faces, hash, 10, false, 120);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(hash);
  });
});
