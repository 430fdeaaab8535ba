import { ApiObject } from 'cdk8s';
import { FixedIpStatefulSet, type NamespaceChart, type Subnet } from 'cdk8s-ipam';
import * as kplus from 'cdk8s-plus-28';
import { podTemplate } from './pod-template';

const TENANTS = 120;

/** The shop: a partner gateway that firewalls of partners name, and one small store for each tenant. */
export function declareShop(shop: NamespaceChart, pods: Subnet): void {
  const partners = pods.pool('partners', { prefixLength: 27, ipv6PrefixLength: 123 });
  const gateway = new FixedIpStatefulSet(shop, 'partner-gateway', {
    replicas: 4,
    maxReplicas: 8,
    pools: [partners],
    contiguity: 'required',
    template: podTemplate('partner-gateway', 'envoyproxy/envoy:v1.32.1', 8443),
  });

  // Whoever opens the partner's firewall finds the first address here; network policies name all of them as a set.
  new kplus.ConfigMap(shop, 'firewall-ticket', {
    metadata: { name: 'firewall-ticket' },
    data: { first: gateway.address(0), 'first-ipv6': gateway.address(0, 6) },
  });
  new ApiObject(shop, 'partner-gateways', {
    apiVersion: 'projectcalico.org/v3',
    kind: 'NetworkSet',
    metadata: { name: 'partner-gateways', labels: { role: 'partner-gateway' } },
    spec: { nets: gateway.cidrs() },
  });

  const stores = pods.pool('stores', { prefixLength: 22, ipv6PrefixLength: 118 });
  for (let tenant = 1; tenant <= TENANTS; tenant++) {
    new FixedIpStatefulSet(shop, `store-${tenant}`, {
      replicas: 1 + (tenant % 3),
      pools: [stores],
      template: podTemplate(`store-${tenant}`, 'ghcr.io/example/store:2.7.0', 8080),
    });
  }
}
