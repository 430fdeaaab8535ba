import { DEFAULT_PROVIDER } from '../object-names';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What annotations ask for, for each NIC. */
export const ASKED_PER_NIC = words('ip_address ip_pool logical_switch mac_address ip_family ingress_rate egress_rate');

/** What else Kube-OVN reads on pods, or writes there itself. */
const OTHERS = words(`
  vip eip snat allocated routed routes cidr gateway exclude_ips logical_router vpc vlan_id north_gateway south_gateway
  pod_nic_type virtualmachine provider_network port_name tunnel_interface chassis bgp default_route security_groups
  port_security port_vips aaps layer2_forward mirror priority latency limit loss jitter enable_log qos_policy
  allow_live_migration activation_strategy vpc_nat_gw vpc_cidrs dhcp_v4_options dhcp_v6_options
`);

/** The annotations of the default NIC. */
export const KUBE_OVN_POD_KEYS: readonly string[] = [...ASKED_PER_NIC, ...OTHERS].map(
  (what) => `${DEFAULT_PROVIDER}.kubernetes.io/${what}`,
);
