import { z } from 'zod';
import { objectName } from './read-props';
import { folderSchema } from './sync-props';

/** How Argo CD is to sync what the App writes. */
export interface ArgoCdProps {
  /** The repository that the output is committed to, as Argo CD knows it. */
  readonly repoURL: string;
  /**
   * The branch, tag or commit that is deployed.
   *
   * @default 'HEAD', the default branch
   */
  readonly targetRevision?: string;
  /**
   * The output folder, relative to the root of the repository.
   *
   * @default 'dist'
   */
  readonly path?: string;
  /**
   * The AppProject of the Applications.
   *
   * @default 'default'
   */
  readonly project?: string;
  /**
   * `two` for each cluster: one for what is the platform's (pools, reservations, tables, policies), one for the workloads.
   * Deleting or pruning with the second never touches the first. `one`: both, so that sync waves order them.
   *
   * @default 'two'
   */
  readonly applications?: 'one' | 'two';
  /**
   * Whether a sync of the platform's Application deletes what has left git. Never pools, subnets and IP objects. Only with
   * two Applications: with one, a sync always does.
   *
   * @default false: a person prunes
   */
  readonly pruneInfra?: boolean;
}

const text = z.string().min(1, 'a text is wanted');

/** @internal */
export const ARGO_CD_SHAPE = {
  repoURL: text,
  targetRevision: text.default('HEAD'),
  path: folderSchema.default('dist'),
  project: objectName.default('default'),
  applications: z.enum(['one', 'two']).default('two'),
  pruneInfra: z.boolean().optional(),
};

/** @internal */
export const PRUNE_WITHOUT_INFRA = {
  message: 'one Application prunes all of a cluster or nothing; leave it out, or have two Applications',
  path: ['pruneInfra'],
};

/** @internal Whether there is a prune of infra alone, where one is asked for. */
export const prunesInfraAlone = ({
  applications,
  pruneInfra,
}: {
  readonly applications: 'one' | 'two';
  readonly pruneInfra?: boolean | undefined;
}): boolean => applications === 'two' || pruneInfra === undefined;
