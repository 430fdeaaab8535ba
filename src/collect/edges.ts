import type { Backend } from '../backends/backend';
import type { Block, Edges } from '../model/declarations';

/** The ends of a subnet that its backend never gives away. */
export function edgesOfBlock(backend: Backend, block: Block): Edges {
  if (block.kind === 'whole') throw new Error('a subnet is not a part of itself');
  return backend.edgesOf(block.family, block.kind === 'given' ? block.cidr.prefixLength : block.prefixLength);
}
