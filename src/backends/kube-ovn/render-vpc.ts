import type { InterfaceAddress, VpcPeering, VpcPolicyRoute, VpcSnapshot, VpcStaticRoute } from '../../model/vpc';
import { sortedBy } from '../../net/compare';
import type { RenderedObject } from '../../render/rendered-object';

/**
 * A Vpc, in the form into which the controller itself would bring it: every static route says its policy, and only
 * `reroute` has a next hop. Removing it would take the network of all its pods.
 */
export const vpcObject = (vpc: VpcSnapshot): RenderedObject => ({
  id: `vpc-${vpc.objectName}`,
  apiVersion: 'kubeovn.io/v1',
  kind: 'Vpc',
  name: vpc.objectName,
  wave: 'vpc',
  isKept: true,
  body: () => ({ spec: vpcSpec(vpc) }),
});

const vpcSpec = (vpc: VpcSnapshot): Readonly<Record<string, unknown>> => ({
  ...listed('namespaces', vpc.namespaces),
  ...listed('staticRoutes', vpc.staticRoutes.map(staticRoute)),
  ...listed('policyRoutes', vpc.policyRoutes.map(policyRoute)),
  ...listed('vpcPeerings', vpc.peerings.map(peering)),
  ...(vpc.enableExternal === undefined ? {} : { enableExternal: vpc.enableExternal }),
  ...listed('extraExternalSubnets', vpc.extraExternalSubnets ?? []),
});

const listed = (key: string, items: readonly unknown[]): Readonly<Record<string, readonly unknown[]>> =>
  items.length === 0 ? {} : { [key]: items };

const staticRoute = ({ policy, cidr, nextHop }: VpcStaticRoute) => ({
  policy,
  cidr: `${cidr}`,
  nextHopIP: `${nextHop}`,
});

const policyRoute = ({ priority, match, action, nextHop }: VpcPolicyRoute) => ({
  priority,
  match,
  action,
  ...(nextHop === undefined ? {} : { nextHopIP: `${nextHop}` }),
});

const peering = ({ vpc, connect }: VpcPeering) => ({ remoteVpc: vpc, localConnectIP: connectText(connect) });

const connectText = (connect: readonly InterfaceAddress[]): string =>
  sortedBy(connect, (a, b) => a.address.family - b.address.family)
    .map(({ address, link }) => `${address}/${link.prefixLength}`)
    .join(',');
