import { BEING_DELETED, type HealthCheck } from './health-check';

/**
 * Subnets and IPPools of Kube-OVN have conditions. Its controller sets Ready to False with each Error, but never takes an
 * Error back: so Ready decides, and only where it is not True is anything else looked at.
 */
const CONDITIONS = `${BEING_DELETED}local conditions = {}
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    conditions[condition.type] = condition
  end
end
local ready, fault, valid = conditions.Ready, conditions.Error, conditions.Validated
if ready ~= nil and ready.status == "True" then
  return { status = "Healthy", message = "ready" }
end
if fault ~= nil and fault.status == "True" then
  return { status = "Degraded", message = fault.message or fault.reason or "kube-ovn-controller reports an error" }
end
if valid ~= nil and valid.status == "False" then
  return { status = "Degraded", message = valid.message or valid.reason or "kube-ovn-controller refuses it" }
end
return { status = "Progressing", message = "waits for kube-ovn-controller" }
`;

const VPC = `${BEING_DELETED}if obj.status ~= nil and obj.status.standby == true then
  return { status = "Healthy", message = "its router is there" }
end
return { status = "Progressing", message = "waits for kube-ovn-controller" }
`;

/** An IP object that is made beforehand gets its MAC address from the controller when that has taken the address. */
const IP = `${BEING_DELETED}if obj.spec ~= nil and obj.spec.macAddress ~= nil and obj.spec.macAddress ~= "" then
  return { status = "Healthy", message = "the address is taken" }
end
return { status = "Progressing", message = "waits for kube-ovn-controller to take the address" }
`;

const OVN_EIP = `${BEING_DELETED}if obj.status ~= nil and obj.status.ready == true then
  return { status = "Healthy", message = "the address is taken" }
end
return { status = "Progressing", message = "waits for kube-ovn-controller to take the address" }
`;

/** One that names an IP object waits for the first start of its pod, which comes in a later wave: nobody may wait for it. */
const OVN_FIP = `${BEING_DELETED}if obj.status ~= nil and obj.status.ready == true then
  return { status = "Healthy", message = "translates" }
end
if obj.spec ~= nil and obj.spec.ipName ~= nil and obj.spec.ipName ~= "" then
  return { status = "Healthy", message = "translates from the first start of its pod on" }
end
return { status = "Progressing", message = "waits for kube-ovn-controller" }
`;

export const KUBE_OVN_CHECKS: readonly HealthCheck[] = [
  { kind: 'kubeovn.io_Vpc', script: VPC },
  { kind: 'kubeovn.io_Subnet', script: CONDITIONS },
  { kind: 'kubeovn.io_IPPool', script: CONDITIONS },
  { kind: 'kubeovn.io_IP', script: IP },
  { kind: 'kubeovn.io_OvnEip', script: OVN_EIP },
  { kind: 'kubeovn.io_OvnFip', script: OVN_FIP },
];
