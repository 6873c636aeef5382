import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import headers from './headers.json';
import { noteShipped, offline } from './vite.offline.ts';
import { payload, type Mount } from './vite.payload.ts';

const root = new URL('../', import.meta.url);
const path = (relative: string) => fileURLToPath(new URL(relative, root));

const engineDir = path('node_modules/onnxruntime-web/dist');
const fontDir = path('node_modules/@expo-google-fonts/open-sans');
const fontFiles = ['400Regular/OpenSans_400Regular.ttf', '700Bold/OpenSans_700Bold.ttf', 'LICENSE_FONT'];
const engineFiles = ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'];
/** Of the build for WebGPU, which is fetched only where that is used. */
const webgpuFiles = ['ort-wasm-simd-threaded.asyncify.mjs', 'ort-wasm-simd-threaded.asyncify.wasm'];

/** Files that the page fetches by name at run time, and that the bundler must leave alone. */
const mounts: Mount[] = [
  { url: 'models', dir: path('models'), accept: (file) => /^[^/]+\/.+\.(json|onnx|bin|md|txt)$/.test(file) },
  { url: 'core', dir: path('build/wasm'), accept: (file) => file === 'carpal.mjs' || file === 'carpal.wasm', required: ['carpal.mjs', 'carpal.wasm'] },
  { url: 'fonts', dir: fontDir, accept: (file) => fontFiles.includes(file), required: fontFiles },
  { url: 'ort', dir: engineDir, accept: (file) => [...engineFiles, ...webgpuFiles].includes(file), required: [...engineFiles, ...webgpuFiles] },
];

const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8')) as { version: string };
const engineBytes = engineFiles.reduce((sum, file) => sum + statSync(`${engineDir}/${file}`).size, 0);

export default defineConfig({
  root: path('web'),
  publicDir: path('public'),
  base: './',
  // A file that is not there is a 404, never index.html with 200: the page must see a missing pack as missing.
  appType: 'mpa',
  plugins: [noteShipped(), payload(mounts), offline(mounts, version)],
  define: {
    __APP_VERSION__: JSON.stringify(version),
    __ENGINE_BYTES__: JSON.stringify(engineBytes),
  },
  // Without this condition onnxruntime-web resolves to a bundle that drags its own copy of the 14 MB engine into dist.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'] },
  worker: { format: 'es', plugins: () => [noteShipped()] },
  build: { outDir: path('dist'), emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  // In development Vite brings scripts and styles of its own, which the policy would refuse; isolation is needed there too, for threads.
  server: { headers: { ...headers, 'Content-Security-Policy': "frame-ancestors 'none'" } },
  preview: { headers },
});
