import { isTkeKey } from '../../backends/tke/annotation-keys';
import { valueFault } from '../../backends/tke/annotation-values';
import { foreignText } from '../foreign-text';
import type { Rule } from '../rule';
import { flawOfPods } from '../tke-flaws';
import { tkePodsOf } from '../tke-pods';

export const tkeAnnotationValue: Rule = {
  id: 'IPAM370',
  name: 'tke-annotation-value',
  severity: 'error',
  title: 'TKE annotation with a value that TKE does not know',
  why:
    'What TKE cannot read has no effect, or keeps the pod pending; the API server looks only whether it is a text. Go ' +
    'durations know no days, a policy is Never or Immediate, and attributes of an EIP are JSON inside a text.',
  fix: 'Correct the value; put texts such as true and numbers into quotes.',
  example: {
    kind: 'manifest',
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: vpn
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        tke.cloud.tencent.com/claim-expired-duration: 7d
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: vpn
  namespace: shop
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        tke.cloud.tencent.com/claim-expired-duration: 168h
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9`,
  },
  lint: (object) => {
    const pods = tkePodsOf(object);
    if (pods === undefined) return [];
    return Object.entries(pods.annotations).flatMap(([key, value]) => {
      const fault = isTkeKey(key) ? faultOf(key, value) : undefined;
      return fault === undefined ? [] : flawOfPods(pods, key, `The annotation ${key} ${fault}.`);
    });
  },
};

const faultOf = (key: string, value: unknown): string | undefined =>
  typeof value === 'string' ? valueFault(key, value) : `is ${foreignText(value)}, which is no text: quotes are missing`;
