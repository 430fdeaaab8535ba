import { readGoCidr } from '../../backends/ip-masq-agent/go-cidr';
import { TKE_ANNOTATIONS } from '../../backends/tke/annotation-keys';
import { Address } from '../../net/address';
import { Range } from '../../net/range';
import { RangeSet } from '../../net/range-set';
import type { Flaw } from '../flaw';
import type { ForeignObject } from '../foreign-object';
import { foreignText } from '../foreign-text';
import { masqObjectOf } from '../masq-object';
import type { Rule } from '../rule';
import { tkePodsOf } from '../tke-pods';

export const masqSourceCoversPod: Rule = {
  id: 'IPAM397',
  name: 'masq-source-covers-pod',
  severity: 'warning',
  title: 'Source CIDR around a pod without a public address',
  why:
    'What leaves from a source CIDR keeps the address of the pod. A pod without an EIP, and without a NAT gateway behind its ' +
    'subnet, has no way out then: nothing answers a private address.',
  fix: 'Name only the addresses, or the subnets, of pods with an EIP.',
  versions: 'tke, from 2.6.2',
  example: {
    kind: 'manifest',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent-config
  namespace: kube-system
data:
  config: |
    NonMasqueradeCIDRs: [10.0.0.0/8]
    NonMasqueradeSrcCIDRs: [10.1.0.0/24]
    MasqLinkLocal: true
---
apiVersion: v1
kind: Pod
metadata:
  name: mail
  namespace: shop
  annotations:
    tke.cloud.tencent.com/nominated-vpc-ip: 10.1.0.7`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: ip-masq-agent-config
  namespace: kube-system
data:
  config: |
    NonMasqueradeCIDRs: [10.0.0.0/8]
    NonMasqueradeSrcCIDRs: [10.1.0.16/28]
    MasqLinkLocal: true
---
apiVersion: v1
kind: Pod
metadata:
  name: mail
  namespace: shop
  annotations:
    tke.cloud.tencent.com/nominated-vpc-ip: 10.1.0.7`,
  },
  lintTogether: (objects, { known }) => {
    const sources = RangeSet.from([...objects, ...known].flatMap(sourcesOf));
    return objects.flatMap((object): readonly Flaw[] => {
      const pods = tkePodsOf(object);
      if (sources.isEmpty || pods === undefined || EIP_KEYS.some((key) => key in pods.annotations)) return [];
      const { [TKE_ANNOTATIONS.nominatedIp]: text } = pods.annotations;
      const address = Address.parse(foreignText(text));
      if (!address.ok || !sources.covers(Range.single(address.value))) return [];
      const message = `${address.value} lies in NonMasqueradeSrcCIDRs, but the pod has no EIP.`;
      return [{ object, path: [...pods.path, TKE_ANNOTATIONS.nominatedIp], message }];
    });
  },
};

const EIP_KEYS = [TKE_ANNOTATIONS.eipAttributes, TKE_ANNOTATIONS.eipIdList];

const sourcesOf = (object: ForeignObject) =>
  (masqObjectOf(object)?.files ?? [])
    .flatMap(({ reading }) => reading.config?.sourceCidrs ?? [])
    .flatMap((text) => readGoCidr(text)?.cidr ?? []);
