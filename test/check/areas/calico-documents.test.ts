import { expect, test } from 'vitest';
import { CALICO_RULES } from '../../../src/check/areas/calico';
import { CALICO_DOCUMENT_CASES } from './calico-document-cases';
import { testDocumentRules } from './document-case';

testDocumentRules('objects of Calico that others wrote', CALICO_DOCUMENT_CASES);

test('every rule on such objects has a case', () => {
  const tested = new Set(CALICO_DOCUMENT_CASES.map(({ rule }) => rule));
  const rules = CALICO_RULES.filter(({ lint, lintTogether }) => (lint ?? lintTogether) !== undefined);
  expect(rules.filter((rule) => !tested.has(rule)).map(({ id }) => id)).toEqual([]);
});
