import { bitsOf } from '../../net/family';
import type { Backend } from '../backend';

/**
 * Tencent's VPC keeps three addresses of every subnet: network, gateway and broadcast. TKE chooses private addresses
 * itself and keeps them by pod name; only a bare Pod may name its own.
 */
export const TKE: Backend = {
  edgesOf: (family, prefixLength) =>
    bitsOf(family) - prefixLength < 2 ? { family, atStart: 1, atEnd: 0 } : { family, atStart: 2, atEnd: 1 },
  contractFor: (kind) => (kind === 'Pod' ? 'exact' : 'same-name'),
  isAlwaysAutomatic: true,
};
