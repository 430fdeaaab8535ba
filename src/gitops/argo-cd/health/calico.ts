import { BEING_DELETED, type HealthCheck } from './health-check';

/**
 * From 3.32 on an IPPool says whether addresses can be allocated from it. One without a status, as in all older versions,
 * is usable; one that is disabled in git is as it should be, and no sync may wait for it to change.
 */
const IP_POOL = `${BEING_DELETED}if obj.spec ~= nil and obj.spec.disabled == true then
  return { status = "Healthy", message = "disabled, as declared" }
end
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    if condition.type == "Allocatable" then
      if condition.status == "True" then
        return { status = "Healthy", message = "addresses can be allocated" }
      end
      local message = condition.message or condition.reason or "no address can be allocated"
      if condition.reason == "CIDROverlap" then
        return { status = "Degraded", message = message }
      end
      return { status = "Progressing", message = message }
    end
  end
end
return { status = "Healthy", message = "it has no status" }
`;

export const CALICO_CHECKS: readonly HealthCheck[] = [
  { kind: 'crd.projectcalico.org_IPPool', script: IP_POOL },
  { kind: 'projectcalico.org_IPPool', script: IP_POOL },
];
