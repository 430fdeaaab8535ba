import { addressFaults } from './ip-spec';
import { type Fields, fault, type SpecFault, textOf, textsIn } from './spec-fault';
import { wordFault } from './subnet-values';

/** Whether a Vip names its subnet, addresses that can be read, a known type, and selectors `key:value`. */
export const vipSpecFaults = (spec: Fields): readonly SpecFault[] => [
  ...(textOf(spec, 'subnet') === '' ? [fault(['subnet'], 'The Vip names no subnet.')] : []),
  ...addressFaults(spec, { v4ip: 4, v6ip: 6 }),
  ...wordFault(spec, 'type', { path: [], words: ['switch_lb_vip', 'kube_host_vm_vip', ''] }),
  ...textsIn(spec, 'selector')
    .filter(({ value }) => !/^[^:]+:[^:]*$/.test(value))
    .map(({ path, value }) => fault(path, `The selector ${JSON.stringify(value)} is not key:value.`)),
];
