import { isCalico } from '../calico-object';
import type { Rule } from '../rule';

export const calicoPoolDisabled: Rule = {
  id: 'IPAM640',
  name: 'calico-pool-disabled',
  severity: 'warning',
  title: 'IPPool that is disabled while it may be in use',
  why:
    'A disabled pool refuses explicit addresses too, so that its pods do not come back after a restart. With the native API ' +
    'it also loses its finalizer: deleted then, it is gone at once, whatever is in use.',
  fix: 'To empty a pool set nodeSelector to !all(), and disable it when no address in it is in use.',
  example: {
    kind: 'manifest',
    before: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16`,
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  disabled: true`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
spec:
  cidr: 10.1.0.0/16
  nodeSelector: "!all()"`,
  },
  lint: (object, { beforeOf }) => {
    if (!isCalico(object, 'IPPool') || object.spec.disabled !== true) return [];
    const before = beforeOf(object);
    if (before === undefined || before.spec.disabled === true) return [];
    return [{ object, path: ['spec', 'disabled'], message: 'spec.disabled was not set, and is now.' }];
  },
};
