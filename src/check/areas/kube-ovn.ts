import type { Rule } from '../rule';
import { kubeOvnAcl } from '../rules/kube-ovn-acl';
import { kubeOvnAddressOfAnother } from '../rules/kube-ovn-address-of-another';
import { kubeOvnAddressSet } from '../rules/kube-ovn-address-set';
import { kubeOvnAllowSubnets } from '../rules/kube-ovn-allow-subnets';
import { kubeOvnAnnotationOnWorkload } from '../rules/kube-ovn-annotation-on-workload';
import { kubeOvnAnnotationOverridesPin } from '../rules/kube-ovn-annotation-overrides-pin';
import { kubeOvnAnnotationValue } from '../rules/kube-ovn-annotation-value';
import { kubeOvnCidrBlock } from '../rules/kube-ovn-cidr-block';
import { kubeOvnCidrOverlap } from '../rules/kube-ovn-cidr-overlap';
import { kubeOvnEgressGateway } from '../rules/kube-ovn-egress-gateway';
import { kubeOvnEip } from '../rules/kube-ovn-eip';
import { kubeOvnEipSubnet } from '../rules/kube-ovn-eip-subnet';
import { kubeOvnExcludeIps } from '../rules/kube-ovn-exclude-ips';
import { kubeOvnForbiddenRange } from '../rules/kube-ovn-forbidden-range';
import { kubeOvnGateway } from '../rules/kube-ovn-gateway';
import { kubeOvnGatewayInVpc } from '../rules/kube-ovn-gateway-in-vpc';
import { kubeOvnGatewayType } from '../rules/kube-ovn-gateway-type';
import { kubeOvnIncomplete } from '../rules/kube-ovn-incomplete';
import { kubeOvnIpAddressLost } from '../rules/kube-ovn-ip-address-lost';
import { kubeOvnIpAddresses } from '../rules/kube-ovn-ip-addresses';
import { kubeOvnIpNotDurable } from '../rules/kube-ovn-ip-not-durable';
import { kubeOvnIpNotRestored } from '../rules/kube-ovn-ip-not-restored';
import { kubeOvnIpUnhandled } from '../rules/kube-ovn-ip-unhandled';
import { kubeOvnIppoolItems } from '../rules/kube-ovn-ippool-items';
import { kubeOvnIppoolLists } from '../rules/kube-ovn-ippool-lists';
import { kubeOvnIppoolName } from '../rules/kube-ovn-ippool-name';
import { kubeOvnIppoolsIntersect } from '../rules/kube-ovn-ippools-intersect';
import { kubeOvnListMissesPods } from '../rules/kube-ovn-list-misses-pods';
import { kubeOvnListTooShort } from '../rules/kube-ovn-list-too-short';
import { kubeOvnLockedField } from '../rules/kube-ovn-locked-field';
import { kubeOvnMacAddress } from '../rules/kube-ovn-mac-address';
import { kubeOvnMtu } from '../rules/kube-ovn-mtu';
import { kubeOvnNameBeginsWithDigit } from '../rules/kube-ovn-name-begins-with-digit';
import { kubeOvnNameTaken } from '../rules/kube-ovn-name-taken';
import { kubeOvnNatRules } from '../rules/kube-ovn-nat-rules';
import { kubeOvnNicProvider } from '../rules/kube-ovn-nic-provider';
import { kubeOvnNullAddress } from '../rules/kube-ovn-null-address';
import { kubeOvnOneSubnet } from '../rules/kube-ovn-one-subnet';
import { kubeOvnOtherFamilyRandom } from '../rules/kube-ovn-other-family-random';
import { kubeOvnOutsideSubnet } from '../rules/kube-ovn-outside-subnet';
import { kubeOvnPairsMayShift } from '../rules/kube-ovn-pairs-may-shift';
import { kubeOvnPastedListing } from '../rules/kube-ovn-pasted-listing';
import { kubeOvnPodAddress } from '../rules/kube-ovn-pod-address';
import { kubeOvnPodList } from '../rules/kube-ovn-pod-list';
import { kubeOvnPolicyRouting } from '../rules/kube-ovn-policy-routing';
import { kubeOvnPrefixLength } from '../rules/kube-ovn-prefix-length';
import { kubeOvnProtocol } from '../rules/kube-ovn-protocol';
import { kubeOvnRepeatedAttachment } from '../rules/kube-ovn-repeated-attachment';
import { kubeOvnRewrittenFields } from '../rules/kube-ovn-rewritten-fields';
import { kubeOvnSelector } from '../rules/kube-ovn-selector';
import { kubeOvnSubnetInUse } from '../rules/kube-ovn-subnet-in-use';
import { kubeOvnSubnetName } from '../rules/kube-ovn-subnet-name';
import { kubeOvnSubnetVips } from '../rules/kube-ovn-subnet-vips';
import { kubeOvnSystemRange } from '../rules/kube-ovn-system-range';
import { kubeOvnUnattachedInterface } from '../rules/kube-ovn-unattached-interface';
import { kubeOvnUnderlay } from '../rules/kube-ovn-underlay';
import { kubeOvnUnknownField } from '../rules/kube-ovn-unknown-field';
import { kubeOvnUnknownName } from '../rules/kube-ovn-unknown-name';
import { kubeOvnVersion } from '../rules/kube-ovn-version';
import { kubeOvnVip } from '../rules/kube-ovn-vip';
import { kubeOvnVlanTaken } from '../rules/kube-ovn-vlan-taken';
import { kubeOvnVpcNamespaces } from '../rules/kube-ovn-vpc-namespaces';
import { kubeOvnVpcNextHop } from '../rules/kube-ovn-vpc-next-hop';
import { kubeOvnVpcNotExternal } from '../rules/kube-ovn-vpc-not-external';
import { kubeOvnVpcPeering } from '../rules/kube-ovn-vpc-peering';
import { kubeOvnVpcRoutes } from '../rules/kube-ovn-vpc-routes';
import { kubeOvnWrongApi } from '../rules/kube-ovn-wrong-api';
import { kubeOvnWrongType } from '../rules/kube-ovn-wrong-type';

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
  kubeOvnCidrBlock,
  kubeOvnExcludeIps,
  kubeOvnAllowSubnets,
  kubeOvnGatewayType,
  kubeOvnProtocol,
  kubeOvnEgressGateway,
  kubeOvnSubnetVips,
  kubeOvnUnderlay,
  kubeOvnNatRules,
  kubeOvnMtu,
  kubeOvnPolicyRouting,
  kubeOvnAcl,
  kubeOvnCidrOverlap,
  kubeOvnUnknownName,
  kubeOvnVlanTaken,
  kubeOvnRewrittenFields,
  kubeOvnIppoolLists,
  kubeOvnIppoolName,
  kubeOvnIppoolsIntersect,
  kubeOvnAddressSet,
  kubeOvnOutsideSubnet,
  kubeOvnIpAddresses,
  kubeOvnIpUnhandled,
  kubeOvnIpAddressLost,
  kubeOvnVip,
  kubeOvnVpcRoutes,
  kubeOvnEip,
  kubeOvnIncomplete,
  kubeOvnSelector,
  kubeOvnLockedField,
  kubeOvnPodAddress,
  kubeOvnPodList,
  kubeOvnListMissesPods,
  kubeOvnAnnotationValue,
  kubeOvnSubnetInUse,
  kubeOvnWrongApi,
  kubeOvnUnknownField,
  kubeOvnWrongType,
  kubeOvnRepeatedAttachment,
  kubeOvnEipSubnet,
  kubeOvnVpcNotExternal,
  kubeOvnAddressOfAnother,
  kubeOvnPairsMayShift,
  kubeOvnUnattachedInterface,
];
