/** What leaves the page, on the user's wish: into the browser's downloads. */
export function download(content: string | Uint8Array<ArrayBuffer> | Blob, name: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
