import { ApiObject, type ApiObjectMetadata, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Owner } from '../model/owner';
import type { Family } from '../net/family';
import type { Manifest } from '../render/manifest';
import { pinnedManifest } from '../render/pinned-manifest';
import { SYNC_WAVE_ANNOTATION, syncWaveText } from '../render/sync-wave';
import { Claim } from './claim';
import type { ClaimProps } from './claim-props';
import type { FixedIpWorkload } from './fixed-ip-workload';
import type { Pool } from './pool';
import { poolsAmong } from './pools-among';
import { replicasOf } from './replicas';
import { splitStatefulSetProps, statefulSetSchema } from './stateful-set-props';
import { templateFacts } from './template-facts';

/** What a StatefulSet with fixed addresses is. */
export interface FixedIpStatefulSetProps extends ClaimProps {
  /** Number of pods. */
  readonly replicas: number;
  /** The pools that its addresses come from, in order of preference; of one cluster. */
  readonly pools: readonly Pool[];
  /** The pod template as Kubernetes has it; nothing is added but the pin (and labels, where it has none). */
  readonly template: object;
  /**
   * First ordinal, as in Kubernetes.
   *
   * @default { start: 0 }
   */
  readonly ordinals?: { readonly start: number };
  /**
   * Name of the headless Service.
   *
   * @default the name of the StatefulSet
   */
  readonly serviceName?: string;
  /**
   * Which pods are its own.
   *
   * @default the labels of the template; where there are none, app.kubernetes.io/name, which the template then gets
   */
  readonly selector?: object;
  /**
   * Further fields of the StatefulSet's spec as Kubernetes has them, such as volumeClaimTemplates.
   *
   * @default none
   */
  readonly spec?: Readonly<Record<string, unknown>>;
  /**
   * Further metadata of the StatefulSet.
   *
   * @default the name is the construct id, the namespace is the chart's
   */
  readonly metadata?: ApiObjectMetadata;
}

/** A StatefulSet whose pods have addresses that the lock says. One node of the tree; raw pod template in. */
export class FixedIpStatefulSet extends ApiObject implements FixedIpWorkload {
  /** @internal */
  readonly claim: Claim;

  constructor(scope: Construct, id: string, props: FixedIpStatefulSetProps) {
    const { spec, claim, shape } = splitStatefulSetProps(id, props);
    super(scope, id, {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: {
        ...claim.metadata,
        name: shape.name,
        annotations: { [SYNC_WAVE_ANNOTATION]: syncWaveText('workload'), ...claim.metadata?.annotations },
      },
      spec,
    });
    this.claim = new Claim({
      construct: this,
      kind: 'StatefulSet',
      name: shape.name,
      namespace: claim.metadata?.namespace ?? Chart.of(this).namespace,
      isNameGenerated: false,
      pools: poolsAmong(props?.pools),
      props: claim,
      schema: statefulSetSchema,
      replicas: (read) =>
        replicasOf({ kind: 'StatefulSet', replicas: shape.replicas, start: shape.start, surge: 0 }, read),
      template: () =>
        templateFacts({
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: { name: shape.name, ...claim.metadata },
          spec,
        } as Manifest),
    });
  }

  /** `cluster/namespace/StatefulSet/name`: the key in the lock. */
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

  /** The manifest, with what the pods must say to their CNI. */
  override toJson(): Manifest {
    return pinnedManifest(super.toJson(), {
      pin: () => this.claim.pin(),
      where: this.claim.where,
    });
  }
}
