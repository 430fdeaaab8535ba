import { POOL_KEYS } from '../backends/calico/annotations';
import { defaultBlockSize } from '../backends/calico/block-size';
import { isDnsSubdomain } from '../model/owner';
import type { Problem } from '../model/problem';
import { Cidr } from '../net/cidr';
import { sortedBy } from '../net/compare';
import { describeFault } from '../net/parsed';
import { annotationPlaces, type CalicoManifest, fields, isCalicoKind, manifestOf, placeOf } from './calico-manifest';
import { finding } from './finding';
import type { ForeignDocument } from './foreign-document';
import { foreignText } from './foreign-text';
import { calicoAnnotationOnWorkload, isCalicoAnnotation, onWorkload } from './rules/calico-annotation-on-workload';
import { calicoPoolTooSmall, tooSmall } from './rules/calico-pool-too-small';
import { calicoPoolsOverlap } from './rules/calico-pools-overlap';
import { calicoUnknownPool } from './rules/calico-unknown-pool';
import { calicoUnreadableCidr } from './rules/calico-unreadable-cidr';
import { podName } from './rules/pod-name';

/** The mistakes in manifests for Calico that were written by hand. All documents of one cluster together. */
export function lintCalicoDocuments(documents: readonly ForeignDocument[]): readonly Problem[] {
  const manifests = documents.flatMap((document) => manifestOf(document) ?? []);
  const pools = manifests.filter((manifest) => isCalicoKind(manifest, 'IPPool'));
  return [
    ...manifests.flatMap(unreadableCidrs),
    ...pools.flatMap(smallerThanItsBlocks),
    ...overlaps(pools),
    ...manifests.flatMap((manifest) => unknownPools(manifest, pools)),
    ...manifests.flatMap(annotationsOnWorkload),
    ...manifests.flatMap(podNames),
  ];
}

function unreadableCidrs(manifest: CalicoManifest): readonly Problem[] {
  if (isCalicoKind(manifest, 'IPPool')) {
    const { cidr } = manifest.spec;
    return typeof cidr === 'string' ? unreadable(cidr, manifest, ['spec', 'cidr']) : [];
  }
  const { reservedCIDRs } = manifest.spec;
  if (!isCalicoKind(manifest, 'IPReservation') || !Array.isArray(reservedCIDRs)) return [];
  return reservedCIDRs.flatMap((text, i) => unreadable(foreignText(text), manifest, ['spec', 'reservedCIDRs', i]));
}

function unreadable(text: string, manifest: CalicoManifest, path: readonly (string | number)[]): readonly Problem[] {
  const cidr = Cidr.parse(text);
  return cidr.ok ? [] : [finding(calicoUnreadableCidr, placeOf(manifest, path), `${describeFault(cidr.fault)}.`)];
}

function smallerThanItsBlocks(pool: CalicoManifest): readonly Problem[] {
  const cidr = cidrOf(pool);
  if (cidr === undefined || pool.spec.disabled === true) return [];
  const said = pool.spec.blockSize;
  const blockSize = typeof said === 'number' && said !== 0 ? said : defaultBlockSize(cidr.family);
  if (cidr.prefixLength <= blockSize) return [];
  return [finding(calicoPoolTooSmall, placeOf(pool, ['spec', 'cidr']), tooSmall(cidr, blockSize))];
}

function overlaps(pools: readonly CalicoManifest[]): readonly Problem[] {
  const problems: Problem[] = [];
  const readable = pools.flatMap((pool) => ({ pool, cidr: cidrOf(pool) ?? [] })).filter(hasCidr);
  let around: { readonly pool: CalicoManifest; readonly cidr: Cidr } | undefined;
  for (const inner of sortedBy(readable, (a, b) => Cidr.compare(a.cidr, b.cidr))) {
    if (around?.cidr.overlaps(inner.cidr) && around.pool.name !== inner.pool.name) {
      const message = `${inner.cidr} lies in the IPPool ${around.pool.name} (${around.cidr}).`;
      problems.push(finding(calicoPoolsOverlap, placeOf(inner.pool, ['spec', 'cidr']), message));
    } else around = inner;
  }
  return problems;
}

const hasCidr = (pool: { readonly cidr: unknown }): pool is { readonly pool: CalicoManifest; readonly cidr: Cidr } =>
  pool.cidr instanceof Cidr;

function cidrOf({ spec }: CalicoManifest): Cidr | undefined {
  const cidr = Cidr.parse(foreignText(spec.cidr));
  return cidr.ok ? cidr.value : undefined;
}

/** Without any pool in the documents nothing is known of the cluster's pools. */
function unknownPools(manifest: CalicoManifest, pools: readonly CalicoManifest[]): readonly Problem[] {
  if (pools.length === 0) return [];
  const known = new Set(pools.flatMap(({ name, spec }) => [name, foreignText(spec.cidr)]));
  return annotationPlaces(manifest).flatMap(({ path, annotations }) =>
    POOL_KEYS.flatMap((key) =>
      namesIn(annotations[key])
        .filter((name) => !known.has(name))
        .map((name) =>
          finding(calicoUnknownPool, placeOf(manifest, [...path, key]), `No IPPool here is named ${name}.`),
        ),
    ),
  );
}

function namesIn(annotation: unknown): readonly string[] {
  try {
    const names: unknown = JSON.parse(foreignText(annotation ?? '[]'));
    return Array.isArray(names) ? names.map(foreignText) : [];
  } catch {
    return [];
  }
}

const TEMPLATED: ReadonlySet<string> = new Set([
  'StatefulSet',
  'Deployment',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
]);

const annotationsOnWorkload = (manifest: CalicoManifest): readonly Problem[] =>
  !TEMPLATED.has(manifest.kind)
    ? []
    : Object.keys(fields(manifest.metadata.annotations))
        .filter(isCalicoAnnotation)
        .map((key) =>
          finding(
            calicoAnnotationOnWorkload,
            placeOf(manifest, ['metadata', 'annotations', key]),
            onWorkload(key, manifest.kind),
          ),
        );

const podNames = (manifest: CalicoManifest): readonly Problem[] =>
  manifest.kind !== 'Pod' || manifest.name === '' || isDnsSubdomain(manifest.name)
    ? []
    : [finding(podName, placeOf(manifest, ['metadata', 'name']), `"${manifest.name}" cannot be the name of a Pod.`)];
