import { isDnsSubdomain } from '../../model/owner';
import { isCalico } from '../calico-object';
import { fields } from '../foreign-object';
import { foreignText } from '../foreign-text';
import type { Rule } from '../rule';

export const calicoLabel: Rule = {
  id: 'IPAM641',
  name: 'calico-label',
  severity: 'error',
  title: 'Label on an object of Calico that Kubernetes refuses',
  why:
    'Values of labels have 63 characters at most: letters, digits, "-", "_" and ".", the first and the last a letter or ' +
    'digit. Keys are such a text, perhaps after a DNS name and "/".',
  fix: 'Write at most 63 letters, digits, dashes, dots and underscores, or make it an annotation.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
  labels:
    team: shop and bank
spec:
  cidr: 10.1.0.0/16`,
    good: `apiVersion: projectcalico.org/v3
kind: IPPool
metadata:
  name: pods
  labels:
    team: shop-and-bank
spec:
  cidr: 10.1.0.0/16`,
  },
  lint: (object) =>
    !isCalico(object)
      ? []
      : Object.entries(fields(object.metadata.labels))
          .filter(([key, value]) => !isKey(key) || !isValue(value))
          .map(([key, value]) => ({
            object,
            path: ['metadata', 'labels', key],
            message: `The label ${key}=${foreignText(value)} is refused.`,
          })),
};

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

const isValue = (value: unknown): boolean => typeof value === 'string' && (value === '' || NAME.test(value));

function isKey(key: string): boolean {
  const slash = key.lastIndexOf('/');
  return NAME.test(key.slice(slash + 1)) && (slash < 0 || isDnsSubdomain(key.slice(0, slash)));
}
