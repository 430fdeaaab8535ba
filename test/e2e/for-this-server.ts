import type { Construct } from 'constructs';
import { inject } from 'vitest';
import { type ClusterProps, Cluster as RealCluster } from '../../src/index';

/**
 * The package as the examples see it here: each Cluster is declared for the version of the server that is asked, whatever
 * version the example names.
 */
export * from '../../src/index';

export class Cluster extends RealCluster {
  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id, { ...props, kubernetes: inject('kubernetes'), mutatingAdmissionPolicy: true });
  }
}
