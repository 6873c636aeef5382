/** Pages of marks as a PDF: text with embedded fonts, vectors, pictures, and a tree of what is read in which order. */
import type { ReportDocument, ReportPicture } from '../document';
import type { Colour, Group, Page, PageMark } from '../drawing';
import type { Faces } from '../faces';
import { decimal as d, PdfFile, textString } from './file';
import { PdfFont } from './font';

export interface PdfOptions {
  readonly faces: Faces;
  readonly producer: string;
  /** ISO, UTC. */
  readonly written: string;
  readonly progress: (share: number) => void;
}

/** Of a quarter circle by one Bézier curve. */
const KAPPA = 0.5523;

/** Three decimals tell every one of 256 levels. */
const rgb = (colour: Colour) => colour.map((part) => String(Math.round((part / 255) * 1000) / 1000)).join(' ');

export async function writePdf(document: ReportDocument, pages: readonly Page[], { faces, producer, written, progress }: PdfOptions): Promise<Uint8Array<ArrayBuffer>> {
  const file = new PdfFile();
  const fonts = { regular: new PdfFont(faces.regular, false), bold: new PdfFont(faces.bold, true) };
  const [catalog, tree, resources, structure, root, parents] = Array.from({ length: 6 }, () => file.add()) as [number, number, number, number, number, number];
  const pictures = new Map<ReportPicture, number>();
  const pictureOf = (picture: ReportPicture): string => {
    const known = pictures.get(picture) ?? file.add(pictureStream(picture));
    pictures.set(picture, known);
    return `P${known}`;
  };

  const pageNumbers: number[] = [];
  const elements: number[] = [];
  const byPage: number[][] = [];
  for (const [index, page] of pages.entries()) {
    const number = file.add();
    const own: number[] = [];
    const content = page.groups.map((group) => {
      const drawn = group.marks.map((mark) => drawnMark(mark, page.height, fonts, pictureOf)).join('\n');
      if (group.role === 'Artifact') return `/Artifact BMC\n${drawn}\nEMC`;
      own.push(file.add(elementOf(group, root, number, own.length)));
      return `/${group.role} << /MCID ${own.length - 1} >> BDC\n${drawn}\nEMC`;
    }).join('\n');
    const stream = file.add({ entries: '', bytes: new TextEncoder().encode(content) });
    file.set(number, `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${d(page.width)} ${d(page.height)}] /Resources ${resources} 0 R /Contents ${stream} 0 R `
      + `/StructParents ${index} /Tabs /S >>`);
    pageNumbers.push(number);
    elements.push(...own);
    byPage.push(own);
  }

  const refs = (numbers: readonly number[]) => numbers.map((number) => `${number} 0 R`).join(' ');
  const [regular, bold] = [fonts.regular.addTo(file), fonts.bold.addTo(file)];
  const xObjects = [...pictures.values()].map((number) => `/P${number} ${number} 0 R`).join(' ');
  file.set(resources, `<< /Font << /R ${regular} 0 R /B ${bold} 0 R >> /XObject << ${xObjects} >> >>`);
  file.set(tree, `<< /Type /Pages /Kids [${refs(pageNumbers)}] /Count ${pageNumbers.length} >>`);
  file.set(root, `<< /Type /StructElem /S /Document /P ${structure} 0 R /K [${refs(elements)}] >>`);
  file.set(parents, `<< /Nums [${byPage.map((own, index) => `${index} [${refs(own)}]`).join(' ')}] >>`);
  file.set(structure, `<< /Type /StructTreeRoot /K ${root} 0 R /ParentTree ${parents} 0 R /ParentTreeNextKey ${pages.length} >>`);
  file.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R /Lang ${textString(document.language)} /MarkInfo << /Marked true >> /StructTreeRoot ${structure} 0 R `
    + '/ViewerPreferences << /DisplayDocTitle true >> >>');
  const subject = [document.header, ...document.marks].join('. ');
  const info = file.add(`<< /Title ${textString(document.title)} /Subject ${textString(subject)} /Creator ${textString(producer)} /Producer ${textString(producer)} `
    + `/CreationDate (D:${written.replaceAll(/[-:T]/g, '').slice(0, 14)}Z) >>`);
  return file.bytes(catalog, info, progress);
}

function elementOf({ role, alternative }: Group, parent: number, page: number, id: number): string {
  return `<< /Type /StructElem /S /${role} /P ${parent} 0 R /Pg ${page} 0 R /K ${id}${alternative === undefined ? '' : ` /Alt ${textString(alternative)}`} >>`;
}

function pictureStream({ width, height, channels, samples }: ReportPicture) {
  const space = channels === 1 ? '/DeviceGray' : '/DeviceRGB';
  return { entries: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${space} /BitsPerComponent 8`, bytes: samples };
}

/** A page is measured from its lower left corner. */
function drawnMark(mark: PageMark, height: number, fonts: { readonly regular: PdfFont; readonly bold: PdfFont }, pictureOf: (picture: ReportPicture) => string): string {
  const up = (y: number) => d(height - y);
  switch (mark.kind) {
    case 'text': {
      const font = mark.bold ? fonts.bold : fonts.regular;
      return `BT ${rgb(mark.colour)} rg /${mark.bold ? 'B' : 'R'} ${d(mark.size)} Tf ${d(mark.x)} ${up(mark.y)} Td ${font.shown(mark.text)} Tj ET`;
    }
    case 'path': {
      if (mark.points.length === 0) return '';
      const path = mark.points.map(([x, y], index) => `${d(x)} ${up(y)} ${index === 0 ? 'm' : 'l'}`).join(' ');
      if (mark.fill) return `${rgb(mark.fill)} rg ${path} h f`;
      if (!mark.stroke) return '';
      const { colour, width, dashed } = mark.stroke;
      return `q 1 J 1 j ${rgb(colour)} RG ${d(width)} w ${dashed ? `[${d(width * 3)} ${d(width * 3)}] 0 d ` : ''}${path} S Q`;
    }
    case 'circle': {
      const { x, y, radius: r } = mark;
      const [k, centre] = [r * KAPPA, height - y];
      const at = (dx: number, dy: number) => `${d(x + dx)} ${d(centre + dy)}`;
      const curves = [[r, k, k, r, 0, r], [-k, r, -r, k, -r, 0], [-r, -k, -k, -r, 0, -r], [k, -r, r, -k, r, 0]] as const;
      const path = `${at(r, 0)} m ${curves.map(([a, b, e, f, g, h]) => `${at(a, b)} ${at(e, f)} ${at(g, h)} c`).join(' ')} h`;
      return mark.hollow ? `q ${rgb(mark.colour)} RG 1 1 1 rg ${d(Math.max(0.8, r / 3))} w ${path} B Q` : `${rgb(mark.colour)} rg ${path} f`;
    }
    case 'picture':
      return `q ${d(mark.width)} 0 0 ${d(mark.height)} ${d(mark.x)} ${up(mark.y + mark.height)} cm /${pictureOf(mark.picture)} Do Q`;
  }
}
