import type { IConstruct } from 'constructs';
import type { Whereabouts } from '../model/problem';

/** Where a construct stands: its path, and its Kubernetes identity or key where it has one. */
export const whereOf = (construct: IConstruct, identity?: string): Whereabouts =>
  identity === undefined ? { path: construct.node.path } : { path: construct.node.path, identity };
