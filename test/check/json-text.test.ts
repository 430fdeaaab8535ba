import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OTHER_FORM } from '../../src/check/canonical-yaml';
import { readJson } from '../../src/check/json-text';

describe('a document that is JSON', () => {
  it('is read as JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())), (value) => {
        expect(readJson(JSON.stringify(value, undefined, 2))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    '{"a":1,"a":1}',
    '[{"b":{"a:":1,"a:":{}}}]',
    '{a: 1}',
    '{"a":1} {}',
    '"a"',
    'a: 1',
    '',
    '{{ x }}',
    '{"a":1,}',
  ])('is left to others where it is %s', (text) => {
    expect(readJson(text)).toBe(OTHER_FORM);
  });
});
