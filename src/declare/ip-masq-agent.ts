import { Construct } from 'constructs';
import { z } from 'zod';
import { renderMasqAgent } from '../backends/ip-masq-agent/render';
import { Ipam } from '../collect/ipam';
import { durationOf } from '../model/duration';
import type { Cluster } from './cluster';
import { cidr, duration, readProps } from './read-props';
import { whereOf } from './where';

/** What the agent masquerades. */
export interface IpMasqAgentProps {
  /** CIDRs of destinations to which pods speak with their own address. */
  readonly nonMasqueradeCidrs: readonly string[];
  /**
   * Whose build of the agent reads the file. Only `tke` knows source CIDRs, which pods with an EIP need.
   *
   * @default 'tke' on TKE, else 'upstream'
   */
  readonly dialect?: 'tke' | 'upstream';
  /** Whether traffic to 169.254.0.0/16 is masqueraded. @default true on TKE, else false */
  readonly masqLinkLocal?: boolean;
  /** Whether traffic to fe80::/10 is masqueraded. @default false */
  readonly masqLinkLocalIpv6?: boolean;
  /** How often the agent reads the file, such as `30s`. @default '1m' */
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

const masqSchema = z.strictObject({
  nonMasqueradeCidrs: z.array(cidr),
  dialect: z.enum(['tke', 'upstream']).optional(),
  masqLinkLocal: z.boolean().optional(),
  masqLinkLocalIpv6: z.boolean().default(false),
  resyncInterval: duration.default(durationOf('1m')),
});
