/**
 * The date of every file in the package: of the commit, not of the day, so that the same source gives the same bytes. It must grow from
 * release to release: servers make ETag and Last-Modified of a file's date and length, and `sw.js` often keeps its length. With one date
 * for all releases nginx and others answer 304, and no browser ever sees an update.
 */
import { output } from './run.mjs';

/** `SOURCE_DATE_EPOCH` is the convention of reproducible builds. What differs from the commit, or is no checkout at all, is of now. */
export function releaseDate({ env = process.env, git = (...args) => output('git', args), now = () => Date.now() } = {}) {
  if (env.SOURCE_DATE_EPOCH) return new Date(Number(env.SOURCE_DATE_EPOCH) * 1000);
  const seconds = git('status', '--porcelain', '--untracked-files=no') === '' ? Number(git('log', '-1', '--format=%ct')) : 0;
  return new Date(seconds > 0 ? seconds * 1000 : now());
}

/** A ZIP holds the digits of a local time: here UTC's, wherever it is made. */
export const inZip = (date) => new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds());
