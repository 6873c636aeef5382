/** Draws the icons of the installed app from the same figures as public/icon.svg: `node scripts/make-icons.mjs`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodePng } from '../tests/phantom/png.mjs';
import { root } from './lib/run.mjs';

const GROUND = [0x0b, 0x5f, 0x69];
const LINE = [0xff, 0xff, 0xff];
/** [x, top, bottom], in a square of 32, and the line's half width; as in icon.svg. */
const FINGERS = [[9, 13, 24], [13, 8.5, 24], [17.5, 8, 24], [22, 12, 24]];
const HALF = 1.25;
const RADIUS = 6;
/** Samples a side of each pixel. */
const FINE = 4;

const inFinger = (x, y) => FINGERS.some(([at, top, bottom]) => Math.hypot(x - at, y - Math.min(bottom, Math.max(top, y))) <= HALF);
const outside = (value) => Math.max(RADIUS - value, value - (32 - RADIUS), 0);
const inGround = (x, y) => Math.hypot(outside(x), outside(y)) <= RADIUS;

/** `full`: the ground reaches to the edge and the figure is smaller, for systems that cut icons to a shape of their own. */
function icon(side, full) {
  const data = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      let [ground, line] = [0, 0];
      for (let k = 0; k < FINE * FINE; k++) {
        const u = ((x + ((k % FINE) + 0.5) / FINE) * 32) / side;
        const v = ((y + (Math.floor(k / FINE) + 0.5) / FINE) * 32) / side;
        const shrink = (value) => (full ? (value - 16) / 0.75 + 16 : value);
        if (full || inGround(u, v)) ground++;
        if (inFinger(shrink(u), shrink(v))) line++;
      }
      const share = ground === 0 ? 0 : line / ground;
      const at = (y * side + x) * 4;
      for (let c = 0; c < 3; c++) data[at + c] = Math.round(GROUND[c] + (LINE[c] - GROUND[c]) * share);
      data[at + 3] = Math.round((255 * ground) / (FINE * FINE));
    }
  }
  return encodePng({ width: side, height: side, bits: 8, channels: 4, data });
}

const folder = join(root, 'public/icons');
mkdirSync(folder, { recursive: true });
for (const [name, side, full] of [['180', 180, true], ['192', 192, false], ['512', 512, false], ['maskable-512', 512, true]]) {
  writeFileSync(join(folder, `${name}.png`), icon(side, full));
}
