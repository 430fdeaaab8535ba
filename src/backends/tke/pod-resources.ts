import { TKE_RESOURCES } from './annotation-keys';

/** What one container asks for, as its manifest says it. */
export interface ContainerResources {
  readonly limits: Readonly<Record<string, unknown>>;
  readonly requests: Readonly<Record<string, unknown>>;
}

/** What is wrong with what a container asks of TKE, by the index of the container. */
export interface ResourceFault {
  readonly container: number;
  readonly message: string;
}

const NAMES: readonly string[] = Object.values(TKE_RESOURCES);

/** Whether any container asks for this. */
export const asksFor = (containers: readonly ContainerResources[], name: string): boolean =>
  containers.some(({ limits, requests }) => name in limits || name in requests);

/** TKE's webhook, and all of its samples, have one of each on the first container, as a limit and as a request. */
export function resourceFaults(containers: readonly ContainerResources[]): readonly ResourceFault[] {
  return containers.flatMap((container, i) =>
    NAMES.filter((name) => asksFor([container], name)).flatMap((name) => {
      const message = i > 0 ? onAnother(name, i) : quantityFault(name, container);
      return message === undefined ? [] : [{ container: i, message }];
    }),
  );
}

const onAnother = (name: string, i: number): string =>
  `The resource ${name} stands on container ${i + 1}; TKE adds it to the first one, and the pod would ask for two.`;

function quantityFault(name: string, { limits, requests }: ContainerResources): string | undefined {
  const limit = limits[name];
  const request = requests[name] ?? limit;
  if (limit === undefined) return `The resource ${name} has a request and no limit, which Kubernetes refuses.`;
  if (String(limit) === '1' && String(request) === '1') return undefined;
  return `The resource ${name} has the limit ${String(limit)} and the request ${String(request)}; a pod has one.`;
}
