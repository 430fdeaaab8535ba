import type { Problem } from '../../model/problem';
import { bitsOf } from '../../net/family';

/** A file of manifests below an output folder, as our printer writes them. */
export interface ManifestFile {
  /** Its first part is the cluster. */
  readonly path: string;
  readonly text: string;
}

/**
 * What Calico could not follow: an IPPool that is there already with another CIDR or block size. Its API refuses the
 * change; where kubectl is not refused, addresses are given to two nodes. Neither is known to the lock, so the manifests of
 * the last synth are compared with those that are about to take their place.
 */
export function changedInPlace(before: readonly ManifestFile[], after: readonly ManifestFile[]): readonly Problem[] {
  const old = new Map(before.flatMap(poolsIn).map((pool) => [keyOf(pool), pool]));
  return after.flatMap(poolsIn).flatMap((pool) => {
    const was = old.get(keyOf(pool));
    const change = was && changeOf(was, pool);
    return change === undefined ? [] : [changed(pool, change)];
  });
}

interface WrittenPool {
  readonly cluster: string;
  readonly name: string;
  readonly cidr: string;
  readonly blockSize: string;
}

/** Whichever API it is written for: it is one object. */
const keyOf = ({ cluster, name }: WrittenPool): string => `${cluster}/${name}`;

function poolsIn({ path, text }: ManifestFile): readonly WrittenPool[] {
  if (!text.includes(KIND)) return [];
  const [cluster = ''] = path.split(/[\\/]/);
  return text
    .split(/^---$/m)
    .filter((document) => document.includes(KIND) && /^apiVersion: (crd\.)?projectcalico\.org\//m.test(document))
    .map((document) => ({
      cluster,
      name: fieldOf(document, 'name'),
      cidr: fieldOf(document, 'cidr'),
      blockSize: fieldOf(document, 'blockSize'),
    }));
}

const KIND = 'kind: IPPool\n';

/** A field of metadata or spec: names are nowhere else at this depth. */
const fieldOf = (document: string, field: string): string =>
  new RegExp(`^ {2}${field}: "?([^"\\n]*)"?$`, 'm').exec(document)?.[1] ?? '';

interface Change {
  /** Completes "it has …, and would get …". */
  readonly was: string;
  readonly becomes: string;
  readonly fix: string;
}

function changeOf(was: WrittenPool, pool: WrittenPool): Change | undefined {
  if (was.cidr === '' || pool.cidr === '') return undefined;
  if (was.cidr !== pool.cidr) return { was: was.cidr, becomes: pool.cidr, fix: `Keep the CIDR, or ${ELSEWHERE}` };
  if (was.blockSize === pool.blockSize) return undefined;
  const size = was.blockSize === '' ? `${defaultSizeOf(was)}` : was.blockSize;
  return {
    was: `blocks of /${size}`,
    becomes: `/${pool.blockSize}`,
    fix: `Keep the size with calico: { blockSize: ${size} }, or ${ELSEWHERE}`,
  };
}

const defaultSizeOf = ({ cidr }: WrittenPool): number => bitsOf(cidr.includes(':') ? 6 : 4) - 6;

const ELSEWHERE =
  'declare another pool with another objectName, move there and drain this one. If the object has been deleted in the cluster, delete its manifest from the output folder first.';

const changed = (pool: WrittenPool, { was, becomes, fix }: Change): Problem => ({
  rule: 'IPAM608',
  severity: 'error',
  where: { identity: keyOf(pool) },
  message: `The IPPool ${pool.name} of the cluster ${pool.cluster} has ${was}, as it was written last, and would get ${becomes}; Calico cannot change that.`,
  fix,
});
