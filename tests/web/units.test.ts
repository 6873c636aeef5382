import { describe, expect, it } from 'vitest';
import { shownDifference, storedGrey, yearsMonths } from '../../web/src/domain/units';
import { age, duration, number, probability, signedMonths, size } from '../../web/src/i18n/format';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('ages', () => {
  it.each([
    [0, '0 mo'], [0.4, '0 mo'], [7.5, '8 mo'], [11.49, '11 mo'], [11.5, '1 y 0 mo'], [12, '1 y 0 mo'], [99.2, '8 y 3 mo'],
    [99.5, '8 y 4 mo'], [107.6, '9 y 0 mo'], [216, '18 y 0 mo'], [227.9, '19 y 0 mo'], [-0.3, '0 mo'],
  ])('%s months read %s', (months, text) => expect(plain(age(months))).toBe(text));

  it('never shows twelve months beside a year', () => {
    for (let months = 0; months <= 228; months += 0.05) {
      expect(yearsMonths(months).months).toBeLessThan(12);
      expect(12 * yearsMonths(months).years + yearsMonths(months).months).toBe(Math.round(months));
    }
  });

  it('shows a difference that adds up with the ages shown', () => {
    expect(shownDifference(105.6, 99.4)).toBe(7);
    expect(plain(signedMonths(7))).toBe('+7 mo');
    expect(plain(signedMonths(-7))).toBe('−7 mo');
    expect(plain(signedMonths(0))).toBe('±0 mo');
  });
});

describe('other values', () => {
  it('formats', () => {
    expect(number(1514)).toBe('1,514');
    expect(number(-0.25, 2)).toBe('−0.25');
    expect(plain(size(19673819))).toBe('20 MB');
    expect(plain(size(400_000))).toBe('400 kB');
    expect(plain(duration(686.4))).toBe('686 ms');
    expect(plain(duration(1240))).toBe('1.2 s');
    expect(plain(probability(0.003))).toBe('< 1 %');
    expect(plain(probability(0))).toBe('0 %');
  });
  it('shows grey values in the depth of the file', () => {
    expect(storedGrey(65535, 8)).toBe(255);
    expect(storedGrey(65535, 16)).toBe(65535);
  });
});
