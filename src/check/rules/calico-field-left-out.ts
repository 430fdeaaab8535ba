import { isCalico, targetOfObject } from '../calico-object';
import { poolOf } from '../calico-pool';
import type { Extent } from '../extent';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import type { Rule } from '../rule';
import { usesOf } from './calico-load-balancer-pool';

export const calicoFieldLeftOut: Rule = {
  id: 'IPAM634',
  name: 'calico-field-left-out',
  severity: 'warning',
  versions: 'all; native and crd API',
  title: 'Field that Calico fills in before it looks',
  why:
    "Calico's own validator refuses an IPv6 pool without ipipMode, and a pool for LoadBalancers without nodeSelector; " +
    'clientv3 fills them in first; CRDs never do the one, and the other from 3.33 on.',
  fix: 'Write ipipMode: Never, or nodeSelector: all().',
  /** Where it is not known that the API has CRDs behind it, most likely somebody fills the field in. */
  example: {
    kind: 'manifest',
    options: '--calico 3.32 --calico-api native',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: fd00:1::/64`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: fd00:1::/64
  ipipMode: Never`,
  },
  lint: (object, { target }) => {
    const api = targetOfObject(object, target).calico?.api;
    if (!isCalico(object, 'IPPool') || api === undefined || api === 'aggregated') return [];
    const isIpv6 = poolOf(object)?.cidr.family === 6;
    return [
      ...(isIpv6 ? leftOut(object, 'ipipMode', 'an IPv6 pool') : []),
      ...(usesOf(object.spec).includes('LoadBalancer')
        ? leftOut(object, 'nodeSelector', 'a pool for LoadBalancers').map((flaw) => ({ ...flaw, extent: UP_TO_32 }))
        : []),
    ];
  },
};

const leftOut = (object: ForeignObject, key: string, what: string): readonly Flaw[] =>
  object.spec[key] === undefined ? [{ object, path: ['spec'], message: `spec.${key} of ${what} is left out.` }] : [];

/** From 3.33 on the CRDs have a default for it. */
const UP_TO_32: Extent = { of: 'Calico', below: '3.33' };
