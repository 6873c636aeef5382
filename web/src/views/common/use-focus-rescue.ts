import { useEffect, useRef } from 'preact/hooks';

/** When a change takes away the button that was pressed, the focus goes on to the heading of what came, not to the page's start. */
export function useFocusRescue(changed: string | null, heading = '[data-focus-start]'): void {
  const first = useRef(true);
  useEffect(() => {
    if (!first.current && document.activeElement === document.body) {
      document.querySelector<HTMLElement>(heading)?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [changed]);
}
