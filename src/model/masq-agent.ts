import type { Cidr } from '../net/cidr';
import type { Seconds } from './duration';
import type { Whereabouts } from './problem';
import type { Version } from './version';

/** Whose build of ip-masq-agent reads the file. */
export type MasqDialect = 'tke' | 'upstream' | 'gke' | 'azure';

/** The ip-masq-agent of a cluster, as it was declared. */
export interface MasqAgentSnapshot {
  readonly cluster: string;
  readonly where: Whereabouts;
  readonly dialect: MasqDialect;
  /** Version of the agent. Absent: one that knows everything its dialect has. */
  readonly version?: Version | undefined;
  /** Destinations to which pods speak with their own address. */
  readonly nonMasqueradeCidrs: readonly Cidr[];
  /** The most destinations that the agent shall accept. Absent: what it accepts by itself. */
  readonly cidrLimit?: number | undefined;
  /** Whether the agent was started with --enable-ipv6. Absent: not known. */
  readonly enableIpv6?: boolean | undefined;
  readonly masqLinkLocal: boolean;
  readonly masqLinkLocalIpv6: boolean;
  /** How often the agent reads the file. Absent: its own default, a minute. */
  readonly resyncInterval?: Seconds | undefined;
}
