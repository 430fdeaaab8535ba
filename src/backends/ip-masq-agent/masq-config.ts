import type { Answer } from '../../model/answer';
import type { MasqAgentSnapshot } from '../../model/snapshot';
import { RangeSet } from '../../net/range-set';
import { goDuration } from './go-duration';
import { sourceCidrs } from './source-cidrs';

/**
 * The agent's configuration as one line of JSON, keys in the order of its dialect. Upstream knows no sources: it reads
 * such a file without an error and drops them, so they are not written for it.
 */
export const masqConfig = (agent: MasqAgentSnapshot, answer: Answer): string =>
  JSON.stringify(agent.dialect === 'tke' ? tkeConfig(agent, answer) : upstreamConfig(agent));

const tkeConfig = (agent: MasqAgentSnapshot, answer: Answer) => ({
  NonMasqueradeCIDRs: destinationsOf(agent),
  NonMasqueradeSrcCIDRs: sourceCidrs(agent.cluster, answer).map(String),
  MasqLinkLocal: agent.masqLinkLocal,
  ResyncInterval: goDuration(agent.resyncInterval),
  MasqLinkLocalIPv6: agent.masqLinkLocalIpv6,
});

const upstreamConfig = (agent: MasqAgentSnapshot) => ({
  nonMasqueradeCIDRs: destinationsOf(agent),
  masqLinkLocal: agent.masqLinkLocal,
  resyncInterval: goDuration(agent.resyncInterval),
  masqLinkLocalIPv6: agent.masqLinkLocalIpv6,
});

/** The fewest CIDRs that cover the declared ones, in address order. */
export const destinationsOf = (agent: MasqAgentSnapshot): readonly string[] =>
  RangeSet.from(agent.nonMasqueradeCidrs).cidrs().map(String);
