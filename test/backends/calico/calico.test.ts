import { expect, test } from 'vitest';
import { CALICO } from '../../../src/backends/calico/calico';

test('the first and the last address of a Calico pool are addresses like any other', () => {
  expect(CALICO.edgesOf(4, 24)).toEqual({ family: 4, atStart: 0, atEnd: 0 });
  expect(CALICO.edgesOf(6, 127)).toEqual({ family: 6, atStart: 0, atEnd: 0 });
});

test.each([
  ['StatefulSet', 'exact'],
  ['Pod', 'exact'],
  ['VirtualMachine', 'exact'],
  ['Deployment', 'set'],
])('a %s has the contract %s', (kind, contract) => {
  expect(CALICO.contractFor(kind)).toBe(contract);
});

test('only the subnets that say so are automatic', () => {
  expect(CALICO.isAlwaysAutomatic).toBe(false);
});
