import type { BackendChoice } from './backend-choice';

/** What is known of a cluster with Calico. */
export interface CalicoOptions {
  /**
   * The API that holds IPPools: `native` = projectcalico.org/v3 as CRDs (from 3.32), `aggregated` = projectcalico.org/v3
   * through Calico's API server, `crd` = crd.projectcalico.org/v1 as it is stored.
   *
   * @default 'aggregated'
   */
  readonly api?: 'native' | 'aggregated' | 'crd';
  /**
   * `strictAffinity` of the cluster's IPAMConfiguration, where it is known.
   *
   * @default unknown: pools are made for either
   */
  readonly strictAffinity?: boolean;
  /**
   * `ipCooldownSeconds` of the cluster's IPAMConfiguration (from 3.33), where it is known. Above 0 it delays every
   * restart of a pod with a fixed address.
   *
   * @default unknown
   */
  readonly ipCooldownSeconds?: number;
  /**
   * Whether the cluster has Windows nodes, which take four addresses of each block.
   *
   * @default false
   */
  readonly windowsNodes?: boolean;
}

/** Calico as the CNI of a cluster. */
export class Calico {
  /** Calico 3.28. */
  static v3_28(options: CalicoOptions = {}): BackendChoice {
    return Calico.version('3.28', options);
  }
  /** Calico 3.29. */
  static v3_29(options: CalicoOptions = {}): BackendChoice {
    return Calico.version('3.29', options);
  }
  /** Calico 3.30. */
  static v3_30(options: CalicoOptions = {}): BackendChoice {
    return Calico.version('3.30', options);
  }
  /** Calico 3.31. */
  static v3_31(options: CalicoOptions = {}): BackendChoice {
    return Calico.version('3.31', options);
  }
  /** Calico 3.32. */
  static v3_32(options: CalicoOptions = {}): BackendChoice {
    return Calico.version('3.32', options);
  }
  /** Calico 3.33. */
  static v3_33(options: CalicoOptions = {}): BackendChoice {
    return Calico.version('3.33', options);
  }
  /** Any version, such as `3.32.1`. */
  static version(version: string, options: CalicoOptions = {}): BackendChoice {
    return { kind: 'calico', version, options };
  }
  private constructor() {}
}
