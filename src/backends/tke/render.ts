import type { Renderer } from '../../render/renderer';
import { tkePin } from './render-pin';

/**
 * TKE: annotations and extended resources of pod templates, nothing else. Its subnets are the cloud's, and its claims
 * (VpcIPClaim, VpcIP, EIPClaim) are written by ipamd alone.
 */
export const tkeRenderer: Renderer = {
  objectsForSubnet: () => [],
  objectsForPool: () => [],
  objectsForWorkload: () => [],
  podPin: tkePin,
};
