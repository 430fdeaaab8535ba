import type { Answer } from '../../model/answer';
import { durationOf, type Seconds } from '../../model/duration';
import type { MasqAgentSnapshot } from '../../model/masq-agent';
import { RangeSet } from '../../net/range-set';
import { keysOf, type MasqOption } from './dialect';
import { goDuration } from './go-duration';
import { sourceCidrs } from './source-cidrs';

/** How often an agent reads its file where nothing is said. */
const RESYNC_INTERVAL: Seconds = durationOf('1m');

/**
 * The agent's configuration as one line of JSON, with the keys and in the order of its dialect. What an agent does not
 * know it would read without an error and drop, so that is not written for it.
 */
export function masqConfig(agent: MasqAgentSnapshot, answer: Answer): string {
  const entries = keysOf(agent).map(({ option, name }) => [name, VALUES[option](agent, answer)] as const);
  return JSON.stringify(Object.fromEntries(entries));
}

/** Undefined where the option is not written. */
const VALUES: Readonly<Record<MasqOption, (agent: MasqAgentSnapshot, answer: Answer) => unknown>> = {
  nonMasqueradeCidrs: (agent) => destinationsOf(agent),
  sourceCidrs: ({ cluster }, answer) => sourceCidrs(cluster, answer).map(String),
  cidrLimit: ({ cidrLimit }) => cidrLimit,
  masqLinkLocal: ({ masqLinkLocal }) => masqLinkLocal,
  masqLinkLocalIpv6: ({ masqLinkLocalIpv6 }) => masqLinkLocalIpv6,
  resyncInterval: ({ resyncInterval }) => goDuration(resyncInterval ?? RESYNC_INTERVAL),
};

/** The fewest CIDRs that cover the declared ones, in address order. */
export const destinationsOf = (agent: MasqAgentSnapshot): readonly string[] =>
  RangeSet.from(agent.nonMasqueradeCidrs).cidrs().map(String);
