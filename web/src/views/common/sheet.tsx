import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface SheetProps {
  readonly title: string;
  readonly name: string;
  /** Without it the sheet stays until its own button answers it. */
  readonly onClose?: () => void;
  readonly children: ComponentChildren;
}

/** A modal sheet: the browser keeps the focus inside and gives it back. */
export function Sheet({ title, name, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`sheet sheet-${name}`}
      aria-labelledby={`${name}-title`}
      // A second Esc closes a dialog whatever its cancel event says: the key itself has to be taken.
      onKeyDown={(event) => { if (event.key === 'Escape' && !onClose) event.preventDefault(); }}
      onCancel={(event) => { event.preventDefault(); onClose?.(); }}
    >
      <h2 id={`${name}-title`}>{title}</h2>
      {children}
    </dialog>
  );
}
