import { signal } from '@preact/signals';
import type { Session } from './session';

/** True while files are dragged over the page. */
export const dragging = signal(false);

const hasFiles = (data: DataTransfer | null) => data?.types.includes('Files') ?? false;

/** Dropping and pasting work on the whole page, whatever is shown. */
export function listenToIntake(session: Session): () => void {
  let depth = 0; // enter and leave fire for every child passed
  const settle = (value: number) => {
    depth = Math.max(0, value);
    dragging.value = depth > 0 && session.accepted.value;
  };
  const onEnter = (event: DragEvent) => { if (hasFiles(event.dataTransfer)) settle(depth + 1); };
  const onLeave = (event: DragEvent) => { if (hasFiles(event.dataTransfer)) settle(depth - 1); };
  const onOver = (event: DragEvent) => event.preventDefault(); // else the browser opens the file itself
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    settle(0);
    if (event.dataTransfer) session.openDropped(event.dataTransfer);
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = event.clipboardData?.files;
    if (files?.length) session.openFiles(files);
  };
  const entries = [['dragenter', onEnter], ['dragleave', onLeave], ['dragover', onOver], ['drop', onDrop], ['paste', onPaste]] as const;
  for (const [name, listener] of entries) window.addEventListener(name, listener as EventListener);
  return () => { for (const [name, listener] of entries) window.removeEventListener(name, listener as EventListener); };
}
