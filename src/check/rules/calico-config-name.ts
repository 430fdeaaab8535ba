import { isCalico } from '../calico-object';
import type { Rule } from '../rule';

export const calicoConfigName: Rule = {
  id: 'IPAM631',
  name: 'calico-config-name',
  severity: 'warning',
  title: 'Configuration of Calico IPAM that nothing reads',
  why: 'Calico reads one object of this kind, the one that is named default. Every API server stores others as well.',
  fix: 'Name it default.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPAMConfiguration
metadata:
  name: prod
spec:
  strictAffinity: true`,
    good: `apiVersion: projectcalico.org/v3
kind: IPAMConfiguration
metadata:
  name: default
spec:
  strictAffinity: true`,
  },
  lint: (object) =>
    !(isCalico(object, 'IPAMConfig') || isCalico(object, 'IPAMConfiguration')) || ['default', ''].includes(object.name)
      ? []
      : [
          {
            object,
            path: ['metadata', 'name'],
            message: `The ${object.kind} is named ${JSON.stringify(object.name)}.`,
          },
        ],
};
