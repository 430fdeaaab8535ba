import { DEFAULT_PROVIDER } from '../object-names';

/** An annotation of Kube-OVN on a pod: what it is about, and for the NIC of which provider. */
export interface PodAnnotation {
  readonly key: string;
  /** `ovn` for the default NIC, else such as `net1.default.ovn`. */
  readonly provider: string;
  /** `ip_pool`, `ip_address`, … */
  readonly what: string;
  readonly value: string;
}

/** The annotations of Kube-OVN among those of an object, which may have values of any type. */
export const podAnnotationsOf = (annotations: Readonly<Record<string, unknown>>): readonly PodAnnotation[] =>
  Object.entries(annotations).flatMap(([key, value]) => {
    const parts = KEY.exec(key);
    if (parts === null || typeof value !== 'string') return [];
    const [, provider = DEFAULT_PROVIDER, what = ''] = parts;
    return { key, provider, what, value };
  });

/** `<provider>.kubernetes.io/<what>`, from 1.16 on with the name of an interface behind it. */
const KEY =
  /^(ovn|[a-z0-9.-]+\.[a-z0-9.-]+)\.kubernetes\.io\/(ip_address|ip_pool|logical_switch|mac_address|ip_family|ingress_rate|egress_rate)(?:\.[^/]+)?$/;

/** What pods ask for with an annotation. */
const ASKED = [
  'ip_address',
  'ip_pool',
  'logical_switch',
  'mac_address',
  'ip_family',
  'ingress_rate',
  'egress_rate',
  'vip',
];

/** What else Kube-OVN reads on pods, or writes there itself. */
const OTHERS = [
  ...['allocated', 'routed', 'routes', 'cidr', 'gateway', 'exclude_ips', 'logical_router', 'vpc', 'vlan_id'],
  ...['pod_nic_type', 'virtualmachine', 'provider_network', 'port_name', 'tunnel_interface', 'chassis', 'bgp'],
  ...[
    'eip',
    'snat',
    'north_gateway',
    'south_gateway',
    'default_route',
    'security_groups',
    'port_security',
    'port_vips',
  ],
  ...['aaps', 'layer2_forward', 'mirror', 'priority', 'latency', 'limit', 'loss', 'jitter', 'enable_log'],
  ...[
    'qos_policy',
    'allow_live_migration',
    'activation_strategy',
    'vpc_nat_gw',
    'vpc_cidrs',
    'dhcp_v4_options',
    'dhcp_v6_options',
  ],
];

/** The annotations of the default NIC. */
export const KUBE_OVN_POD_KEYS: readonly string[] = [...ASKED, ...OTHERS].map(
  (what) => `${DEFAULT_PROVIDER}.kubernetes.io/${what}`,
);
