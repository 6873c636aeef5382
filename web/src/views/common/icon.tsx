/** Line icons on a 16-unit grid, drawn for Carpal. Decorative: the word beside them, or the button's label, carries the meaning. */
const shapes = {
  open: 'M2 12.5V4h4l1.5 2H14v6.5z',
  zoom_in: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3 14 14M7 5v4M5 7h4',
  zoom_out: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.3 10.3 14 14M5 7h4',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M6 6h4v4H6z',
  window: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 2.5v11M8 5h4.4M8 8h5.4M8 11h4.4',
  invert: 'M2.5 2.5h11v11h-11zM2.5 13.5l11-11M5 5h2M9.3 11h2.4M10.5 9.8v2.4',
  outline: 'M5 13.5V10L3 7.5l1-1 1.5 1.2V3.5h1.2V7h.6V2.5h1.2V7h.6V3h1.2v4.5h.6V4.5h1.2V10l-1 1.5v2z',
  attention: 'M8 4C4.5 4 2.2 6.6 1.5 8c.7 1.4 3 4 6.5 4s5.8-2.6 6.5-4C13.8 6.6 11.5 4 8 4zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  crop: 'M4.5 1.5v10h10M1.5 4.5h10v10',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.5v2.8h2.8',
  enlarge: 'M9.5 2.5h4v4M13.5 2.5l-5 5M6.5 13.5h-4v-4M2.5 13.5l5-5',
  reduce: 'M13 7H9V3M9 7l4.5-4.5M3 9h4v4M7 9l-4.5 4.5',
  good: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM5.2 8.2l2 2 3.6-4.2',
  look: 'M8 2.2 14.3 13.5H1.7zM8 6.5v3.2M8 11.5v.2',
  stop: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5zM8 5v3.8M8 10.8v.2',
  none: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM5.5 8h5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  save: 'M8 2.5v7.5M5 7.2l3 3 3-3M2.5 11v2.5h11V11',
  list: 'M2.5 3h3v3h-3zM2.5 10h3v3h-3zM8 4.5h5.5M8 11.5h5.5',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  help: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM6.2 6.4c0-2.4 3.7-2.4 3.7 0 0 1.5-1.9 1.5-1.9 3M8 11.4v.2',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
