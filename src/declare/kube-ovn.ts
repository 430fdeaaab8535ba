import type { BackendChoice } from './backend-choice';

/** What is known of a cluster with Kube-OVN. */
export interface KubeOvnOptions {
  /**
   * Whether IP objects are emitted for StatefulSets and virtual machines. They show the reservation in the cluster, but
   * from 1.14.7 the controller deletes those whose owner is gone; the reservation itself is the IPPool, which we always
   * emit.
   *
   * @default false
   */
  readonly ipObjects?: boolean;
  /**
   * The user names under which kube-ovn-controller writes annotations on running pods. The admission policies let only
   * these change them; without the right name no pod gets a network.
   *
   * @default ['system:serviceaccount:kube-system:ovn'], as the manifests and charts of 1.13 to 1.16 have it
   */
  readonly accounts?: readonly string[];
}

/** Kube-OVN as the CNI of a cluster. */
export class KubeOvn {
  /** Kube-OVN 1.13. */
  static v1_13(options: KubeOvnOptions = {}): BackendChoice {
    return KubeOvn.version('1.13', options);
  }
  /** Kube-OVN 1.14. */
  static v1_14(options: KubeOvnOptions = {}): BackendChoice {
    return KubeOvn.version('1.14', options);
  }
  /** Kube-OVN 1.15. */
  static v1_15(options: KubeOvnOptions = {}): BackendChoice {
    return KubeOvn.version('1.15', options);
  }
  /** Kube-OVN 1.16. */
  static v1_16(options: KubeOvnOptions = {}): BackendChoice {
    return KubeOvn.version('1.16', options);
  }
  /** Any version, such as `1.15.24`. */
  static version(version: string, options: KubeOvnOptions = {}): BackendChoice {
    return { kind: 'kube-ovn', version, options };
  }
  private constructor() {}
}
