import type { BackendChoice } from './backend-choice';

/** What is known of a TKE cluster with VPC-CNI. */
export interface TkeOptions {
  /**
   * How pods get their interface: `tke-route-eni` shares an ENI among pods, `tke-direct-eni` gives each pod its own.
   *
   * @default 'tke-route-eni'
   */
  readonly networkMode?: 'tke-route-eni' | 'tke-direct-eni';
  /**
   * Whether the cluster was made with static IP support. It cannot be switched later.
   *
   * @default true
   */
  readonly staticIp?: boolean;
}

/** Tencent TKE's VPC-CNI as the CNI of a cluster. */
export class Tke {
  /**
   * VPC-CNI by the version of its component tke-eni-ipamd.
   *
   * @param version such as `3.4.7`
   */
  static ipamd(version: string, options: TkeOptions = {}): BackendChoice {
    return { kind: 'tke', version, options };
  }
  private constructor() {}
}
