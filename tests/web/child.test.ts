// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { emptyForm, inUnit, judgeChild, type ChildForm } from '../../web/src/domain/child';
import { ageOn, isDate, today } from '../../web/src/domain/chronology';
import { centimetres, feetInches } from '../../web/src/domain/units';

const judge = (form: Partial<ChildForm>) => judgeChild({ ...emptyForm, ...form }, 'female', '2026-06-30');
const cm = (value: string) => ({ cm: value, feet: '', inches: '' });
const imperial = (feet: string, inches: string) => ({ cm: '', feet, inches });
const dates = { birthDate: '2018-03-09', examinationDate: '2026-06-09' } as const;
const measured = { heightOn: 'film', heightMethod: 'standing' } as const;

describe('an age by the calendar', () => {
  it.each([
    ['2026-03-09', '2018-03-09', 96], ['2026-03-08', '2018-03-09', 96 - 1 / 28], ['2025-03-01', '2023-03-01', 24], ['2023-03-01', '2021-03-01', 24],
    ['2024-02-29', '2024-01-31', 1], ['2025-02-28', '2024-02-29', 12], ['2026-03-09', '2026-03-09', 0], ['2026-01-16', '2026-01-01', 15 / 31],
  ])('on %s, born %s', (film, birth, months) => expect(ageOn(film, birth)).toBeCloseTo(months, 10));

  it('grows with every day, and is negative before birth', () => {
    let before = -1;
    for (let day = 0; day < 800; day += 1) {
      const age = ageOn(new Date(Date.UTC(2024, 0, 31 + day)).toISOString().slice(0, 10), '2024-01-31');
      expect(age).toBeGreaterThan(before);
      before = age;
    }
    expect(ageOn('2026-01-01', '2026-02-01')).toBe(-1);
  });

  it('knows the days that exist, and today where the user is', () => {
    expect(['2024-02-29', '2026-12-31'].map(isDate)).toEqual([true, true]);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '09.03.2018', '12026-01-01'].map(isDate)).toEqual([false, false, false, false, false, false]);
    expect(today(new Date(2026, 2, 9, 23, 59))).toBe('2026-03-09');
  });
});

describe('feet and inches', () => {
  it('become centimetres in one place, and back', () => {
    expect(centimetres(4, 8)).toBeCloseTo(142.24, 10);
    expect(feetInches(142.24)).toEqual({ feet: 4, inches: 8 });
    expect(feetInches(182.7)).toEqual({ feet: 6, inches: 0 }); // 71.9 in
  });

  it('keep the lengths when the unit is changed, but for one that was inches all along', () => {
    const form = { ...emptyForm, height: cm('52'), mother: cm('165'), father: cm('') };
    const turned = inUnit(form, 'ft_in', 'height');
    expect(turned).toMatchObject({ unit: 'ft_in', height: imperial('4', '4'), mother: imperial('5', '5'), father: imperial('', '') });
    expect(inUnit(turned, 'cm').height).toEqual(cm('132.1'));
    expect(inUnit(form, 'cm')).toBe(form);
  });
});

describe('the age of a child', () => {
  it('goes by dates, else as typed', () => {
    expect(judge(dates)).toMatchObject({ chronologicalAgeMonths: 99, problems: {}, child: { birth_date: '2018-03-09', examination_date: '2026-06-09', typed_age_months: null } });
    expect(judge({ years: '8', months: '3' })).toMatchObject({ chronologicalAgeMonths: 99, child: { birth_date: null, typed_age_months: 99 } });
    expect(judge({ years: '8,5' }).chronologicalAgeMonths).toBe(102);
    expect(judge({ ...dates, years: '2' }).chronologicalAgeMonths).toBe(99);
    expect(judge({})).toMatchObject({ chronologicalAgeMonths: null, problems: {} });
  });

  it.each<[Partial<ChildForm>, object]>([
    [{ birthDate: '2026-06-10', examinationDate: '2026-06-09' }, { birthDate: 'birth_after_film' }],
    [{ birthDate: '2026-07-01', examinationDate: '2026-06-09' }, { birthDate: 'birth_in_future' }],
    [{ birthDate: '2018-03-09', examinationDate: '2026-07-01' }, { examinationDate: 'film_in_future' }],
    [{ birthDate: '2018-03-09' }, { examinationDate: 'film_date_missing' }],
    [{ birthDate: '1998-03-09', examinationDate: '2026-06-09' }, { birthDate: 'age_over_limit' }],
    [{ years: '26' }, { age: 'age_over_limit' }],
    [{ years: 'eight' }, { age: 'age_impossible' }],
    [{ years: '-3' }, { age: 'age_impossible' }],
  ])('is not made of %j', (form, problems) => {
    expect(judge(form)).toMatchObject({ chronologicalAgeMonths: null });
    expect(judge(form).problems).toEqual(problems);
  });

  it('is corrected for prematurity under 2 years, where the weeks are asked', () => {
    const infant = { years: '1', months: '6' };
    expect(judge(infant)).toMatchObject({ asksGestation: true, chronologicalAgeMonths: 18, uncorrectedAgeMonths: null });
    const preterm = judge({ ...infant, gestationWeeks: '28' });
    expect(preterm.chronologicalAgeMonths).toBeCloseTo(18 - (12 * 7) / (365.25 / 12), 10);
    expect(preterm).toMatchObject({ uncorrectedAgeMonths: 18, child: { gestation_weeks: 28 } });
    expect(judge({ ...infant, gestationWeeks: '37' })).toMatchObject({ chronologicalAgeMonths: 18, uncorrectedAgeMonths: null });
    expect(judge({ ...infant, gestationWeeks: '12' }).problems).toEqual({ gestationWeeks: 'gestation_impossible' });
    expect(judge({ years: '2', gestationWeeks: '28' })).toMatchObject({ asksGestation: false, chronologicalAgeMonths: 24, child: { gestation_weeks: null } });
  });
});

