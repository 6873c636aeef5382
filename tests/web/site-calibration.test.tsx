/** A site's correction on the page: seen beside the figure without it, followed by the standing, kept out of follow-up. */
import { afterEach, describe, expect, it } from 'vitest';
import { announcement } from '../../web/src/app/announce';
import type { SiteProfile } from '../../web/src/domain/site-calibration';
import { siteProfile } from '../report/cases';
import { button, choose, months, mount, open, settle, text, unmount } from './mounted';
import { manifest } from './made-up';

afterEach(unmount);

const ofPack: SiteProfile = { ...siteProfile, pack: { name: manifest.name, version: manifest.version, model_sha256: manifest.files.model.sha256 } };

async function read(profile: SiteProfile, sex = 'female') {
  const mounted = mount();
  mounted.session.site.apply(profile);
  await open(mounted.session);
  await choose(sex);
  return mounted;
}

describe('a reading at a site with a correction', () => {
  it('states the corrected age, marked, with the uncorrected one beside it', async () => {
    const { session } = await read(ofPack);
    expect(months()).toEqual([expect.closeTo(94.2, 9)]);
    expect(text('.verdict')).toContain('Site-corrected');
    expect(text('.verdict')).toContain('Without the site’s correction: 8 y 3 mo, 7 y 2 mo to 9 y 4 mo.');
    expect(text('.verdict')).toContain('A line fitted on 64 readings of this site, signed by A. Weiß, Feb 1, 2026.');
    expect(announcement(session.commands.state.value, 'machine_first', session.site.profile.value)).toContain('Site-corrected.');
    expect(session.commands.state.value.phase).toMatchObject({ reading: { assessment: { results: { female: { bone_age_months: 99.2 } } } } });
    session.site.remove();
    await settle();
    expect(months()).toEqual([99.2]);
    expect(text('.verdict')).not.toContain('Site-corrected');
  });

  it('holds the corrected age against the child’s, and keeps the other for follow-up', async () => {
    const { session } = await read(ofPack);
    session.child.change({ years: '9', months: '0' });
    await settle();
    expect(session.openCase.value!.growth!.difference_months).toBeCloseTo(94.2 - 108, 9);
    expect(text('.standing')).toContain('7 y 10 mo (site-corrected)');
    expect(session.followUp.source.current.value).toMatchObject({ site_profile: null, growth: { difference_months: expect.closeTo(99.2 - 108, 9) as number } });
  });

  it('of another pack says that it is not corrected, and is not', async () => {
    await read({ ...ofPack, pack: { ...ofPack.pack, version: '0.9.0' } });
    expect(months()).toEqual([99.2]);
    expect(text('.verdict')).toContain('Not site-corrected: the correction was fitted with another model pack.');
  });

  it('of a sex that has no line says so', async () => {
    await read(ofPack, 'male');
    expect(months()).toEqual([105.4]);
    expect(text('.verdict')).toContain('Not site-corrected: no correction was fitted for this sex.');
    // The other sex, on the line below, is corrected.
    expect(text('.other-sex')).toContain('If female: 7 y 10 mo');
  });

  it('is removed in the settings, after a question', async () => {
    const { session } = await read(ofPack);
    location.hash = '#settings';
    session.view.value = 'settings';
    await settle();
    expect(text('#site-calibration')).toContain('A. Weiß, Feb 1, 2026');
    expect(text('#site-calibration')).toContain('gain 1.8 mo (0.4 mo to 3.2 mo)');
    button('Remove').click();
    await settle();
    expect(session.site.profile.value).not.toBeNull();
    [...document.querySelectorAll<HTMLButtonElement>('dialog .button-stop')].at(-1)!.click();
    await settle();
    expect(session.site.profile.value).toBeNull();
    expect(text('#site-calibration')).toContain('None. One can be fitted');
  });
});
