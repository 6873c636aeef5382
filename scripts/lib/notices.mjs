/** The notices that go with the built site, and whether THIRD_PARTY_NOTICES.md names the same. */
import { licenceText } from './components.mjs';

const LINE = '-'.repeat(78);
/** The text of the exception that LLVM adds to Apache-2.0 gives the right to ship compiled code without these notices; they are given all the same. */
const byText = (components) => [...new Set(components.filter(({ text }) => text === null).map(({ licence }) => licence))];

/** @param {import('./components.mjs').Component[]} components */
export function noticesText(components) {
  const parts = components.map(({ name, version, licence, url, usedFor, copyright, text }) => [
    LINE, `${name} ${version}`, `Used for: ${usedFor}`, `Licence: ${licence}`, `From: ${url}`, '', ...copyright, ...(text === null ? [`The text of ${licence} is at the end.`] : [text]),
  ].join('\n'));
  const texts = byText(components).map((licence) => `${LINE}\n${licence}\n\n${licenceText(licence)}`);
  return [
    'Carpal carries the work of others, with thanks. What each is, and under which terms:', '',
    ...parts, LINE,
    'ONNX Runtime itself is built from further libraries (among them ONNX, Protocol Buffers, Abseil, Eigen and FlatBuffers). They and their terms are',
    'in ThirdPartyNotices.txt of its release, at https://github.com/microsoft/onnxruntime.', '', ...texts, '',
  ].join('\n');
}

/** Names that THIRD_PARTY_NOTICES.md lacks, or gives another licence for. */
export function missingIn(markdown, components) {
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  return components.filter(({ name, licence }) => {
    const short = name.split(' ')[0];
    const row = rows.find((line) => line.includes(name) || line.toLowerCase().includes(short.toLowerCase()));
    return row === undefined || !licence.split(/ WITH | AND | OR /).some((id) => row.includes(id));
  }).map(({ name, licence }) => `${name} (${licence})`);
}
