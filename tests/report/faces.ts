/** The report's own faces, from the package that they are served from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFace } from '../../web/src/report/pdf/truetype';
import type { Faces } from '../../web/src/report/faces';

const folder = join(import.meta.dirname, '../../node_modules/@expo-google-fonts/open-sans');
const file = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

export const faceFiles = { regular: file('400Regular/OpenSans_400Regular.ttf'), bold: file('700Bold/OpenSans_700Bold.ttf') };
export const faces: Faces = { regular: openFace(faceFiles.regular), bold: openFace(faceFiles.bold) };
