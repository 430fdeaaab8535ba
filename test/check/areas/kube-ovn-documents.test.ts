import { expect, test } from 'vitest';
import { KUBE_OVN_RULES } from '../../../src/check/areas/kube-ovn';
import { testDocumentRules } from './document-case';
import { KUBE_OVN_DOCUMENT_CASES } from './kube-ovn-document-cases';

testDocumentRules('objects of Kube-OVN that others wrote', KUBE_OVN_DOCUMENT_CASES);

test('every rule on such objects has a case', () => {
  const tested = new Set(KUBE_OVN_DOCUMENT_CASES.map(({ rule }) => rule));
  const rules = KUBE_OVN_RULES.filter(({ lint, lintTogether }) => (lint ?? lintTogether) !== undefined);
  expect(rules.filter((rule) => !tested.has(rule)).map(({ id }) => id)).toEqual([]);
});
