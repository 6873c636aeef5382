/** Content items of a structured report (PS3.3, C.17.3) as data sets. */
import type { Code } from './codes';
import { text } from './modules';
import type { DataSet, Element } from './writer';

export type Relationship = 'CONTAINS' | 'HAS CONCEPT MOD' | 'HAS OBS CONTEXT' | 'HAS PROPERTIES';
type AnyCode = { readonly value: string; readonly scheme: string; readonly meaning: string };

export const codeItem = ({ value, scheme, meaning }: AnyCode): DataSet => [text(0x00080100, 'SH', value), text(0x00080102, 'SH', scheme), text(0x00080104, 'LO', meaning)];

const coded = (tag: number, code: AnyCode): Element => ({ tag, vr: 'SQ', value: [codeItem(code)] });

function node(relationship: Relationship, type: string, name: AnyCode | null, value: readonly Element[], children: readonly DataSet[]): DataSet {
  return [
    text(0x0040a010, 'CS', relationship), text(0x0040a040, 'CS', type), ...(name ? [coded(0x0040a043, name)] : []), ...value,
    ...(children.length > 0 ? [{ tag: 0x0040a730, vr: 'SQ', value: children }] : []),
  ];
}

export const codeNode = (relationship: Relationship, name: AnyCode, value: Code, children: readonly DataSet[] = []): DataSet =>
  node(relationship, 'CODE', name, [coded(0x0040a168, value)], children);

export const textNode = (relationship: Relationship, name: AnyCode, value: string): DataSet => node(relationship, 'TEXT', name, [text(0x0040a160, 'UT', value)], []);

export const uidNode = (relationship: Relationship, name: AnyCode, value: string): DataSet => node(relationship, 'UIDREF', name, [text(0x0040a124, 'UI', value)], []);

/** Four decimals: a ten-thousandth of a month. */
export function numberNode(relationship: Relationship, name: AnyCode, value: number, unit: Code, children: readonly DataSet[] = []): DataSet {
  const measured: DataSet = [text(0x0040a30a, 'DS', String(Math.round(value * 10_000) / 10_000)), coded(0x004008ea, unit)];
  return node(relationship, 'NUM', name, [{ tag: 0x0040a300, vr: 'SQ', value: [measured] }], children);
}

export const imageNode = (relationship: Relationship, name: AnyCode | null, reference: DataSet): DataSet =>
  node(relationship, 'IMAGE', name, [{ tag: 0x00081199, vr: 'SQ', value: [reference] }], []);

const container = (name: AnyCode, template: string | null): readonly Element[] => [
  text(0x0040a050, 'CS', 'SEPARATE'), coded(0x0040a043, name),
  ...(template === null ? [] : [{ tag: 0x0040a504, vr: 'SQ', value: [[text(0x00080105, 'CS', 'DCMR'), text(0x0040db00, 'CS', template)]] }]),
];

export const containerNode = (name: AnyCode, template: string | null, children: readonly DataSet[]): DataSet =>
  node('CONTAINS', 'CONTAINER', null, container(name, template), children);

/** The root is the data set itself: without a relationship. */
export const rootContainer = (name: AnyCode, template: string, children: readonly DataSet[]): DataSet =>
  [text(0x0040a040, 'CS', 'CONTAINER'), ...container(name, template), { tag: 0x0040a730, vr: 'SQ', value: children }];
