import type { Answer } from '../../model/answer';
import type { KubeOvnSubnetOptions, SubnetSnapshot } from '../../model/snapshot';
import type { Address } from '../../net/address';
import type { Cidr } from '../../net/cidr';
import { compareText, sortedBy } from '../../net/compare';
import { type Family, nameOf } from '../../net/family';
import { RangeSet } from '../../net/range-set';
import type { RenderedObject } from '../../render/rendered-object';
import { DEFAULT_VPC, isOvnSubnet, providerOf } from './object-names';
import { reservedAddresses } from './reserved-addresses';
import { defaultGateway } from './usable-range';

/** A Subnet, written as the controller itself would rewrite it, so that a GitOps engine never sees a difference. */
export const subnetObject = (subnet: SubnetSnapshot): RenderedObject => ({
  id: `subnet-${subnet.objectName}`,
  apiVersion: 'kubeovn.io/v1',
  kind: 'Subnet',
  name: subnet.objectName,
  wave: 'subnet',
  isKept: true,
  isOpen: subnet.options.kubeOvn?.spec !== undefined,
  body: (answer) => subnetBody(subnet, answer),
});

function subnetBody(subnet: SubnetSnapshot, answer: Answer): Readonly<Record<string, unknown>> {
  const cidrs = sortedBy(answer.view.cidrsOf(subnet.key), (a, b) => a.family - b.family);
  if (cidrs.length === 0) return {};
  const gateways = cidrs.map((cidr) => gatewayOf(subnet, cidr));
  return {
    spec: {
      protocol: protocolOf(cidrs.map((cidr) => cidr.family)),
      cidrBlock: cidrs.join(','),
      gateway: gateways.join(','),
      excludeIps: excludedTexts(gateways, reservedAddresses(subnet, answer)),
      provider: providerOf(subnet),
      ...placementOf(subnet),
      ...optional(subnet.options.kubeOvn ?? {}),
      ...subnet.options.kubeOvn?.spec,
    },
  };
}

const protocolOf = (families: readonly Family[]): string => {
  const [only, second] = families;
  return second !== undefined || only === undefined ? 'Dual' : nameOf(only);
};

const gatewayOf = (subnet: SubnetSnapshot, cidr: Cidr): Address =>
  subnet.gateways.find((gateway) => gateway.family === cidr.family) ?? defaultGateway(cidr);

/** Single addresses and `a..b`, without overlaps, sorted as texts: .10 comes before .2. */
const excludedTexts = (gateways: readonly Address[], reserved: RangeSet): string[] =>
  sortedBy(reserved.union(RangeSet.from(gateways)).ranges.map(String), compareText);

/** A subnet whose NICs another CNI plugs has no VPC; the controller names a gateway type in the default VPC only. */
function placementOf(subnet: SubnetSnapshot): Readonly<Record<string, unknown>> {
  const { vpc = DEFAULT_VPC, gatewayType } = subnet.options.kubeOvn ?? {};
  if (!isOvnSubnet(subnet)) return gatewayType === undefined ? {} : { gatewayType };
  if (vpc !== DEFAULT_VPC) return { vpc, ...(gatewayType === undefined ? {} : { gatewayType }) };
  return { vpc, gatewayType: gatewayType ?? 'distributed' };
}

const optional = (options: KubeOvnSubnetOptions): Readonly<Record<string, unknown>> =>
  defined({
    gatewayNode: options.gatewayNode,
    natOutgoing: options.natOutgoing,
    private: options.isPrivate,
    enableLb: options.enableLb,
    vlan: options.vlan,
    namespaces: options.namespaces,
  });

const defined = (record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
