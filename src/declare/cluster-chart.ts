import { Chart } from 'cdk8s';

/** The chart of a cluster. Objects that have nothing to say are not in what it gives. */
export class ClusterChart extends Chart {
  override toJson(): unknown[] {
    return super.toJson().filter((object: unknown) => object !== undefined);
  }
}
