/** A film as a clinic may have it: on a larger canvas, mirrored, inverted, turned by any angle, in that order. */

/**
 * @param {{ width: number, height: number, data: Uint16Array }} film
 * @param {{ turned?: number, mirrored?: boolean, inverted?: boolean, canvas?: number, grey?: number, beside?: boolean }} way
 *   `turned`: degrees clockwise; `canvas`: times the sides; `grey`: 0..1 of what is around; `beside`: the film and its mirror image side by side
 */
export function composed(film, { turned = 0, mirrored = false, inverted = false, canvas = 1, grey = 0, beside = false }) {
  const around = Math.round(65535 * grey);
  let picture = beside ? pair(film) : film;
  if (canvas > 1) picture = onCanvas(picture, canvas, around);
  if (mirrored) picture = each(picture.width, picture.height, (x, y) => picture.data[y * picture.width + picture.width - 1 - x]);
  if (inverted) picture = { ...picture, data: picture.data.map((value) => 65535 - value) };
  return turned === 0 ? picture : rotated(picture, turned, inverted ? 65535 - around : around);
}

function each(width, height, at) {
  const data = new Uint16Array(width * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data[y * width + x] = at(x, y);
  return { width, height, data };
}

/** The film on the left, its mirror image on the right: the thumbs in the middle. */
function pair(film) {
  const { width, height, data } = film;
  return each(2 * width, height, (x, y) => data[y * width + (x < width ? x : 2 * width - 1 - x)]);
}

function onCanvas(film, times, around) {
  const [width, height] = [Math.round(film.width * times), Math.round(film.height * times)];
  const [left, top] = [Math.round(0.3 * (width - film.width)), Math.round(0.6 * (height - film.height))];
  return each(width, height, (x, y) => {
    const [u, v] = [x - left, y - top];
    return u >= 0 && v >= 0 && u < film.width && v < film.height ? film.data[v * film.width + u] : around;
  });
}

/** Clockwise, bilinear, into a picture that holds all of it. */
function rotated(film, degrees, around) {
  const { width: w, height: h, data } = film;
  const [cosine, sine] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const side = (a, b) => Math.ceil(a - 1e-6 + b);
  const [width, height] = [side(w * Math.abs(cosine), h * Math.abs(sine)), side(w * Math.abs(sine), h * Math.abs(cosine))];
  return each(width, height, (x, y) => {
    const [dx, dy] = [x + 0.5 - width / 2, y + 0.5 - height / 2];
    const [u, v] = [w / 2 + cosine * dx + sine * dy - 0.5, h / 2 - sine * dx + cosine * dy - 0.5];
    if (u < 0 || v < 0 || u > w - 1 || v > h - 1) return around;
    const [left, top] = [Math.floor(u), Math.floor(v)];
    const at = (i, j) => data[Math.min(h - 1, top + j) * w + Math.min(w - 1, left + i)];
    const above = at(0, 0) + (at(1, 0) - at(0, 0)) * (u - left);
    const below = at(0, 1) + (at(1, 1) - at(0, 1)) * (u - left);
    return Math.round(above + (below - above) * (v - top));
  });
}
