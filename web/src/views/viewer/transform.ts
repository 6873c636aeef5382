/** Where the film lies in the viewport: CSS pixels = film pixels x scale + offset. Pure. */
export interface Transform {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 12;
const MAX_SCALE = 16;

export function fit(film: Size, viewport: Size): Transform {
  const room = (length: number) => Math.max(1, length - 2 * MARGIN);
  const scale = Math.min(room(viewport.width) / film.width, room(viewport.height) / film.height);
  return centred(film, viewport, scale);
}

function centred(film: Size, viewport: Size, scale: number): Transform {
  return { scale, x: (viewport.width - film.width * scale) / 2, y: (viewport.height - film.height * scale) / 2 };
}

/** Zooms so that the film's point under (x, y) stays there. Not below the fitted size, where there is nothing to see. */
export function zoomAt(view: Transform, factor: number, x: number, y: number, film: Size, viewport: Size): Transform {
  const smallest = fit(film, viewport).scale;
  const scale = Math.min(Math.max(view.scale * factor, smallest), Math.max(MAX_SCALE, smallest));
  const ratio = scale / view.scale;
  return clamp({ scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio }, film, viewport);
}

export function pan(view: Transform, dx: number, dy: number, film: Size, viewport: Size): Transform {
  return clamp({ ...view, x: view.x + dx, y: view.y + dy }, film, viewport);
}

/** A film smaller than the viewport stays centred, a larger one can be moved until its edge reaches the middle. */
function clamp(view: Transform, film: Size, viewport: Size): Transform {
  const axis = (offset: number, length: number, room: number) => {
    if (length <= room) return (room - length) / 2;
    return Math.min(room / 2, Math.max(room / 2 - length, offset));
  };
  return {
    scale: view.scale,
    x: axis(view.x, film.width * view.scale, viewport.width),
    y: axis(view.y, film.height * view.scale, viewport.height),
  };
}
