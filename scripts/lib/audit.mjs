/** What npm's registry knows against the pinned packages. A package with something unexplained against it is not made. */
import { spawnSync } from 'node:child_process';
import { root } from './run.mjs';

/** Advisories that do not reach Carpal: address of the advisory -> why. */
const EXPLAINED = {};

/**
 * `report`: what `npm audit --json` prints. `asked`: the registry gave an answer, which not every mirror does. `open`: sentences, one for each
 * advisory that nobody has explained.
 * @param {string} report @param {Record<string, string>} explained
 */
export function judgeAudit(report, explained = EXPLAINED) {
  let vulnerabilities;
  try {
    ({ vulnerabilities } = JSON.parse(report));
  } catch {
    vulnerabilities = undefined;
  }
  if (vulnerabilities === undefined) return { asked: false, open: [] };
  const advisories = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one === 'object'));
  return { asked: true, open: advisories.filter(({ url }) => !(url in explained)).map(({ name, severity, title, url }) => `${name}, ${severity}: ${title} (${url})`) };
}

/** Of all packages, those that build and test as well. Throws where something is open. */
export function expectAudited() {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const { asked, open } = judgeAudit(stdout ?? '');
  if (open.length > 0) throw new Error(`npm audit: ${open.join('; ')}. Move to a version without it, or say in scripts/lib/audit.mjs why it does not reach Carpal.`);
  console.log(asked ? '\nnpm audit: nothing is known against the pinned packages' : '\nnpm audit: the registry did not answer; ask again where it does');
}
