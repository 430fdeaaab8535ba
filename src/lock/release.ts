import type { ClaimLine, EipLine, LeaseLine, Lock, NetworkLock, Released, Tenure } from '../model/lock';
import type { Problem } from '../model/problem';
import { canonicalLock } from './canonical';
import { type HolderEntry, printEntry } from './entry';
import { describeTarget, isMeantEip, piecesOfClaim, piecesOfLease, type ReleaseTarget } from './release-target';

export type Release =
  | {
      readonly ok: true;
      readonly lock: Lock;
      /** The retained lines that were given up, as they were. */
      readonly released: readonly HolderEntry[];
      /** Lines of the same target that stay, because they are in use or released already. */
      readonly kept: readonly HolderEntry[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Gives up by hand what is retained: its lines become released, without a date, and the quarantine begins with the next
 * `lock gc`. Bound and head-room lines are not touched: their pods may be running.
 */
export function releaseLines(lock: Lock, target: ReleaseTarget): Release {
  const edit = new ReleaseEdit(target);
  const networks = lock.networks.map((network) => edit.network(network));
  const eips = lock.eips.map((line) =>
    isMeantEip(line, target) ? edit.line<EipLine>({ section: 'eips', line }) : line,
  );
  const problem = problemOf(edit, target);
  if (problem) return { ok: false, problems: [problem] };
  const { released, kept } = edit;
  return { ok: true, lock: canonicalLock({ version: lock.version, networks, eips }), released, kept };
}

class ReleaseEdit {
  readonly released: HolderEntry[] = [];
  readonly kept: HolderEntry[] = [];

  constructor(private readonly target: ReleaseTarget) {}

  network(network: NetworkLock): NetworkLock {
    const { name, leases, claims } = network;
    return {
      ...network,
      leases: leases.flatMap((lease) =>
        piecesOfLease(lease, this.target, name).map(({ line, isMeant }) =>
          isMeant ? this.line<LeaseLine>({ section: 'leases', network: name, line }) : line,
        ),
      ),
      claims: claims.flatMap((claim) =>
        piecesOfClaim(claim, this.target, name).map(({ line, isMeant }) =>
          isMeant ? this.line<ClaimLine>({ section: 'claims', network: name, line }) : line,
        ),
      ),
    };
  }

  line<L extends HolderEntry['line']>(entry: HolderEntry & { readonly line: L }): L {
    const { line } = entry;
    if (line.tenure.state !== 'retained') {
      this.kept.push(entry);
      return line;
    }
    this.released.push(entry);
    return { ...line, tenure: released(line.tenure) };
  }
}

const released = ({ quarantine }: Tenure): Released => ({ state: 'released', quarantine });

function problemOf(edit: ReleaseEdit, target: ReleaseTarget): Problem | undefined {
  const networks = new Set(edit.released.map((entry) => ('network' in entry ? entry.network : '')));
  if (target.kind === 'address' && networks.size > 1) return ambiguous(target, [...networks]);
  if (edit.released.length > 0) return undefined;
  const held = edit.kept.find(({ line }) => line.tenure.state !== 'released');
  if (held) return inUse(held, target);
  return edit.kept[0] ? releasedAlready(edit.kept[0], target) : unknown(target);
}

const inUse = (held: HolderEntry, target: ReleaseTarget): Problem => ({
  rule: 'IPAM261',
  severity: 'error',
  where: { identity: held.line.owner },
  message: `${describeTarget(target)} is not retained but ${held.line.tenure.state}: "${printEntry(held)}". A pod may be using it, and the next owner would have the same address.`,
  fix: 'Scale the workload down (below its head-room too) or remove its declaration, synthesize, merge and deploy; then release what the policy has retained.',
});

const releasedAlready = (line: HolderEntry, target: ReleaseTarget): Problem => ({
  rule: 'IPAM263',
  severity: 'error',
  where: { identity: line.line.owner },
  message: `${describeTarget(target)} is released already: "${printEntry(line)}". It is in quarantine.`,
  fix: 'Wait for its quarantine; `cdk8s-ipam lock gc --as-of <now>` on the default branch then removes the line.',
});

const unknown = (target: ReleaseTarget): Problem => ({
  rule: 'IPAM262',
  severity: 'error',
  where: target.kind === 'owner' ? { identity: target.owner } : {},
  message: `The lock has no line of ${describeTarget(target)}, so there is nothing to release.`,
  fix: 'Look it up with `cdk8s-ipam lock show`: an owner is written cluster/namespace/Kind/name, with the ordinal after a space if only one is meant.',
});

const ambiguous = (target: ReleaseTarget, networks: readonly string[]): Problem => ({
  rule: 'IPAM264',
  severity: 'error',
  where: {},
  message: `${describeTarget(target)} is retained in several networks (${networks.join(', ')}), each of which has its own.`,
  fix: 'Say which network is meant with --network.',
});
