import { indexOf } from '../../backends/snapshot-index';
import { type ContainerResources, resourceFaults } from '../../backends/tke/pod-resources';
import { finding } from '../finding';
import { fields } from '../foreign-object';
import type { Rule } from '../rule';
import { podsOf, type TkePods } from '../tke-pods';

export const tkeResourcePlace: Rule = {
  id: 'IPAM367',
  name: 'tke-resource-place',
  severity: 'error',
  title: 'TKE resource in the wrong place or number',
  why:
    'eni-ip, direct-eni and eip are counted by the scheduler: one each for a pod. TKE’s webhook puts its limit on the ' +
    'first container without looking at the others, so that a pod with one elsewhere asks for two, and for one too many ' +
    'of its node.',
  fix: 'Ask for "1" as limit and as request on the first container; of a workload that is declared here, leave it out.',
  /** On the first container they are written here, and compared with what is there (IPAM403). */
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
        tke.cloud.tencent.com/eip-attributes: '{"AddressName":"vpn"}'
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9
          resources:
            limits:
              tke.cloud.tencent.com/eip: "2"
            requests:
              tke.cloud.tencent.com/eip: "2"`,
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
        tke.cloud.tencent.com/eip-attributes: '{"AddressName":"vpn"}'
    spec:
      containers:
        - name: vpn
          image: strongswan:5.9
          resources:
            limits:
              tke.cloud.tencent.com/eip: "1"
            requests:
              tke.cloud.tencent.com/eip: "1"`,
  },
  check: ({ snapshot }) =>
    indexOf(snapshot)
      .workloadsOn('tke')
      .flatMap(({ workload }) =>
        resourceFaults(workload.template.extendedResources ?? [])
          .filter(({ container }) => container > 0)
          .map(({ message }) => finding(tkeResourcePlace, workload.where, message)),
      ),
  lint: (object) => {
    const pods = podsOf(object);
    if (pods === undefined) return [];
    return resourceFaults(containersOf(pods)).map(({ container, message }) => ({
      object,
      path: [...pods.podSpecPath, 'containers', container, 'resources'],
      message,
    }));
  },
};

/** What the containers of pods ask for. */
export const containersOf = ({ podSpec }: TkePods): readonly ContainerResources[] =>
  (Array.isArray(podSpec.containers) ? podSpec.containers : []).map((container) => {
    const { limits, requests } = fields(fields(container).resources);
    return { limits: fields(limits), requests: fields(requests) };
  });
