import { BEING_DELETED, type HealthCheck } from './health-check';

/**
 * The API server checks the types in the expressions of a validating policy against the kinds that it matches. What it
 * warns of would refuse pods, or let them through, only when one comes: so a policy with warnings keeps the workloads of
 * later waves back. Where nothing checks types, the policy is taken as it is.
 */
const VALIDATING_POLICY = `${BEING_DELETED}local warnings = nil
if obj.status ~= nil and obj.status.typeChecking ~= nil then
  warnings = obj.status.typeChecking.expressionWarnings
end
if warnings ~= nil and warnings[1] ~= nil then
  local first = warnings[1]
  return { status = "Degraded", message = (first.fieldRef or "an expression") .. ": " .. (first.warning or "wrong types") }
end
return { status = "Healthy", message = "" }
`;

export const ADMISSION_CHECKS: readonly HealthCheck[] = [
  { kind: 'admissionregistration.k8s.io_ValidatingAdmissionPolicy', script: VALIDATING_POLICY },
];
