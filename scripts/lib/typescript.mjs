/** Runs one of the TypeScript programs beside this file: `main(argv)` gives the exit code. */
export async function run(program) {
  let tsx;
  try {
    tsx = await import('tsx/esm/api');
  } catch {
    console.error('The npm packages are missing: run `npm ci --ignore-scripts` first (`npm start` does it for you).');
    process.exit(1);
  }
  tsx.register();
  const { main } = await import(new URL(program, import.meta.url).href);
  process.exitCode = await main(process.argv.slice(2));
}
