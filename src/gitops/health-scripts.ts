import { type ForeignObject, fields } from '../check/foreign-object';

/** The kinds (`group/Kind`) that somebody has written a health check for, in a ConfigMap of Argo CD among objects. */
export const healthScriptsIn = (objects: readonly ForeignObject[]): ReadonlySet<string> =>
  new Set(
    objects
      .filter(({ group, kind, name }) => group === '' && kind === 'ConfigMap' && name === 'argocd-cm')
      .flatMap(({ value }) => Object.keys(fields(value.data)).flatMap(kindOfKey)),
  );

/** `resource.customizations.health.kubeovn.io_Subnet` is about `kubeovn.io/Subnet`. */
function kindOfKey(key: string): readonly string[] {
  const [, group, kind] = /^resource\.customizations\.health\.(.*)_([^_]+)$/.exec(key) ?? [];
  return group === undefined ? [] : [`${group}/${kind}`];
}
