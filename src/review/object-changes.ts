import { fieldName } from '../check/field-name';
import { isFixed } from '../gitops/fixed-fields';
import type { Manifest } from '../gitops/manifest';
import { compareText, firstDifference, sortedBy } from '../net/compare';
import { groupedBy } from '../net/grouped-by';
import type { ManifestChange } from './manifest-changes';
import type { ObjectChange } from './review';

/** The changes of objects as a reviewer reads them, by cluster, file and name. What only has another name is a rename. */
export function objectChanges(changes: readonly ManifestChange[]): readonly ObjectChange[] {
  const renamed = renames(changes);
  const gone = new Set([...renamed.values()]);
  const shown = changes.filter(({ before, after }) => after !== undefined || !gone.has(before!));
  return sortedBy(
    shown.map((change) => objectChange(change, change.after && renamed.get(change.after))),
    (a, b) =>
      firstDifference(
        compareText(a.cluster, b.cluster),
        compareText(a.file, b.file),
        compareText(a.kind, b.kind),
        compareText(a.namespace ?? '', b.namespace ?? ''),
        compareText(a.name, b.name),
        compareText(a.apiVersion, b.apiVersion),
      ),
  );
}

function objectChange(change: ManifestChange, formerly: Manifest | undefined): ObjectChange {
  const { cluster, file, object } = (change.after ?? change.before)!;
  const { apiVersion, kind, namespace, name } = object;
  return {
    action: formerly === undefined ? actionOf(change) : 'rename',
    cluster,
    file,
    apiVersion,
    kind,
    ...(namespace === '' ? {} : { namespace }),
    name,
    ...(formerly === undefined ? {} : { formerly: formerName(formerly, namespace) }),
    fields: fieldsOf(change),
  };
}

function actionOf({ before, after, paths }: ManifestChange): ObjectChange['action'] {
  if (before === undefined) return 'add';
  if (after === undefined) return 'remove';
  return paths.some((path) => isFixed(path, before.object)) ? 'replace' : 'change';
}

/** How many fields of one object are named: tables have one for each pod. */
const NAMED = 100;

function fieldsOf({ before, paths }: ManifestChange): readonly string[] {
  const fixed = before === undefined ? [] : paths.filter((path) => isFixed(path, before.object));
  const first = new Set(fixed);
  const names = [...fixed, ...paths.filter((path) => !first.has(path))].slice(0, NAMED).map(fieldName);
  return paths.length > NAMED ? [...names, `and ${paths.length - NAMED} more`] : names;
}

const formerName = ({ object }: Manifest, namespace: string): string =>
  object.namespace === namespace ? object.name : `${object.namespace}/${object.name}`;

/** For each object that came, the one of the same content that went. */
function renames(changes: readonly ManifestChange[]): ReadonlyMap<Manifest, Manifest> {
  const gone = changes.flatMap(({ before, after }) => (before && !after && hasContent(before) ? [before] : []));
  if (gone.length === 0) return new Map();
  const former = groupedBy(gone, contentOf);
  return new Map(
    changes.flatMap(({ before, after }) => {
      const match = after && !before && hasContent(after) ? former.get(contentOf(after))?.shift() : undefined;
      return after && match ? [[after, match] as const] : [];
    }),
  );
}

/** Objects that are nothing but a name are not the same because they have nothing in them. */
const hasContent = ({ object: { value } }: Manifest): boolean =>
  Object.keys(value).some((key) => key !== 'apiVersion' && key !== 'kind' && key !== 'metadata');

/** All that an object says but its names, which often stand in its labels and selectors too. */
const contentOf = ({ cluster, object: { group, kind, name, namespace, value } }: Manifest): string =>
  [cluster, group, kind, JSON.stringify(value, (_, item: unknown) => placeholder(item, { name, namespace }))].join(
    '\n',
  );

const placeholder = (
  item: unknown,
  { name, namespace }: { readonly name: string; readonly namespace: string },
): unknown => {
  if (item === name) return 'ITS NAME';
  return item === namespace ? 'ITS NAMESPACE' : item;
};
