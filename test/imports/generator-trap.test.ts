import { createRequire } from 'node:module';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../support/crd-schema';
import { fieldsIn, fieldsOf } from './field-paths';

interface Generator {
  addType(name: string, schema: Schema): void;
  render(): string;
}

const { TypeGenerator } = createRequire(require.resolve('cdk8s-cli/package.json'))('json2jsii') as {
  readonly TypeGenerator: new (options: object) => Generator;
};

/** What the generator behind `cdk8s import` writes for a spec with all properties of a schema. */
function writtenBy(schema: Schema, spec: object): unknown {
  const generator = new TypeGenerator({});
  generator.addType('Spec', schema);
  const code = ts.transpile(generator.render(), { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 });
  const made: { toJson_Spec?: (spec: object) => unknown } = {};
  new Function('exports', code)(made);
  return made.toJson_Spec!(spec);
}

const objectOf = (properties: Schema['properties']): Schema => ({ type: 'object', properties: properties! });
const BOOLEAN: Schema = { type: 'boolean' };

describe('two fields that differ in a dash only', () => {
  // The IPPool of Calico up to 3.31 names the legacy field first.
  const legacy = objectOf({ cidr: { type: 'string' }, 'nat-outgoing': BOOLEAN, natOutgoing: BOOLEAN });
  const written = writtenBy(legacy, { cidr: '10.0.0.0/24', natOutgoing: true });

  test('become one property, which writes the first', () => {
    expect(written).toEqual({ cidr: '10.0.0.0/24', 'nat-outgoing': true });
  });

  test('are found by comparing what is written with the schema', () => {
    expect(fieldsIn(legacy).filter((field) => !fieldsOf(written, legacy).includes(field))).toEqual(['/natOutgoing']);
  });

  test('are no trouble once the legacy field has been left out', () => {
    const curated = objectOf({ cidr: { type: 'string' }, natOutgoing: BOOLEAN });
    expect(writtenBy(curated, { natOutgoing: true })).toEqual({ natOutgoing: true });
  });
});
