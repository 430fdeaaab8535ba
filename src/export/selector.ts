import type { Owner } from '../model/owner';
import { type Parsed, parsed, refused } from '../net/parsed';

/**
 * export: lists of addresses for the world outside, such as firewalls. A lock goes in, and which of its lines are
 * wanted; texts come out that have exactly their addresses, in as few CIDRs as can be.
 */

/** What a line of the lock is chosen by. */
export interface Chosen {
  readonly owner: Owner;
  /** Absent for the id of an EIP, which is in no network. */
  readonly network?: string;
  readonly subnet?: string;
  readonly pool?: string;
}

/** What somebody asks for. */
export interface Selector {
  /** As it was written. */
  readonly text: string;
  readonly wants: Wants;
}

type Wants = (line: Chosen) => boolean;

/**
 * Reads an owner or the beginning of one (`prod`, `prod/shop`, `prod/shop/StatefulSet/redis`), the key of a subnet or
 * pool, or the name of a network; `*` stands for any letters but `/`. `owner:`, `pool:`, `subnet:`, `network:` and
 * `cluster:` before it say which of these is meant; without them, any.
 */
export function parseSelector(text: string): Parsed<Selector> {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? 'any' : text.slice(0, colon);
  const pattern = text.slice(colon + 1).replace(/\/$/, '');
  if (!isKind(kind)) return refused(text, `begins with none of ${KINDS.map((each) => `${each}:`).join(', ')}`);
  if (!/^[A-Za-z0-9*._/-]+$/.test(pattern))
    return refused(text, 'is not an owner, the beginning of one, a pool, a subnet or a network');
  return parsed({ text, wants: SELECTORS[kind](matcher(pattern)) });
}

/** Several selectors; everything is wanted where there are none. It remembers which of them has wanted something. */
export class Selection {
  private readonly successful = new Set<Selector>();

  constructor(private readonly selectors: readonly Selector[]) {}

  wants(line: Chosen): boolean {
    if (this.selectors.length === 0) return true;
    let isWanted = false;
    for (const selector of this.selectors) {
      if (!selector.wants(line)) continue;
      isWanted = true;
      this.successful.add(selector);
    }
    return isWanted;
  }

  /** The texts that meant nothing so far. */
  get inVain(): readonly string[] {
    return this.selectors.filter((selector) => !this.successful.has(selector)).map(({ text }) => text);
  }
}

/** Whether a pattern is a text, or the beginning of one that ends before a `/`. */
type Matches = (text: string | undefined) => boolean;

const SELECTORS = {
  any: (matches: Matches): Wants => {
    return ({ owner, network, subnet, pool }) => matches(owner) || matches(pool) || matches(subnet) || matches(network);
  },
  owner: (matches: Matches): Wants => {
    return ({ owner }) => matches(owner);
  },
  pool: (matches: Matches): Wants => {
    return ({ pool }) => matches(pool);
  },
  subnet: (matches: Matches): Wants => {
    return ({ subnet }) => matches(subnet);
  },
  network: (matches: Matches): Wants => {
    return ({ network }) => matches(network);
  },
  cluster: (matches: Matches): Wants => {
    return ({ owner }) => matches(owner.slice(0, owner.indexOf('/')));
  },
} as const;

const KINDS = (Object.keys(SELECTORS) as (keyof typeof SELECTORS)[]).filter((kind) => kind !== 'any');

const isKind = (text: string): text is keyof typeof SELECTORS => Object.hasOwn(SELECTORS, text);

function matcher(pattern: string): Matches {
  if (!pattern.includes('*')) {
    const beginning = `${pattern}/`;
    return (text) => text !== undefined && (text === pattern || text.startsWith(beginning));
  }
  const parts = pattern.split('*').map((part) => part.replace(/[.]/g, '\\.'));
  const expression = new RegExp(`^${parts.join('[^/]*')}(?:/|$)`);
  return (text) => text !== undefined && expression.test(text);
}
