import type { RenderedObject } from '../../render/rendered-object';
import type { IpamdSettingsPlan } from './ipamd-settings';

/** A ConfigMap with the values that people enter in the console; nothing where ipamd takes arguments. */
export function settingsSheet(plan: IpamdSettingsPlan): readonly RenderedObject[] {
  if (plan.kind !== 'sheet') return [];
  return [
    {
      id: 'eniipamd-settings',
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'cdk8s-ipam-eniipamd-settings',
      namespace: 'kube-system',
      wave: 'masqAgent',
      body: () => ({ data: plan.data }),
    },
  ];
}
