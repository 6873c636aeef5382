/** The DICOM files of every made-up case into a folder, for pytest: `tsx tests/report/write.ts FOLDER`; codes as JSON on the way out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeReport } from '../../web/src/report/compose';
import * as codes from '../../web/src/report/dicom/codes';
import { secondaryCapture } from '../../web/src/report/dicom/secondary-capture';
import { structuredReport } from '../../web/src/report/dicom/structured-report';
import { reportText } from '../../web/src/report/text';
import { CASES, inputOf } from './cases';

const folder = process.argv[2]!;
const capture = { width: 5, height: 3, samples: Uint8Array.from({ length: 45 }, (_, index) => index) };
for (const [name, own] of Object.entries(CASES)) {
  for (const withName of [true, false]) {
    const input = inputOf(own, { withName });
    const stem = join(folder, withName ? name : `${name}-unnamed`);
    writeFileSync(`${stem}.sr.dcm`, structuredReport(input));
    writeFileSync(`${stem}.sc.dcm`, secondaryCapture(input, capture, reportText(composeReport(input))));
  }
}
const all: codes.Code[] = [];
const collect = (node: unknown): void => {
  if (typeof node !== 'object' || node === null) return;
  if ('scheme' in node && 'meaning' in node) all.push(node as codes.Code);
  else Object.values(node).forEach(collect);
};
collect(codes);
console.log(JSON.stringify(all));
