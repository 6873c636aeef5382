import { describe, expect, it } from 'vitest';
import { en } from '../../web/src/i18n/en';
import { composeReport } from '../../web/src/report/compose';
import type { ReportDocument } from '../../web/src/report/document';
import { reportText } from '../../web/src/report/text';
import type { Case } from '../../web/src/domain/case';
import { CASES, caseOf, child, figure, growth, inputOf, madePicture, study } from './cases';

const compose = (own: Case, changes = {}) => composeReport(inputOf(own, changes));
const text = (own: Case, changes = {}) => reportText(compose(own, changes));
const headings = ({ sections }: ReportDocument) => sections.map(({ heading }) => heading);
const section = (document: ReportDocument, heading: string) => reportText({ ...document, sections: document.sections.filter((one) => one.heading === heading) });
const blocks = en.report.blocks;

describe('a report', () => {
  it('has its blocks in the order that clinicians expect', () => {
    const document = compose(CASES.read!, { figures: [figure], pictures: [madePicture()], comparison: [{ kind: 'paragraph', text: 'Film of 2025, same pack.' }] });
    expect(headings(document)).toEqual([
      blocks.identification, blocks.history, blocks.technique, blocks.comparison, blocks.findings, blocks.standing, blocks.height, blocks.tw3, blocks.impression, blocks.reader,
      blocks.film, blocks.graphs, blocks.method,
    ]);
  });

  it('states what was found, against what, and by what', () => {
    const words = text(CASES.read!);
    for (const line of [
      'Name or code: Łucja Groß-Nuñez', 'Patient ID: MRN-4711', 'Chronological age: 9 y 4 mo (112 months)', 'Bone age as female: 8 y 3 mo (99 months)', 'View: left hand, projection PA by the file',
      'Bone age by the reader: 8 y 0 mo (96 months), given before the network’s figure was shown', 'Bone age minus chronological age: −13 mo',
      'Normal: within two standard deviations of chronological age, by Brush Foundation (Greulich and Pyle, Tables III/IV).', 'Judgement: agrees with the network', 'Overrides: none',
      'Program: Carpal 0.1.0, core 0.1.0', 'Model SHA-256: 4e1f0c6d2b9a875343e0d1c2b3a49586978695a4b3c2d1e0f1a2b3c4d5e6f708', 'Validation: Nothing to look at (30 checks, none to look at; limits: calibrated)',
    ]) expect(words.split('\n')).toContain(line);
    expect(words).toContain('Execution provider: onnxruntime-web 1.30.0, WebAssembly, 2 threads');
    expect(words).toContain('Research use, not a medical device');
    expect(words).toContain('Not for the determination of legal age.');
    expect(words).not.toContain('\u00a0');
  });

  it('keeps three uncertainties on three lines, the site\'s table named', () => {
    const lines = text(CASES.read!).split('\n');
    const at = lines.indexOf(blocks.uncertainties);
    expect(lines.slice(at + 1, at + 4)).toEqual([
      'Network: as female, 90 % interval of this film: 7 y 2 mo to 9 y 4 mo.',
      'Children of this age: one SD at the chronological age is 10.4 mo, ± 2 SD about it is 7 y 7 mo to 11 y 1 mo; Brush Foundation (Greulich and Pyle, Tables III/IV).',
      'Readers: two readers of one film differ by 7.6 mo (root mean square, Digital Hand Atlas; Thodberg and Sävendahl 2010).',
    ]);
    const stanford = text(caseOf({}, { sd_table: 'stanford' }));
    expect(stanford).toContain('9 mo, ± 2 SD about it is 7 y 10 mo to 10 y 10 mo; Stanford children');
    expect(stanford.indexOf('Stanford children (Greulich and Pyle, Tables V/VI); SD')).toBeLessThan(stanford.indexOf('Brush Foundation (Greulich and Pyle, Tables III/IV); SD'));
  });

  it('holds the reader\'s own bone age against the tables beside the network\'s', () => {
    expect(section(compose(CASES.read!), blocks.standing)).toContain(
      'Bone age by the reader: 8 y 0 mo: −1.55 SD, Brush Foundation (Greulich and Pyle, Tables III/IV); −1.80 SD, Stanford children (Greulich and Pyle, Tables V/VI)');
  });

  it('leaves name, number and date of birth out unless they are wanted', () => {
    const words = text(CASES.read!, { withName: false });
    for (const secret of ['Łucja', 'Groß', 'MRN-4711', 'A-17', 'Nov 2, 2017']) expect(words, secret).not.toContain(secret);
    expect(words).toContain('Chronological age: 9 y 4 mo');
    expect(text(caseOf({}, { study, child: { ...child, label: '' } }))).toContain('Name or code: Groß, Łucja');
  });

  it('is silent where nothing is known, and adds no finding of its own', () => {
    const document = compose(CASES.bare!);
    expect(headings(document)).toEqual([blocks.identification, blocks.technique, blocks.findings, blocks.impression, blocks.reader, blocks.method]);
    for (const own of Object.values(CASES)) expect(text(own)).not.toMatch(/no abnormality|physes open|growth plates? (are )?open|remaining growth|due to|caused by|undefined|null|NaN/i);
    expect(text(CASES.bare!)).not.toMatch(/SDS|\bNormal:|Delayed|Advanced/);
  });

  it('marks what was refused, read against a refusal, or no child\'s film', () => {
    expect(compose(CASES.refused!).marks).toEqual([en.report.marks.refused]);
    expect(compose(CASES.against!).marks).toEqual([en.report.marks.against]);
    expect(compose(CASES.synthetic!).marks).toEqual([en.report.marks.synthetic]);
    expect(compose(CASES.read!).marks).toEqual([]);
  });

  it('of a refusal has no age, but the reason and its figures', () => {
    const words = text(CASES.refused!);
    expect(words).not.toMatch(/Bone age as|8 y 3 mo|Network:/);
    expect(words).toContain('Distance from known hands 6.84, limit at most 3.1.');
    expect(section(compose(CASES.refused!), blocks.impression)).toContain('Indeterminate: the film was not read.');
  });

  it('of a film that was read against a refusal says so in the impression, with what forbids it', () => {
    const impression = section(compose(CASES.against!), blocks.impression);
    expect(impression).toContain('The film was read against a refusal');
    expect(impression).toContain('cast, treatment that changes growth');
    expect(text(CASES.against!)).toContain('Overrides: read against a refusal');
  });

  it('of a mature hand states no age, no interval, no standing', () => {
    const words = text(CASES.mature!);
    expect(words).toContain('Bone age as female: Skeletally mature. No age above 18 y (girls) is stated.');
    expect(words).not.toMatch(/17 y 10 mo|Network:|SDS [−+]/);
    expect(words).toContain('not stated: the hand is skeletally mature');
  });

  it('of an unknown sex has both readings and holds none against an age', () => {
    const words = text(caseOf({}, { sex: 'unknown' }));
    expect(words).toContain('Bone age as female: 8 y 3 mo');
    expect(words).toContain('Bone age as male: 8 y 9 mo');
    expect(section(compose(caseOf({}, { sex: 'unknown' })), blocks.impression)).not.toMatch(/Normal|Delayed|Advanced/);
  });

  it('that the reader overrules drops the standing of the network\'s figure from the impression', () => {
    const impression = section(compose(CASES.overruled!), blocks.impression);
    expect(impression).toContain('The reader overrules the network: bone age 6 y 6 mo.');
    expect(impression).not.toContain('Normal');
    // All of growth is then of the reader's age, without an interval.
    expect(impression.split('\n').slice(-10).filter((line) => /overrules|Delayed/.test(line))).toEqual([
      'The reader overrules the network: bone age 6 y 6 mo.', 'Delayed: 3.28 SD below chronological age, by Brush Foundation (Greulich and Pyle, Tables III/IV).',
    ]);
    const standing = section(compose(CASES.overruled!), blocks.standing);
    expect(standing).toContain('Bone age by the reader: 6 y 6 mo\nBone age minus chronological age: −34 mo');
    expect(standing).toContain('Brush Foundation (Greulich and Pyle, Tables III/IV); SD 10.4 mo; SDS −3.28');
    expect(standing).not.toContain('−1.21');
    expect(text(CASES.overruled!)).toContain('Adult height (Bayley-Pinneau): 158.3 cm; class retarded');
    expect(headings(compose({ ...CASES.overruled!, own: null, own_growth: null }))).not.toContain(blocks.standing);
    expect(text(CASES.overruled!)).toContain('Remark: Carpals are behind.');
  });

  it('names what is beyond two standard deviations by its SDS and table', () => {
    const delayed = { ...growth, standing: growth.standing.map((one) => ({ ...one, sds: -2.43, verdict: 'delayed' as const })) };
    expect(section(compose(caseOf({}, { growth: delayed })), blocks.impression)).toContain('Delayed: 2.43 SD below chronological age, by Brush Foundation');
  });

  it('prints a score at the limit with the decimals that tell its side, and a difference that is that of the ages beside it', () => {
    const scored = { ...growth, difference_months: -6.4, standing: growth.standing.map((one) => ({ ...one, sds: -2.0004, verdict: 'delayed' as const })) };
    const words = text(caseOf({}, { growth: scored, chronological_age_months: 105.6 }));
    expect(words).toContain('Delayed: 2.0004 SD below chronological age');
    expect(words).toContain('SDS −2.0004');
    // 99.2 and 105.6 months are printed as 99 and 106.
    expect(words).toContain('(99 months)');
    expect(words).toContain('(106 months)');
    expect(words).toContain('Bone age minus chronological age: −7 mo');
  });

  it('says why a height is silent, and none where nobody asked', () => {
    expect(text(CASES.mature!)).toContain('Adult height (Bayley-Pinneau): not stated: the hand is skeletally mature');
    expect(text(caseOf({}, { child: { ...child, height: null, parents: null }, growth: { ...growth, target_height: null } }))).not.toContain('height');
    const young = { ...growth, adult_height: { ...growth.adult_height, error: null } };
    expect(text(caseOf({}, { growth: young }))).toContain(`Error of that method: ${en.adultHeight.noError}`);
  });
});
