import { BEING_DELETED, type HealthCheck } from './health-check';

/**
 * An Application as an object of another Application. Argo CD has no check for it, so that waves between Applications do
 * nothing. It counts as healthy when it is, and when what it has read last is applied; but not for ever OutOfSync: a pool
 * that has left git and stays in the cluster must not keep the workloads back.
 */
const APPLICATION = `${BEING_DELETED}local health = nil
if obj.status ~= nil then
  health = obj.status.health
end
if health == nil or health.status == nil then
  return { status = "Progressing", message = "not looked at yet" }
end
if obj.status.sync == nil or obj.status.sync.status == nil or obj.status.sync.status == "Unknown" then
  return { status = "Progressing", message = "not compared with git yet" }
end
local operation = obj.status.operationState
if operation ~= nil and (operation.phase == "Running" or operation.phase == "Terminating") then
  return { status = "Progressing", message = operation.message or "syncing" }
end
if operation ~= nil and (operation.phase == "Failed" or operation.phase == "Error") then
  return { status = "Degraded", message = operation.message or "the last sync failed" }
end
if operation == nil and obj.status.sync.status == "OutOfSync" then
  return { status = "Progressing", message = "not synced yet" }
end
if health.status == "Missing" or health.status == "Unknown" then
  return { status = "Progressing", message = health.message or "not there yet" }
end
return { status = health.status, message = health.message or "" }
`;

export const APPLICATION_CHECKS: readonly HealthCheck[] = [{ kind: 'argoproj.io_Application', script: APPLICATION }];
