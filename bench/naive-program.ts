import { readFileSync, writeFileSync } from 'node:fs';
import { writeLockFile } from '../src/files/lock-file';
import type { Declarations } from '../src/model/declarations';
import type { Cidr } from '../src/net/cidr';
import { report } from './child';
import { FlatBitmap } from './flat-bitmap';
import { ObjectScan } from './object-scan';
import { plan, type Shape } from './plan';

/** Addresses of one pool, each handed out once. */
export interface NaivePool {
  /** The lowest address that is free, as text. */
  take(): string;
}

/**
 * One process of a baseline of the group `core`: reads an empty file, gives each claim the lowest free address of its
 * pool, and writes a line for each as our lock is written. It keeps no memory, no blocks and no order: what is left is
 * the search.
 *
 * - `bitmap`: a flat bitmap, as Kubernetes has for its service addresses
 * - `objects`: a scan with the address objects of ip-address
 */
const [mode, file = '', claims = '', shape = ''] = process.argv.slice(2);
const open = mode === 'bitmap' ? (cidr: Cidr) => new FlatBitmap(cidr) : (cidr: Cidr) => new ObjectScan(cidr);
const planned = plan(Number(claims), shape as Shape);

writeFileSync(file, '');
report(() => {
  const before = readFileSync(file, 'utf8');
  const text = `${linesFor(planned).join('\n')}\n`;
  const [problem] = writeLockFile({ path: file, before, text });
  if (problem !== undefined) throw new Error(problem.message);
});

function linesFor({ networks, workloads }: Declarations): string[] {
  const pools = poolsOf(networks);
  const lines: string[] = [];
  for (const { owner, replicas, demands } of workloads) {
    const pool = pools.get(demands[0]!.pools[0]!)!;
    const count = replicas.kind === 'ordinals' ? replicas.count : 1;
    for (let ordinal = 0; ordinal < count; ordinal++) lines.push(`${pool.take()} ${owner} ${ordinal}`);
  }
  return lines;
}

function poolsOf(networks: Declarations['networks']): Map<string, NaivePool> {
  const pools = new Map<string, NaivePool>();
  for (const { blocks, pools: inside } of networks.flatMap(({ subnets }) => subnets)) {
    const [block] = blocks;
    if (block?.kind === 'given') for (const { key } of inside) pools.set(key, open(block.cidr));
  }
  return pools;
}
