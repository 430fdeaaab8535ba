import type { Construct } from 'constructs';
import { inject } from 'vitest';
import { type BackendChoice, type ClusterProps, Cluster as RealCluster } from '../../src/index';

/**
 * The package as apps see it here: each Cluster is declared for the version of the server that is asked, whatever version
 * the app names, and for another backend where a test wants it.
 */
export * from '../../src/index';

let instead: BackendChoice | undefined;

/** Declares with this backend in every cluster; with undefined, each has its own. */
export function withBackend(backend: BackendChoice | undefined, declare: () => void): void {
  instead = backend;
  try {
    declare();
  } finally {
    instead = undefined;
  }
}

export class Cluster extends RealCluster {
  constructor(scope: Construct, id: string, props: ClusterProps) {
    const backend = instead ?? props.backend;
    super(scope, id, { ...props, backend, kubernetes: inject('kubernetes'), mutatingAdmissionPolicy: true });
  }
}
