/** Proper names: the same in every language. */
import type { FileFormat, Provider } from '../domain/assessment';

export const formatNames: Record<FileFormat, string> = { png: 'PNG', jpeg: 'JPEG', bmp: 'BMP', dicom: 'DICOM', tiff: 'TIFF', webp: 'WebP' };

export const providerNames: Record<Provider, string> = { wasm: 'WebAssembly', webgpu: 'WebGPU' };
