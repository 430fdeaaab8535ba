import type { Renderer } from '../../render/renderer';
import { guardObjects } from '../admission/render-objects';
import { KUBE_OVN_DOORS } from './doors';
import { eipObjects } from './render-eip';
import { ipObjects } from './render-ip';
import { leasesPool } from './render-leases-pool';
import { kubeOvnPin } from './render-pin';
import { subnetObject } from './render-subnet';

/**
 * Kube-OVN: a Subnet each, one IPPool for all leases of a subnet, lists of addresses on pod templates. Our pools are
 * parts of a subnet that only the plan knows. Reservations stand in the Subnet itself; where that is there already, in
 * the IPPool.
 */
export const kubeOvnRenderer: Renderer = {
  objectsForSubnet: (subnet) => [...(subnet.isExisting ? [] : [subnetObject(subnet)]), leasesPool(subnet)],
  objectsForPool: (_, { cluster }) => guardObjects(cluster, KUBE_OVN_DOORS),
  objectsForWorkload: (workload, context) => {
    const { backend } = context.cluster;
    return backend.kind === 'kube-ovn' && backend.ipObjects ? ipObjects(workload, context) : [];
  },
  objectsForEips: eipObjects,
  podPin: kubeOvnPin,
};
