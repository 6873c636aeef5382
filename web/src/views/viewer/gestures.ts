import type { FilmBox } from '../../domain/assessment';
import type { FilmDisplay } from './display';

const ARROW_PAN = 40;
const ARROW_WINDOW = 12;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Mouse, pen, touch and keyboard on the film; `onCrop` gets a crop that was drawn. Returns the function that takes the listeners away. */
export function listenToGestures(element: HTMLElement, display: FilmDisplay, onCrop: (box: FilmBox) => void): () => void {
  const pointers = new Map<number, Point>();
  let windowing = false;
  let cropping = false;

  const at = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 && event.button !== 2) return;
    pointers.set(event.pointerId, at(event));
    windowing = event.button === 2 || display.windowMode.value;
    cropping = event.button === 0 && display.cropMode.value;
    if (cropping) display.dragCrop(at(event).x, at(event).y);
    element.setPointerCapture(event.pointerId);
  };

  const onMove = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (other) return pinch(display, before, now, other);
    if (cropping) return display.dragCrop(now.x, now.y);
    if (windowing) display.dragWindow(now.x - before.x, now.y - before.y);
    else display.pan(now.x - before.x, now.y - before.y);
  };

  const onUp = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
    if (!cropping) return;
    cropping = false;
    const box = display.endCrop();
    if (box && event.type === 'pointerup') onCrop(box);
  };

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const { x, y } = at(event);
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 32;
    display.zoomBy(Math.exp(-Math.min(200, Math.max(-200, lines)) / 400), x, y);
  };

  const onKey = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!direction) return;
    event.preventDefault();
    const [dx, dy] = direction as [number, number];
    if (display.windowMode.value) display.dragWindow(dx * ARROW_WINDOW, dy * ARROW_WINDOW);
    else display.pan(-dx * ARROW_PAN, -dy * ARROW_PAN);
  };

  const onMenu = (event: Event) => event.preventDefault(); // the right button is window/level
  const onDouble = () => display.fit();

  const listeners = [
    ['pointerdown', onDown], ['pointermove', onMove], ['pointerup', onUp], ['pointercancel', onUp],
    ['keydown', onKey], ['contextmenu', onMenu], ['dblclick', onDouble],
  ] as const;
  for (const [name, listener] of listeners) element.addEventListener(name, listener as EventListener);
  element.addEventListener('wheel', onWheel, { passive: false });
  return () => {
    for (const [name, listener] of listeners) element.removeEventListener(name, listener as EventListener);
    element.removeEventListener('wheel', onWheel);
  };
}

/** One of two fingers moved: zoom about their middle by the change of distance, follow the middle. */
function pinch(display: FilmDisplay, before: Point, now: Point, other: Point): void {
  const distance = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
  display.zoomBy(distance(now) / distance(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
  display.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
}
