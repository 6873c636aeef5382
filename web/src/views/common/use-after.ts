import { useEffect, useState } from 'preact/hooks';

/** True once `active` has held for `milliseconds`. What is over sooner is never shown. */
export function useAfter(milliseconds: number, active: boolean): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    setPassed(false);
    if (!active) return;
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [active, milliseconds]);
  return active && passed;
}
