import { ADDRESS_KEYS, FLOATING_IPS } from '../../backends/calico/annotations';
import { readAddress } from '../../backends/calico/cidr-reading';
import { Address } from '../../net/address';
import { describeFault } from '../../net/parsed';
import { itemsOf } from '../calico-annotation-value';
import { foreignText } from '../foreign-text';
import { podAnnotations } from '../pod-annotations';
import type { Rule } from '../rule';

export const calicoAddressAnnotation: Rule = {
  id: 'IPAM637',
  name: 'calico-address-annotation',
  severity: 'error',
  title: 'Annotation with addresses that Calico cannot use',
  why:
    'The value is a list in JSON with one address for each family, without a prefix length. With anything else the pod ' +
    'stays in ContainerCreating.',
  fix: 'Write a value such as \'["10.0.0.5"]\', or \'["10.0.0.5", "fd00::5"]\'.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipAddrs: 10.1.0.5`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web-0
  annotations:
    cni.projectcalico.org/ipAddrs: '["10.1.0.5"]'`,
  },
  lint: (object) => {
    const place = podAnnotations(object);
    if (place === undefined) return [];
    return ADDRESS_KEYS.filter((key) => key in place.annotations).flatMap((key) => {
      const fault = faultOf(key, place.annotations[key]);
      return fault === undefined ? [] : { object, path: [...place.path, key], message: `${key} ${fault}.` };
    });
  },
};

function faultOf(key: string, value: unknown): string | undefined {
  const items = itemsOf(value);
  if (items === undefined) return `is no list in JSON: ${foreignText(value)}`;
  if (items.length === 0) return 'is an empty list';
  const families = new Set<number>();
  for (const item of items) {
    if (typeof item !== 'string') return `has ${foreignText(item)}, which is no text`;
    const address = readAddress(item);
    if (address === undefined) return `has ${describe(item)}`;
    if (families.has(address.family) && key !== FLOATING_IPS) return `has two addresses of IPv${address.family}`;
    families.add(address.family);
  }
  return undefined;
}

function describe(text: string): string {
  const address = Address.parse(text);
  return address.ok ? text : `an address that ${describeFault(address.fault)}`;
}
