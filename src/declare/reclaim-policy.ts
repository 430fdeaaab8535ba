import { parseDuration } from '../model/duration';
import type { Problem, Whereabouts } from '../model/problem';
import { RELEASE, type Reclaim, type Retention, SHORTEST_RETENTION } from '../model/reclaim';
import { describeFault } from '../net/parsed';

/** `release`, `forever`, or a duration of at least five minutes such as `24h`. */
export type RetentionText = string;

/** What is kept, and for how long. */
export interface RetainProps {
  /** What becomes of addresses when the workload is declared with fewer replicas. @default 'release' */
  readonly onScaleDown?: RetentionText;
  /** What becomes of addresses when the workload is no longer declared. @default 'release' */
  readonly onDelete?: RetentionText;
}

/**
 * What happens to an address whose claim goes away: given up (after the pool's quarantine), or kept for its owner.
 * The four presets behave like the four ways in which Tencent TKE reclaims fixed addresses.
 */
export class ReclaimPolicy {
  /** Given up on both occasions. The default. */
  static release(): ReclaimPolicy {
    return new ReclaimPolicy({});
  }
  /** Kept on one or both occasions. */
  static retain(props: RetainProps): ReclaimPolicy {
    return new ReclaimPolicy(props);
  }
  /** Kept until somebody runs `cdk8s-ipam lock release`. */
  static neverReclaimed(): ReclaimPolicy {
    return new ReclaimPolicy({ onScaleDown: 'forever', onDelete: 'forever' });
  }
  /** Kept for this long after the pod's claim went away. */
  static expireAfter(duration: string): ReclaimPolicy {
    return new ReclaimPolicy({ onScaleDown: duration, onDelete: duration });
  }
  /** Kept over scale-down, given up with the workload. */
  static cascade(): ReclaimPolicy {
    return new ReclaimPolicy({ onScaleDown: 'forever', onDelete: 'release' });
  }
  /** Given up on both occasions. */
  static immediate(): ReclaimPolicy {
    return new ReclaimPolicy({});
  }

  private constructor(private readonly props: RetainProps) {}

  /** @internal The policy as data; what cannot be read is a problem and counts as the default. */
  read(where: Whereabouts): { readonly reclaim: Reclaim; readonly problems: readonly Problem[] } {
    const problems: Problem[] = [];
    const readOne = (occasion: keyof Reclaim): Retention => {
      const read = readRetention(this.props[occasion] ?? 'release');
      if (typeof read === 'object') problems.push(badRetention(occasion, { text: read.reason, where }));
      return typeof read === 'object' ? RELEASE[occasion] : read;
    };
    return { reclaim: { onScaleDown: readOne('onScaleDown'), onDelete: readOne('onDelete') }, problems };
  }
}

function readRetention(text: RetentionText): Retention | { readonly reason: string } {
  if (text === 'release' || text === 'forever') return text;
  const duration = parseDuration(text);
  if (!duration.ok) return { reason: describeFault(duration.fault) };
  return duration.value < SHORTEST_RETENTION
    ? { reason: `"${text}" is shorter than 5m, the shortest that every backend keeps` }
    : duration.value;
}

const badRetention = (
  occasion: keyof Reclaim,
  { text, where }: { readonly text: string; readonly where: Whereabouts },
): Problem => ({
  rule: 'IPAM112',
  severity: 'error',
  where,
  message: `The reclaim policy, ${occasion}: ${text}.`,
  fix: `Give ${occasion} as 'release', 'forever', or a duration of at least 5m such as '24h'.`,
});
