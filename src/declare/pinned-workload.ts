import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Owner } from '../model/owner';
import type { Family } from '../net/family';
import type { Manifest } from '../render/manifest';
import { pinnedManifest } from '../render/pinned-manifest';
import { Claim } from './claim';
import type { ClaimProps } from './claim-props';
import { claimSchema } from './claim-schema';
import type { FixedIpWorkload } from './fixed-ip-workload';
import { NO_OBJECT } from './identity-problems';
import { manifestOf } from './manifest-of';
import type { Pool } from './pool';
import { poolsAmong } from './pools-among';
import { replicasOf } from './replicas';
import { templateFacts } from './template-facts';

/** What a pinned workload claims. */
export interface PinProps extends ClaimProps {
  /**
   * Number of pods.
   *
   * @default what the object itself says; where it says nothing, 1
   */
  readonly replicas?: number;
  /**
   * Further pools, after the one that pins.
   *
   * @default none
   */
  readonly pools?: readonly Pool[];
}

/** A workload that something else declares, with addresses that the lock says. Made by `pool.pin(workload)`. */
export class PinnedWorkload implements FixedIpWorkload {
  /** @internal */
  readonly claim: Claim;

  /** @internal */
  constructor(workload: ApiObject | IConstruct, props: PinProps) {
    const object = objectOf(workload);
    this.claim = object === undefined ? claimOfNothing(workload, props) : claimOf(object, props);
    if (object === undefined) return;
    const render = object.toJson.bind(object);
    object.toJson = () => pinnedManifest(render(), { pin: () => this.claim.pin(), where: this.claim.where });
  }

  /** `cluster/namespace/Kind/name`: the key in the lock. */
  get owner(): Owner {
    return this.claim.owner;
  }

  /** The address of an ordinal, filled in at synth. @param family 4 or 6 @default 4 where the pools have IPv4 */
  address(ordinal: number, family?: Family, nic?: string): string {
    return this.claim.address(ordinal, family, nic);
  }

  /** The fewest CIDRs that cover exactly its addresses, head-room included; filled in at synth. */
  cidrs(family?: Family, nic?: string): string[] {
    return this.claim.cidrs(family, nic);
  }
}

/** The object behind a construct: itself, or the child that cdk8s calls its default (cdk8s-plus workloads have one). */
function objectOf(workload: ApiObject | IConstruct): ApiObject | undefined {
  if (ApiObject.isApiObject(workload)) return workload;
  const child = (workload as IConstruct).node.defaultChild;
  return child === undefined ? undefined : objectOf(child);
}

function claimOf(object: ApiObject, { pools: asked, replicas, ...props }: PinProps): Claim {
  const { kind, name } = object;
  const pools = poolsAmong(asked);
  const render = object.toJson.bind(object);
  const manifest = () => manifestOf(object, render);
  return new Claim({
    construct: object,
    kind,
    name,
    namespace: object.metadata.namespace,
    isNameGenerated: isNameGenerated(object),
    pools,
    props,
    schema: claimSchema,
    replicas: (read) => replicasOf({ kind, ...shapeOf(manifest(), replicas) }, read),
    template: () => templateFacts(manifest()),
  });
}

/** Refused for what it is: a construct without an object. */
const claimOfNothing = (construct: IConstruct, { pools }: PinProps): Claim =>
  new Claim({
    construct,
    kind: NO_OBJECT,
    name: construct.node.id,
    namespace: 'none',
    isNameGenerated: false,
    pools: poolsAmong(pools),
    props: {},
    schema: claimSchema,
    replicas: () => ({ kind: 'one' }),
    template: () => templateFacts({ apiVersion: 'v1', kind: NO_OBJECT, metadata: { name: construct.node.id } }),
  });

const isNameGenerated = (object: ApiObject): boolean =>
  /-c8[0-9a-f]{6}$/.test(object.name) && object.name === Chart.of(object).generateObjectName(object);

interface WorkloadSpec {
  readonly replicas?: unknown;
  readonly ordinals?: { readonly start?: number };
}

function shapeOf(manifest: Manifest, replicas: number | undefined) {
  const spec = (manifest.spec ?? {}) as WorkloadSpec;
  return {
    replicas: replicas ?? (typeof spec.replicas === 'number' ? spec.replicas : 1),
    start: spec.ordinals?.start ?? 0,
    surge: templateFacts(manifest).surge,
  };
}
