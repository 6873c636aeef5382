import { afterEach, describe, expect, it } from 'vitest';
import { announcement } from '../../web/src/app/announce';
import { en } from '../../web/src/i18n/en';
import { button, choose, months, mount, open, settle, text, unmount } from './mounted';

const words = en.own;

afterEach(unmount);

async function read(order: 'machine_first' | 'own_first') {
  const page = mount();
  page.session.settings.change({ order });
  await open(page.session);
  await choose('female');
  return page;
}

async function enter(years: string, monthsTyped: string) {
  document.querySelector<HTMLInputElement>('input[name=years]')!.value = years;
  document.querySelector<HTMLInputElement>('input[name=months]')!.value = monthsTyped;
  document.querySelector('form')!.requestSubmit();
  await settle();
}

const judge = async (verdict: string) => {
  document.querySelector<HTMLInputElement>(`input[name=judgement][value=${verdict}]`)!.click();
  await settle();
};

describe('with the own reading first', () => {
  it('nothing on the page, and nothing that is spoken, tells the machine’s figure before', async () => {
    const { session } = await read('own_first');
    expect(months()).toEqual([]);
    expect(text()).not.toMatch(/8 y 3 mo|99 months/);
    expect(document.querySelectorAll('.record, .graph, [data-stage]')).toHaveLength(0);
    expect(text('.tiers [data-safety-tier="3"]')).toContain(en.checks.waitsFor.own);
    expect(announcement(session.commands.state.value, 'own_first')).toBe(words.ask);
    document.querySelector<HTMLInputElement>('input[name=years]')!.focus();
    await enter('8', '0');
    expect(months()).toEqual([99.2]);
    // The field that had the focus is gone: the figure that took its place has it.
    await expect.poll(() => document.activeElement!.id, { timeout: 20_000 }).toBe('verdict-heading');
    expect(text('.opinion')).toContain('Own reading 8 y 0 mo');
    expect(text('.opinion')).toContain(words.before);
    expect(text('.opinion')).toContain('+3 mo');
  });

  it('the reader may go without, which is seen', async () => {
    await read('own_first');
    button(words.skip).click();
    await settle();
    expect(months()).toEqual([99.2]);
    await enter('9', '');
    expect(text('.opinion')).toContain(words.after);
  });

  it('is asked again for the next film, not for the other sex', async () => {
    const { session } = await read('own_first');
    await enter('8', '6');
    await choose('male');
    expect(months()).toHaveLength(1);
    await open(session);
    await choose('female');
    expect(months()).toEqual([]);
    expect(document.querySelector('.own-first')).not.toBeNull();
  });

  it.each([['', '3'], ['20', '0'], ['19', '1'], ['8', '12'], ['-1', '0'], ['8.5', '0']])('takes no %s years and %s months', async (years, typed) => {
    await read('own_first');
    await enter(years, typed);
    expect(months()).toEqual([]);
    expect(text('[role=alert]')).toContain(words.wrong);
  });
});

describe('with the machine’s figure first', () => {
  it('shows it at once, and takes an own reading and a judgement beside it', async () => {
    const { session } = await read('machine_first');
    expect(months()).toEqual([99.2]);
    await judge('overrules');
    expect(text('[role=alert]')).toContain(words.needsOwn);
    await enter('7', '0');
    expect(document.querySelector('[role=alert]')).toBeNull();
    const remark = document.querySelector('textarea')!;
    remark.value = 'Carpals ahead of phalanges';
    remark.dispatchEvent(new Event('change', { bubbles: true }));
    await judge('agrees');
    expect(session.commands.state.value.opinion).toEqual({
      own: { bone_age_months: 84, before_machine: false }, skipped: false, judgement: { verdict: 'agrees', remark: 'Carpals ahead of phalanges', reader: '' },
    });
    button(words.remove).click();
    await settle();
    expect(session.commands.state.value.opinion.own).toBeNull();
    expect(months()).toEqual([99.2]);
  });
});

it('the order is a setting that the browser keeps', async () => {
  const { session, kept } = await read('machine_first');
  session.view.value = 'settings';
  await settle();
  document.querySelector<HTMLInputElement>('input[name=order][value=own_first]')!.click();
  await settle();
  expect(JSON.parse(kept.get('carpal.settings')!)).toMatchObject({ order: 'own_first' });
  session.view.value = 'read';
  await settle();
  expect(months()).toEqual([]);
});
