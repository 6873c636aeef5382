// @vitest-environment node
/** `core.d.ts` is written by hand: it must name what the built module has, no more and no less, and with the right kinds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../../scripts/lib/engine';
import type { Core, CoreModule } from '../../web/src/core/core.d';
import { drawHand, encodePng } from '../phantom/phantom.mjs';
import { freshModule, fullManifest, fullReference, plausibleOutputs } from './built';
import type { StoredPixels } from '../../web/src/domain/stored-pixels';

interface Member {
  readonly name: string;
  readonly parameters: number;
  readonly result: string;
}

/** The methods of an interface in core.d.ts. */
function declared(interfaceName: string): Member[] {
  const source = ts.createSourceFile('core.d.ts', readFileSync(join(repository, 'web/src/core/core.d.ts'), 'utf8'), ts.ScriptTarget.Latest, true);
  const found = source.statements.find((one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text === interfaceName);
  return [...(found?.members ?? [])].filter(ts.isMethodSignature).map((method) => ({
    name: method.name.getText(), parameters: method.parameters.length, result: method.type?.getText() ?? '',
  }));
}

/** What Embind gives every class. */
const OF_EMBIND = new Set(['constructor', 'clone', 'delete', 'deleteLater', 'isAliasOf', 'isDeleted']);

function kind(value: unknown): string {
  return value === undefined ? 'void' : typeof value === 'object' && value !== null ? value.constructor.name : typeof value;
}

let module: CoreModule;
let core: Core;
beforeAll(async () => {
  module = await freshModule();
  core = new module.Core();
});

describe('Core', () => {
  it('has on its prototype what is declared, no more and no less', () => {
    const built = Object.getOwnPropertyNames(module.Core.prototype).filter((name) => !OF_EMBIND.has(name)).sort();
    expect(built.length).toBeGreaterThan(10);
    expect(declared('Core').map((member) => member.name).filter((name) => !OF_EMBIND.has(name)).sort()).toEqual(built);
    expect(typeof core.delete).toBe('function');
  });

  it('takes as many arguments and gives back what is declared', () => {
    const film = encodePng(drawHand({ width: 200, height: 260 }));
    const reference = fullReference();
    const outputs = plausibleOutputs(fullManifest());
    const stored: StoredPixels = {
      width: 2, height: 2, bits_allocated: 8, bits_stored: 8, high_bit: 7, signed: false, samples: 1, planar: false, photometric: 'MONOCHROME2',
      rescale: null, modality_lut: null, voi: { kind: 'range' }, inverse: false, palette: null,
    };
    const given: Record<string, unknown[]> = {
      configure: [JSON.stringify(fullManifest())], reserveReference: [reference.length], reserveFilm: [film.length], decodeStored: [JSON.stringify(stored)], place: [''], validate: [''], prepare: ['as_is'],
      reserveOutputs: ['as_is'], assess: ['{"sex":"male","override":false}'],
      growth: ['{"sex":"male","chronological_age_months":96,"bone_age":null,"mature":false,"treated":false,"against_refusal":false,"height":null,"parents":null}'],
      tw3: ['{"sex":"male","stages":{}}'],
    };
    const order = ['configure', 'reserveReference', 'setReference', 'reserveFilm', 'decodeStored', 'reserveFilm', 'decode', 'place', 'validate', 'filmJson', 'width', 'height', 'greyPixels', 'prepare', 'seenPixels', 'tensor',
      'reserveOutputs', 'attend', 'attentionJson', 'attention', 'assess', 'assessmentJson', 'growth', 'tw3', 'answerJson', 'clear', 'delete'];
    const members = new Map(declared('Core').map((member) => [member.name, member]));
    expect([...members.keys()].sort()).toEqual([...new Set(order)].sort());
    for (const name of order) {
      const member = members.get(name)!;
      const values = given[name] ?? [];
      expect(values.length, name).toBe(member.parameters);
      const result = (core as unknown as Record<string, (...values: unknown[]) => unknown>)[name]!(...values);
      expect(kind(result), name).toBe(member.result);
      if (member.result === 'number' && name !== 'width' && name !== 'height') expect(result, `${name}: ${module.lastDetail()}`).toBe(0);
      if (name === 'reserveReference') (result as Uint8Array).set(reference);
      if (name === 'reserveFilm') (result as Uint8Array).set(film);
      if (name === 'reserveOutputs') (result as Float32Array).set(outputs);
    }
  });
});

describe('CoreModule', () => {
  it('has what is declared, with the declared kinds', () => {
    const members = declared('CoreModule');
    expect(members.map((member) => member.name).sort()).toEqual(['lastDetail', 'statusName', 'version']);
    for (const { name, parameters, result } of members) {
      const call = (module as unknown as Record<string, (...values: unknown[]) => unknown>)[name]!;
      expect(kind(call(...Array.from({ length: parameters }, () => 0))), name).toBe(result);
    }
    expect(module.HEAPU8).toBeInstanceOf(Uint8Array);
  });

  it('declares every name that the bindings export', () => {
    const bindings = readFileSync(join(repository, 'cpp/bindings/embind.cpp'), 'utf8');
    const free = [...bindings.matchAll(/emscripten::function\("(\w+)"/g)].map((match) => match[1]);
    expect(free.sort()).toEqual(declared('CoreModule').map((member) => member.name).sort());
  });
});
