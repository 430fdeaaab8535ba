import type { Rule } from '../rule';
import { kubeOvnAnnotationOnWorkload } from '../rules/kube-ovn-annotation-on-workload';
import { kubeOvnAnnotationOverridesPin } from '../rules/kube-ovn-annotation-overrides-pin';
import { kubeOvnForbiddenRange } from '../rules/kube-ovn-forbidden-range';
import { kubeOvnGateway } from '../rules/kube-ovn-gateway';
import { kubeOvnGatewayInVpc } from '../rules/kube-ovn-gateway-in-vpc';
import { kubeOvnIpNotDurable } from '../rules/kube-ovn-ip-not-durable';
import { kubeOvnIpNotRestored } from '../rules/kube-ovn-ip-not-restored';
import { kubeOvnIppoolItems } from '../rules/kube-ovn-ippool-items';
import { kubeOvnListTooShort } from '../rules/kube-ovn-list-too-short';
import { kubeOvnMacAddress } from '../rules/kube-ovn-mac-address';
import { kubeOvnNameBeginsWithDigit } from '../rules/kube-ovn-name-begins-with-digit';
import { kubeOvnNameTaken } from '../rules/kube-ovn-name-taken';
import { kubeOvnNicProvider } from '../rules/kube-ovn-nic-provider';
import { kubeOvnNullAddress } from '../rules/kube-ovn-null-address';
import { kubeOvnOneSubnet } from '../rules/kube-ovn-one-subnet';
import { kubeOvnOtherFamilyRandom } from '../rules/kube-ovn-other-family-random';
import { kubeOvnPastedListing } from '../rules/kube-ovn-pasted-listing';
import { kubeOvnPrefixLength } from '../rules/kube-ovn-prefix-length';
import { kubeOvnSubnetName } from '../rules/kube-ovn-subnet-name';
import { kubeOvnSystemRange } from '../rules/kube-ovn-system-range';
import { kubeOvnVersion } from '../rules/kube-ovn-version';
import { kubeOvnVpcNamespaces } from '../rules/kube-ovn-vpc-namespaces';
import { kubeOvnVpcNextHop } from '../rules/kube-ovn-vpc-next-hop';
import { kubeOvnVpcPeering } from '../rules/kube-ovn-vpc-peering';

export const KUBE_OVN_RULES: readonly Rule[] = [
  kubeOvnVersion,
  kubeOvnPrefixLength,
  kubeOvnForbiddenRange,
  kubeOvnGateway,
  kubeOvnSubnetName,
  kubeOvnNameBeginsWithDigit,
  kubeOvnNameTaken,
  kubeOvnOneSubnet,
  kubeOvnOtherFamilyRandom,
  kubeOvnListTooShort,
  kubeOvnIpNotDurable,
  kubeOvnMacAddress,
  kubeOvnNicProvider,
  kubeOvnAnnotationOnWorkload,
  kubeOvnAnnotationOverridesPin,
  kubeOvnSystemRange,
  kubeOvnVpcNamespaces,
  kubeOvnVpcNextHop,
  kubeOvnVpcPeering,
  kubeOvnGatewayInVpc,
  kubeOvnIppoolItems,
  kubeOvnNullAddress,
  kubeOvnIpNotRestored,
  kubeOvnPastedListing,
];
