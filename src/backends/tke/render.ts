import type { Renderer } from '../../render/renderer';
import { guardObjects } from '../admission/render-objects';
import { TKE_DOORS } from './doors';
import { tkePin } from './render-pin';

/**
 * TKE: annotations and extended resources of pod templates, and what keeps strangers out. Its subnets are the cloud's, and its claims
 * (VpcIPClaim, VpcIP, EIPClaim) are written by ipamd alone.
 */
export const tkeRenderer: Renderer = {
  objectsForSubnet: () => [],
  objectsForPool: (_, { cluster }) => guardObjects(cluster, TKE_DOORS),
  objectsForWorkload: () => [],
  objectsForEips: () => [],
  podPin: tkePin,
};
