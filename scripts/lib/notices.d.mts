import type { Component } from './components.d.mts';
export function noticesText(components: readonly Component[]): string;
export function missingIn(markdown: string, components: readonly Component[]): string[];
