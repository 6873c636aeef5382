/** The two faces of a report and how wide a text is in them. */
import type { Face } from './pdf/truetype';

export interface Faces {
  readonly regular: Face;
  readonly bold: Face;
}

const glyphsOf = (text: string, face: Face): number[] => [...text.normalize('NFC')].map((letter) => face.glyphOf(letter.codePointAt(0)!));

export function widthOf(faces: Faces, text: string, size: number, bold: boolean): number {
  const face = bold ? faces.bold : faces.regular;
  return (glyphsOf(text, face).reduce((sum, glyph) => sum + face.advanceOf(glyph), 0) * size) / face.unitsPerEm;
}

/** Lines no wider than `width`: broken at spaces, and inside what has none (a hash). */
export function wrapped(faces: Faces, text: string, size: number, bold: boolean, width: number): string[] {
  const fits = (line: string) => widthOf(faces, line, size, bold) <= width;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = '';
      for (const letter of word) {
        if (line !== '' && !fits(line + letter)) {
          lines.push(line);
          line = '';
        }
        line += letter;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** Characters that the faces lack: a name in another script. */
export function missingFrom({ regular }: Faces, text: string): string[] {
  return [...new Set(text.normalize('NFC'))].filter((letter) => !/\s/.test(letter) && regular.glyphOf(letter.codePointAt(0)!) === 0);
}
