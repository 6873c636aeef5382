/** What is seen where the page's script does not run: in every language, for none has been chosen yet. Made by the build, out of the catalogues. */
import { offline as de } from './src/i18n/de/offline.ts';
import { offline as en } from './src/i18n/en/offline.ts';
import { offline as es } from './src/i18n/es/offline.ts';
import { offline as fr } from './src/i18n/fr/offline.ts';
import { offline as pt } from './src/i18n/pt/offline.ts';

const ALL = Object.entries({ en, de, es, fr, pt }).map(([language, { notStarted }]) => [language, notStarted] as const);

const lines = () => ALL.map(([language, { title, text, again }]) => `<p lang="${language}"><strong>${title}</strong> ${text} <a href="./">${again}</a></p>`).join('');

/** In the page, until the program takes its place; `base.css` shows it late. */
export const notStarted = () => `<div class="not-started">${lines()}</div>`;

export const noScript = () => ALL.map(([language, words]) => `<p lang="${language}">${words.noScript}</p>`).join('');

/** Instead of a page that the service worker can give no more. */
export const lostPage = () => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Carpal</title></head>`
  + `<body><h1>Carpal</h1>${lines()}</body></html>`;
