/**
 * The order in which Argo CD applies what we emit. Without waves it would apply custom resources after StatefulSets
 * (its list of kinds does not know them), so that pods would start before their pools exist. Kinds that must be there
 * first have the lower number; steps are wide enough for users' own objects in between.
 */
export const SYNC_WAVES = {
  namespace: -40,
  crd: -30,
  allocationTable: -22,
  policy: -20,
  policyBinding: -18,
  vpc: -16,
  subnet: -14,
  ipReservation: -12,
  calicoPool: -10,
  kubeOvnPool: -8,
  ip: -6,
  eip: -5,
  masqAgent: -4,
  eipTranslation: -3,
  controller: -2,
  workload: 10,
} as const;

export type SyncWave = keyof typeof SYNC_WAVES;

export const SYNC_WAVE_ANNOTATION = 'argocd.argoproj.io/sync-wave';

export const syncWaveText = (wave: SyncWave): string => String(SYNC_WAVES[wave]);
