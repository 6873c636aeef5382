// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { guessMapping, lookUp, matchedIds } from '../../web/src/batch/given';
import { settle, taggedOf } from '../../web/src/batch/subject';
import { parseTable } from '../../web/src/domain/table';
import { noTags } from '../../web/src/pipeline/fakes';

const look = (source: string) => {
  const table = parseTable(source);
  return lookUp(table, guessMapping(table));
};

describe('a table of films', () => {
  it('knows RSNA\'s layout', () => {
    const table = parseTable('id,boneage,male\n1377,180,False\n1378,12,True\n');
    expect(guessMapping(table)).toEqual({ id: 0, sex: 2, age: null, ageUnit: 'months', readers: [1], readersUnit: 'months' });
    const { of } = look('id,boneage,male\n1377,180,False\n1378,12,True\n');
    expect(of('rsna/train/1377.png')).toEqual({ sex: 'female', months: null, truths: [180] });
    expect(of('1378.dcm')).toEqual({ sex: 'male', months: null, truths: [12] });
    expect(of('9.png')).toEqual({ sex: null, months: null, truths: [null] });
  });

  it.each([
    ['two readers and the child\'s age, in years, as a German spreadsheet writes them', 'Name;Sex;Chronological age (years);Reader 1;Reader 2\nA-1.png;w;8,25;8,5;9\nB/a-2.PNG;m;15,5;;16\n', {
      map: { id: 0, sex: 1, age: 2, ageUnit: 'years', readers: [3, 4], readersUnit: 'years' },
      first: { sex: 'female', months: 99, truths: [102, 108] }, second: { sex: 'male', months: 186, truths: [null, 192] },
    }],
    ['an age that is the child\'s beside a bone age', 'file,age,female,bone_age\na-1,100,1,90\na-2,190,0,200\n', {
      map: { id: 0, sex: 2, age: 1, ageUnit: 'months', readers: [3], readersUnit: 'months' },
      first: { sex: 'female', months: 100, truths: [90] }, second: { sex: 'male', months: 190, truths: [200] },
    }],
  ])('takes %s', (_what, source, { map, first, second }) => {
    expect(guessMapping(parseTable(source))).toEqual(map);
    const { of } = look(source);
    expect(of('some/a-1.png')).toEqual(first);
    expect(of('b/A-2.png')).toEqual(second);
  });

  it.each([
    ['Aufnahme;Geschlecht;Alter (Jahre);Knochenalter (Jahre)', 0, 1, 2, [3], 'years', 'years'], ['Radiografía;Sexo;Edad (años);Edad ósea (años)', 0, 1, 2, [3], 'years', 'years'],
    ['Cliché;Sexe;Âge (mois);Âge osseux (mois)', 0, 1, 2, [3], 'months', 'months'], ['Radiografia;Sexo;Idade (meses);Idade óssea (meses);Leitor 2', 0, 1, 2, [3, 4], 'months', 'months'],
  ])('knows the headings of %s', (headings, id, sex, age, readers, ageUnit, readersUnit) => {
    expect(guessMapping(parseTable(`${headings}\n1;m;9;150;150\n2;w;90;150;150\n`))).toEqual({ id, sex, age, ageUnit, readers, readersUnit });
  });

  it('takes M for mujer or mulher where H is there and F is not, and for nobody where all three are', () => {
    const sexes = (cells: readonly string[]) => {
      const { of } = look(`id,sexo\n${cells.map((cell, index) => `${index},${cell}`).join('\n')}\n`);
      return cells.map((_, index) => of(`${index}.png`).sex);
    };
    expect(sexes(['H', 'M', 'm', 'niño'])).toEqual(['male', 'female', 'female', 'male']);
    expect(sexes(['H', 'M', 'F'])).toEqual(['male', null, 'female']);
    expect(sexes(['M', 'F', 'weiblich'])).toEqual(['male', 'female', 'female']);
  });

  it('tells films of one name apart by their folders, where the table does', () => {
    const { of } = look('id,male\nx/1.png,1\ny\\1.png,0\n');
    expect([of('x/1.png').sex, of('y/1.png').sex, of('z/1.png').sex]).toEqual(['male', 'female', null]);
  });

  it('counts what it cannot use, and takes none of it', () => {
    const { of, problems, ids } = look('id,male,boneage\n1,maybe,100\n2,1,12x\n2,0,100\n,1,100\n3,1,900\n"4,1,100\n5,,\n');
    expect(problems).toEqual({ unreadable_sex: 1, unreadable_reading: 2, repeated_id: 1, no_id: 1, unreadable_row: 1 });
    expect(ids).toEqual(['1', '2', '3', '5']);
    expect(of('1.png')).toEqual({ sex: null, months: null, truths: [100] });
    expect(of('2.png')).toEqual({ sex: 'male', months: null, truths: [null] });
    expect(of('5.png')).toEqual({ sex: null, months: null, truths: [null] });
  });

  it('counts the ids that are a film\'s', () => {
    expect(matchedIds(['1', 'x/2.png', '3'], ['f/1.dcm', 'x/2.png', '4.png'])).toBe(2);
  });
});

describe('the child of a film', () => {
  const tagged = taggedOf({ ...noTags, sex: 'male', birthDate: '2010-03-09', filmDate: '2018-03-09', ageMonths: 5 });
  const wish = { sex: null, months: null, tags: true, otherwise: null };

  it('is the table\'s before the file\'s, and the file\'s before what was said of all', () => {
    expect(tagged).toEqual({ sex: 'male', months: 96 });
    expect(settle({ ...wish, sex: 'female', months: 90, otherwise: 'male' }, tagged)).toEqual({ sex: 'female', sexFrom: 'table', months: 90, monthsFrom: 'table' });
    expect(settle({ ...wish, otherwise: 'female' }, tagged)).toEqual({ sex: 'male', sexFrom: 'tags', months: 96, monthsFrom: 'tags' });
    expect(settle({ ...wish, otherwise: 'female' }, null)).toEqual({ sex: 'female', sexFrom: 'default', months: null, monthsFrom: null });
    expect(settle(wish, null)).toEqual({ sex: null, sexFrom: null, months: null, monthsFrom: null });
  });

  it('is not the file\'s where the user does not want that, nor of an age that nobody has', () => {
    expect(settle({ ...wish, tags: false }, tagged)).toEqual({ sex: null, sexFrom: null, months: null, monthsFrom: null });
    expect(taggedOf({ ...noTags, ageMonths: 900 }).months).toBeNull();
    expect(taggedOf({ ...noTags, birthDate: '2019-01-01', filmDate: '2018-01-01' }).months).toBeNull();
  });
});
