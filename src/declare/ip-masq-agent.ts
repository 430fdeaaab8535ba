import { Construct } from 'constructs';
import { z } from 'zod';
import { renderMasqAgent } from '../backends/ip-masq-agent/render';
import { Ipam } from '../collect/ipam';
import type { Cluster } from './cluster';
import { cidr, duration, readProps, version } from './read-props';
import { whereOf } from './where';

/** What the agent masquerades. */
export interface IpMasqAgentProps {
  /** CIDRs of destinations to which pods speak with their own address. Adjacent ones are joined. */
  readonly nonMasqueradeCidrs: readonly string[];
  /**
   * Whose build of the agent reads the file: Tencent's (`tke`), the one of kubernetes-sigs (`upstream`), that of GKE
   * Standard (`gke`), or ip-masq-agent-v2 of AKS (`azure`). Only `tke` knows source CIDRs, which pods with an EIP need.
   *
   * @default 'tke' on TKE, else 'upstream'
   */
  readonly dialect?: 'tke' | 'upstream' | 'gke' | 'azure';
  /**
   * Version of the agent's image, such as `2.9.3`. What an older one does not know is refused.
   *
   * @default one that knows everything its dialect has
   */
  readonly version?: string;
  /**
   * The most destination CIDRs that the agent shall accept, 1 … 10,000 (`upstream` and `gke`, from 2.9.0).
   *
   * @default 64, the agent's own
   */
  readonly cidrLimit?: number;
  /** Whether the agent was started with `--enable-ipv6`; else it refuses IPv6 destinations. @default not known */
  readonly enableIpv6?: boolean;
  /** Whether traffic to 169.254.0.0/16 is masqueraded. @default true on TKE, else false */
  readonly masqLinkLocal?: boolean;
  /** Whether traffic to fe80::/10 is masqueraded. @default false */
  readonly masqLinkLocalIpv6?: boolean;
  /**
   * How often the agent reads the file, such as `30s`. `azure` has a flag for it instead.
   *
   * @default '1m'
   */
  readonly resyncInterval?: string;
}

/**
 * The configuration of a cluster's ip-masq-agent. Its source CIDRs follow every EIP binding of the cluster, so that the
 * traffic of a pod with an EIP leaves with it; nothing else is ever excluded from masquerading.
 */
export class IpMasqAgent extends Construct {
  constructor(cluster: Cluster, id: string, props: IpMasqAgentProps) {
    super(cluster, id);
    const where = whereOf(this);
    const { registry } = Ipam.of(this);
    const read = readProps(masqSchema, props, where);
    registry.problems.push(...read.problems);
    if (read.value === undefined || cluster.snapshot === undefined) return;
    const isTke = cluster.snapshot.backend.kind === 'tke';
    const { dialect = isTke ? 'tke' : 'upstream', masqLinkLocal = isTke, ...rest } = read.value;
    const agent = { ...rest, cluster: cluster.name, where, dialect, masqLinkLocal } as const;
    registry.masqAgents.push(agent);
    cluster.ensure(renderMasqAgent(agent, cluster.snapshot));
  }
}

/** So many rules of iptables are a mistake; the agent's own default guards against it too. */
const HIGHEST_LIMIT = 10_000;

const masqSchema = z.strictObject({
  nonMasqueradeCidrs: z.array(cidr),
  dialect: z.enum(['tke', 'upstream', 'gke', 'azure']).optional(),
  version: version.optional(),
  cidrLimit: z.int().min(1).max(HIGHEST_LIMIT).optional(),
  enableIpv6: z.boolean().optional(),
  masqLinkLocal: z.boolean().optional(),
  masqLinkLocalIpv6: z.boolean().default(false),
  resyncInterval: duration.optional(),
});
