/** A PNG writer for the tests' pictures: 8 or 16 bits, grey, grey + alpha, RGB, RGBA. */
import { deflateSync } from 'node:zlib';

/**
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {8 | 16} bits
 * @property {1 | 2 | 3 | 4} channels
 * @property {Uint8Array | Uint16Array} data  row by row, channels interleaved
 */

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const COLOUR_TYPE = { 1: 0, 2: 4, 3: 2, 4: 6 };
const FILTER_SUB = 1;

/** @param {Picture} picture @returns {Buffer} */
export function encodePng({ width, height, bits, channels, data }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = bits;
  header[9] = COLOUR_TYPE[channels];
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(filtered(width, height, bits, channels, data), { level: 6 })), chunk('IEND', Buffer.alloc(0))]);
}

/** Every row as the difference to the pixel on its left, which compresses films to about two thirds. */
function filtered(width, height, bits, channels, data) {
  const bytes = bits / 8;
  const step = channels * bytes;
  const stride = width * step;
  const out = Buffer.alloc(height * (stride + 1));
  const row = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const from = y * width * channels;
    if (bytes === 1) row.set(data.subarray(from, from + stride));
    else for (let i = 0; i < width * channels; i++) row.writeUInt16BE(data[from + i], i * 2);
    const to = y * (stride + 1);
    out[to] = FILTER_SUB;
    for (let i = 0; i < stride; i++) out[to + 1 + i] = row[i] - (i >= step ? row[i - step] : 0);
  }
  return out;
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(content.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