describe('heights', () => {
  it('need day and method; the day gives the age', () => {
    expect(judge({ ...dates, height: cm('127') }).problems).toEqual({ heightOn: 'height_day_missing', heightMethod: 'height_method_missing' });
    expect(judge({ ...dates, ...measured, height: cm('127,5') }).child.height).toEqual({ cm: 127.5, chronological_age_months: 99, date: '2026-06-09', method: 'standing' });
    const before = judge({ ...dates, ...measured, height: cm('127'), heightOn: 'other', heightDate: '2026-03-09' });
    expect(before.child.height).toMatchObject({ chronological_age_months: 96, date: '2026-03-09' });
    const typed = judge({ years: '8', examinationDate: '2026-06-09', ...measured, height: cm('127'), heightOn: 'other', heightDate: '2026-03-10' });
    expect(typed.child.height!.chronological_age_months).toBeCloseTo(96 - 91 / (365.25 / 12), 10);
    expect(judge({ ...dates, ...measured, unit: 'ft_in', height: imperial('4', '2') }).child.height!.cm).toBeCloseTo(127, 10);
  });

  it.each<[Partial<ChildForm>, object]>([
    [{ height: cm('50') }, { height: 'height_in_inches' }],
    [{ height: cm('300') }, { height: 'height_impossible' }],
    [{ height: cm('tall') }, { height: 'height_impossible' }],
    [{ height: cm('127'), heightOn: 'other' }, { heightDate: 'height_date_missing' }],
    [{ height: cm('127'), heightOn: 'other', heightDate: '2018-03-08' }, { heightDate: 'height_before_birth' }],
    [{ height: cm('127'), heightOn: 'other', heightDate: '2026-07-01' }, { heightDate: 'height_in_future' }],
  ])('are not made of %j', (form, problems) => {
    const judged = judge({ ...dates, ...measured, ...form });
    expect(judged.child.height).toBeNull();
    expect(judged.problems).toEqual(problems);
    expect(judged.chronologicalAgeMonths).toBe(99);
  });

  it('of an infant may be small', () => {
    expect(judge({ years: '1', ...measured, height: cm('76') }).child.height!.cm).toBe(76);
    expect(judge({ years: '1', ...measured, height: cm('28') }).problems).toEqual({ height: 'height_in_inches' });
  });

  it('without an age ask for it', () => {
    expect(judge({ ...measured, height: cm('127') }).problems).toEqual({ heightOn: 'height_without_age' });
  });

  it('of parents come as two, and not in inches', () => {
    expect(judge({ mother: cm('165'), father: cm('180') }).child.parents).toEqual({ mother_cm: 165, father_cm: 180 });
    expect(judge({ mother: cm('165') })).toMatchObject({ problems: { father: 'parent_missing' }, child: { parents: null } });
    expect(judge({ mother: cm('65'), father: cm('71') }).problems).toEqual({ mother: 'parent_in_inches', father: 'parent_in_inches' });
    expect(judge({ mother: cm('18'), father: cm('1800') }).problems).toEqual({ mother: 'parent_impossible', father: 'parent_impossible' });
  });
});
