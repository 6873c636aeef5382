/** Values of a data set: numbers, dates and names, null where they are missing or make no sense. */
import type { DataSet, Element } from 'dicom-parser';

/** Decimal or integer string; null where it is none. `index` counts values between backslashes. */
export function decimal(dataSet: DataSet, tag: string, index = 0): number | null {
  const text = dataSet.string(tag, index);
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

export function text(dataSet: DataSet, tag: string): string | null {
  const value = dataSet.string(tag)?.replaceAll('\0', '').trim();
  return value === undefined || value === '' ? null : value;
}

/** DA: YYYYMMDD, of old also YYYY.MM.DD; ISO, or null where there is no such day. */
export function date(dataSet: DataSet, tag: string): string | null {
  const parts = /^(\d{4})[.]?(\d{2})[.]?(\d{2})$/.exec(text(dataSet, tag) ?? '');
  if (parts === null) return null;
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso ? null : iso;
}

const DAYS_A_MONTH = 30.4375;

/** AS: three digits and D, W, M or Y (PS3.5 table 6.2-1); months. */
export function ageMonths(dataSet: DataSet, tag: string): number | null {
  const parts = /^(\d{1,3})([DWMY])$/.exec(text(dataSet, tag) ?? '');
  if (parts === null) return null;
  return Number(parts[1]) * { D: 1 / DAYS_A_MONTH, W: 7 / DAYS_A_MONTH, M: 1, Y: 12 }[parts[2] as 'D' | 'W' | 'M' | 'Y'];
}

/** From one ISO date to another, in months; negative where the second comes first. */
export function monthsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 / DAYS_A_MONTH;
}

/** Defined terms of PS3.3 C.12.1.1.2 that browsers know by another name; the first one counts, code extensions are left to it. */
const CHARSETS: Readonly<Record<string, string>> = {
  'ISO_IR 100': 'latin1', 'ISO_IR 101': 'iso-8859-2', 'ISO_IR 109': 'iso-8859-3', 'ISO_IR 110': 'iso-8859-4', 'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6', 'ISO_IR 126': 'iso-8859-7', 'ISO_IR 138': 'iso-8859-8', 'ISO_IR 148': 'iso-8859-9', 'ISO_IR 203': 'iso-8859-15',
  'ISO_IR 13': 'shift_jis', 'ISO_IR 166': 'windows-874', 'ISO_IR 192': 'utf-8', GB18030: 'gb18030', GBK: 'gbk',
  'ISO 2022 IR 87': 'iso-2022-jp', 'ISO 2022 IR 149': 'euc-kr', 'ISO 2022 IR 58': 'gbk',
};

/** A text with the data set's character set, as it stands in the file; '' where there is none. */
export function decoded(dataSet: DataSet, tag: string): string {
  const element: Element | undefined = dataSet.elements[tag];
  if (element === undefined || element.length === 0) return '';
  const terms = Array.from({ length: dataSet.numStringValues('x00080005') ?? 0 }, (_, index) => dataSet.string('x00080005', index) ?? '');
  const charset = terms.map((term) => CHARSETS[term.trim()]).find((known) => known !== undefined) ?? 'latin1';
  const bytes = new Uint8Array(dataSet.byteArray).subarray(element.dataOffset, element.dataOffset + element.length);
  return new TextDecoder(charset).decode(bytes).replaceAll('\0', '').trim();
}

/** PN: its first component group; family name first. */
export function personName(dataSet: DataSet, tag: string): string | null {
  const [group = ''] = decoded(dataSet, tag).split('=');
  const name = group.split('^').map((part) => part.trim()).filter((part) => part !== '').join(', ');
  return name === '' ? null : name;
}
