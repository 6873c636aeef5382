/** Films for the page, drawn by code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badPictures, encodePng, textFile, truncated, type BadKind } from '../phantom/phantom.mjs';
import { repository } from './paths';

/** The sample that the page offers, as it was built. */
export const phantom = readFileSync(join(repository, 'dist/samples/phantom.png'));

export const bad = (kind: BadKind): Buffer => encodePng(badPictures[kind]());

export { textFile };
export const truncatedPhantom = (): Buffer => truncated(phantom);
