import type { ApiObject } from 'cdk8s';

interface Insides {
  readonly props?: { readonly spec?: unknown };
  readonly patches?: readonly unknown[];
}

/** Whether an object makes pods, or is one. */
export const makesPods = ({ apiGroup, kind }: ApiObject): boolean => KINDS.has(kind) && GROUPS.has(apiGroup);

/**
 * Whether its pods, or somebody who mistook it for them, may ask a CNI for something by annotation. What is in plain data
 * is looked at; what is filled in at synth has to be rendered to be known, and counts.
 */
export function mayAskByAnnotation(object: ApiObject): boolean {
  const { props, patches = [] } = object as unknown as Insides;
  return patches.length > 0 || hasAskingKey(object.metadata.toJson()) || mayAsk(templateIn(props?.spec));
}

const GROUPS: ReadonlySet<string> = new Set(['core', '', 'apps', 'batch', 'kubevirt.io']);

const KINDS: ReadonlySet<string> = new Set([
  'Pod',
  'StatefulSet',
  'Deployment',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'VirtualMachine',
]);

/** The keys of CNIs are below these domains. */
const ASKING = /(^|\.)(projectcalico\.org|kubernetes\.io|tencent\.com)\//;

type Values = Readonly<Record<string, unknown>>;

const OPEN = Symbol('filled in at synth');

/** The pod template in a spec; `OPEN` where it is not there yet. */
function templateIn(spec: unknown): unknown {
  if (!isData(spec)) return OPEN;
  const { template, jobTemplate } = (spec ?? {}) as Values;
  if (jobTemplate === undefined) return template;
  return isData(jobTemplate) ? templateIn((jobTemplate as Values | null)?.spec) : OPEN;
}

function mayAsk(template: unknown): boolean {
  if (template === OPEN || !isData(template)) return true;
  const metadata = (template as Values | null | undefined)?.metadata;
  return !isData(metadata) || hasAskingKey(metadata);
}

function hasAskingKey(metadata: unknown): boolean {
  const annotations = (metadata as Values | null | undefined)?.annotations;
  return !isData(annotations) || Object.keys(annotations ?? {}).some((key) => ASKING.test(key));
}

const isData = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || [Object.prototype, null].includes(Object.getPrototypeOf(value));
