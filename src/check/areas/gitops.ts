import type { Rule } from '../rule';
import { appWithoutLock } from '../rules/app-without-lock';
import { chartsShareFile } from '../rules/charts-share-file';
import { claimAfterAnswer } from '../rules/claim-after-answer';
import { clusterSyncedTwice } from '../rules/cluster-synced-twice';
import { contradictedPin } from '../rules/contradicted-pin';
import { invalidYaml } from '../rules/invalid-yaml';
import { listsOfOneName } from '../rules/lists-of-one-name';
import { misplacedSyncObject } from '../rules/misplaced-sync-object';
import { nestedChart } from '../rules/nested-chart';
import { objectWrittenTwice } from '../rules/object-written-twice';
import { repeatedYamlKey } from '../rules/repeated-yaml-key';
import { syncDeletesPools } from '../rules/sync-deletes-pools';
import { syncPrunesPools } from '../rules/sync-prunes-pools';
import { syncReadsRecords } from '../rules/sync-reads-records';
import { syncReplacesObjects } from '../rules/sync-replaces-objects';
import { templatedYaml } from '../rules/templated-yaml';
import { unknownAddress } from '../rules/unknown-address';
import { unreadableManifest } from '../rules/unreadable-manifest';
import { unsafeOutput } from '../rules/unsafe-output';
import { unwritableOutput } from '../rules/unwritable-output';
import { wrongProjectFile } from '../rules/wrong-project-file';

/** Those about objects that have Argo CD or Flux sync something. */
export const SYNC_RULES: readonly Rule[] = [syncDeletesPools, syncReadsRecords, syncReplacesObjects, syncPrunesPools];

import { customResourceWithoutWave } from '../rules/custom-resource-without-wave';
import { noManifest } from '../rules/no-manifest';
import { objectInTwoPlaces } from '../rules/object-in-two-places';
import { outputTooLarge } from '../rules/output-too-large';
import { tooLargeForClientApply } from '../rules/too-large-for-client-apply';

export const GITOPS_RULES: readonly Rule[] = [
  claimAfterAnswer,
  nestedChart,
  contradictedPin,
  objectWrittenTwice,
  unknownAddress,
  unwritableOutput,
  chartsShareFile,
  unreadableManifest,
  invalidYaml,
  templatedYaml,
  repeatedYamlKey,
  wrongProjectFile,
  unsafeOutput,
  appWithoutLock,
  listsOfOneName,
  ...SYNC_RULES,
  misplacedSyncObject,
  noManifest,
  objectInTwoPlaces,
  customResourceWithoutWave,
  tooLargeForClientApply,
  outputTooLarge,
  clusterSyncedTwice,
];
