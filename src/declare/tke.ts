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
  /**
   * Whether TKE was told not to write the CIDRs of the VPC into the ConfigMap of ip-masq-agent: the parameter
   * SkipAddingNonMasqueradeCIDRs of the call that switched VPC-CNI on (and of each that adds a subnet). Wanted where an
   * IpMasqAgent is declared, because the ConfigMap can have one author only.
   *
   * @default unknown, which TKE's own default makes false
   */
  readonly skipAddingNonMasqueradeCidrs?: boolean;
  /**
   * Elastic network interfaces that may be bound in the VPC, all clusters together.
   *
   * @default 1000
   */
  readonly vpcEniQuota?: number;
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

  /**
   * A serverless cluster of TKE. Its super nodes are not ours and have no ipamd: addresses are kept for whole hours, at
   * most a year, and neither subnets nor interfaces can be chosen. A super node in a standard cluster reads what
   * `Tke.ipamd` writes.
   */
  static serverless(): BackendChoice {
    return { kind: 'tke', version: NO_IPAMD, options: { serverless: true } };
  }

  private constructor() {}
}

/** Stands for the version of a component that is not there. */
const NO_IPAMD = '0.0';
