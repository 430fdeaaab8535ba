import type { MasqAgentSnapshot, MasqDialect } from '../../model/masq-agent';
import { isAtLeast, type Version } from '../../model/version';

/** What can stand in the agent's file. */
export type MasqOption =
  | 'nonMasqueradeCidrs'
  | 'sourceCidrs'
  | 'cidrLimit'
  | 'masqLinkLocal'
  | 'masqLinkLocalIpv6'
  | 'resyncInterval';

/** How a build of ip-masq-agent is set up. */
export interface Dialect {
  /** Who builds it, for messages. */
  readonly agent: string;
  /** The ConfigMap in kube-system that it mounts, and the key whose text it reads. */
  readonly configMap: string;
  readonly dataKey: string;
  /** The keys that it knows, as its vendor spells them and in his order. All others are read and dropped. */
  readonly keys: readonly DialectKey[];
  /** What it does when it refuses a file. */
  readonly whenRefused: string;
}

export interface DialectKey {
  readonly option: MasqOption;
  readonly name: string;
  /** The first version that knows it. Absent: all. */
  readonly from?: string;
}

/** The most destinations in one file, where it does not set a limit of its own. */
export const CIDR_LIMIT = 64;

const UPSTREAM_KEYS: readonly DialectKey[] = [
  { option: 'nonMasqueradeCidrs', name: 'nonMasqueradeCIDRs' },
  { option: 'cidrLimit', name: 'cidrLimit', from: '2.9.0' },
  { option: 'masqLinkLocal', name: 'masqLinkLocal' },
  { option: 'resyncInterval', name: 'resyncInterval' },
  { option: 'masqLinkLocalIpv6', name: 'masqLinkLocalIPv6', from: '2.5.0' },
];

export const DIALECTS: Readonly<Record<MasqDialect, Dialect>> = {
  tke: {
    agent: 'Tencent’s build',
    configMap: 'ip-masq-agent-config',
    dataKey: 'config',
    keys: [
      { option: 'nonMasqueradeCidrs', name: 'NonMasqueradeCIDRs' },
      { option: 'sourceCidrs', name: 'NonMasqueradeSrcCIDRs', from: '2.6.2' },
      { option: 'masqLinkLocal', name: 'MasqLinkLocal' },
      { option: 'resyncInterval', name: 'ResyncInterval' },
      { option: 'masqLinkLocalIpv6', name: 'MasqLinkLocalIPv6', from: '2.5.0' },
    ],
    whenRefused: 'keeps its old rules and only logs it',
  },
  upstream: {
    agent: 'The upstream agent',
    configMap: 'ip-masq-agent',
    dataKey: 'config',
    keys: UPSTREAM_KEYS,
    whenRefused: 'keeps its old rules and only logs it',
  },
  gke: {
    agent: 'Google’s build',
    configMap: 'ip-masq-agent',
    dataKey: 'config',
    keys: UPSTREAM_KEYS,
    whenRefused: 'keeps its old rules and only logs it',
  },
  azure: {
    agent: 'Azure’s ip-masq-agent-v2',
    configMap: 'azure-ip-masq-agent-config',
    dataKey: 'ip-masq-agent',
    keys: [
      { option: 'nonMasqueradeCidrs', name: 'nonMasqueradeCIDRs' },
      { option: 'masqLinkLocal', name: 'masqLinkLocal' },
      { option: 'masqLinkLocalIpv6', name: 'masqLinkLocalIPv6' },
    ],
    whenRefused: 'ends with an error, on every node',
  },
};

/** Which agent it is. */
export type MasqAgentBuild = Pick<MasqAgentSnapshot, 'dialect' | 'version'>;

/** The keys that an agent knows, in the order of its dialect. */
export const keysOf = ({ dialect, version }: MasqAgentBuild): readonly DialectKey[] =>
  DIALECTS[dialect].keys.filter(({ from }) => knownIn(version, from));

export const knows = (build: MasqAgentBuild, option: MasqOption): boolean =>
  keysOf(build).some((key) => key.option === option);

/** The most destinations that an agent accepts. */
export const cidrLimitOf = (agent: MasqAgentBuild & Pick<MasqAgentSnapshot, 'cidrLimit'>): number =>
  (knows(agent, 'cidrLimit') ? agent.cidrLimit : undefined) ?? CIDR_LIMIT;

const knownIn = (version: Version | undefined, from: string | undefined): boolean =>
  version === undefined || from === undefined || isAtLeast(version, from);
