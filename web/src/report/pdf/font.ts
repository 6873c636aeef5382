/** One face in a PDF: a composite font whose characters are called by glyph, with the map back to text that makes it selectable. */
import { hex16, type PdfFile } from './file';
import type { Face } from './truetype';

const PER_EM = 1000;
const MOST_IN_A_BLOCK = 100;

export class PdfFont {
  /** Glyph to the character that it stands for. */
  readonly #used = new Map<number, number>();

  constructor(private readonly face: Face, private readonly bold: boolean) {}

  /** The operand that shows a text. */
  shown(text: string): string {
    return `<${hex16([...text.normalize('NFC')].map((letter) => {
      const codePoint = letter.codePointAt(0)!;
      const glyph = this.face.glyphOf(codePoint);
      if (!this.#used.has(glyph)) this.#used.set(glyph, codePoint);
      return glyph;
    }))}>`;
  }

  /** After the last text. */
  addTo(file: PdfFile): number {
    const { face } = this;
    const scaled = (value: number) => Math.round((value * PER_EM) / face.unitsPerEm);
    // Subsets are told apart by six letters; there is one of each face.
    const name = `/${this.bold ? 'CARPLB' : 'CARPLR'}+${face.postScriptName}`;
    const glyphs = [...this.#used.keys()].sort((a, b) => a - b);
    const program = face.subset(glyphs);
    const stream = file.add({ entries: `/Length1 ${program.length}`, bytes: program });
    const descriptor = file.add(`<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [${face.box.map(scaled).join(' ')}] /ItalicAngle 0 `
      + `/Ascent ${scaled(face.ascent)} /Descent ${scaled(face.descent)} /CapHeight ${scaled(face.capHeight)} /StemV ${this.bold ? 140 : 80} /FontFile2 ${stream} 0 R >>`);
    const widths = glyphs.map((glyph) => `${glyph} [${scaled(face.advanceOf(glyph))}]`).join(' ');
    const descendant = file.add(`<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> `
      + `/FontDescriptor ${descriptor} 0 R /DW ${scaled(face.advanceOf(0))} /W [${widths}] /CIDToGIDMap /Identity >>`);
    const map = file.add({ entries: '', bytes: new TextEncoder().encode(this.#toUnicode(glyphs)) });
    return file.add(`<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R >>`);
  }

  #toUnicode(glyphs: readonly number[]): string {
    const pairs = glyphs.map((glyph) => `<${hex16([glyph])}> <${hex16(utf16(this.#used.get(glyph)!))}>`);
    const blocks: string[] = [];
    for (let at = 0; at < pairs.length; at += MOST_IN_A_BLOCK) {
      const block = pairs.slice(at, at + MOST_IN_A_BLOCK);
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
    }
    return '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def '
      + `/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${blocks.join('\n')}\n`
      + 'endcmap CMapName currentdict /CMap defineresource pop end end';
  }
}

const utf16 = (codePoint: number): number[] => [...Array(String.fromCodePoint(codePoint).length).keys()].map((at) => String.fromCodePoint(codePoint).charCodeAt(at));
