import type { CniDoors, TableDoors } from '../../../src/backends/admission/cni-doors';
import { admissionObjects, guardObjects } from '../../../src/backends/admission/render-objects';
import type { Answer } from '../../../src/model/answer';
import { clusterIn } from '../../support/answers';
import { kubernetesCel } from '../../support/kubernetes-cel';

/** A pod or Namespace as it comes to the API server. */
export interface Manifest {
  readonly metadata: {
    readonly name?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly OwnerReference[];
  };
}

export interface OwnerReference {
  readonly kind: string;
  readonly name: string;
  readonly controller?: boolean;
}

export interface AdmissionRequest {
  readonly object: Manifest;
  readonly user: string;
  /** @default shop */
  readonly namespace?: string;
  /** Given: the request is an UPDATE. */
  readonly oldObject?: Manifest;
  /** @default pods */
  readonly resource?: 'pods' | 'namespaces' | 'bindings';
  /** Such as `status`. */
  readonly subResource?: string;
}

/** What the API server says: the object that it stores, or why not. */
export type Verdict = { readonly stored: Manifest } | { readonly refused: readonly string[] };

const CEL = kubernetesCel();

/** An API server that has the admission objects of an answer: it runs what they say, expression by expression. */
export class ApiServer {
  private readonly bodies: ReadonlyMap<string, unknown>;

  constructor(answer: Answer, doors: CniDoors | TableDoors) {
    const rendered =
      'tableAnnotations' in doors
        ? answer.snapshot.workloads.flatMap((workload) => admissionObjects(workload, clusterIn(answer), doors))
        : guardObjects(clusterIn(answer), doors);
    this.bodies = new Map(rendered.map((object) => [object.id, object.body(answer)?.spec]));
  }

  /** The ids of its admission objects. */
  get ids(): readonly string[] {
    return [...this.bodies.keys()];
  }

  admit(request: AdmissionRequest): Verdict {
    const object = this.mutated(request);
    const refused = ['own', 'guard'].flatMap((policy) => this.refusals(policy, { ...request, object }));
    return refused.length > 0 ? { refused } : { stored: object };
  }

  private mutated(request: AdmissionRequest): Manifest {
    const policy = this.bodies.get('assign-policy') as Policy | undefined;
    const context = this.contextOf('assign', request);
    if (policy === undefined || context === 'out of scope' || !matches(policy, context)) return request.object;
    if (context.params === undefined) throw new Error('no table');
    const { metadata } = request.object;
    const annotations = evaluate(annotationsIn(policy.mutations![0]!.applyConfiguration.expression), context);
    return { metadata: { ...metadata, annotations: { ...metadata.annotations, ...(annotations as object) } } };
  }

  private refusals(id: string, request: AdmissionRequest): readonly string[] {
    const policy = this.bodies.get(`${id}-policy`) as Policy | undefined;
    const context = this.contextOf(id, request);
    if (policy === undefined || context === 'out of scope' || !matches(policy, context)) return [];
    const variables: Record<string, unknown> = {};
    for (const { name, expression } of policy.variables ?? []) {
      variables[name] = evaluate(expression, { ...context, variables });
    }
    return policy
      .validations!.filter(({ expression }) => evaluate(expression, { ...context, variables }) !== true)
      .map(({ message, messageExpression }) =>
        messageExpression === undefined ? message : String(evaluate(messageExpression, { ...context, variables })),
      );
  }

  private contextOf(id: string, request: AdmissionRequest): Context | 'out of scope' {
    const { object, oldObject, user, namespace = 'shop', resource = 'pods', subResource } = request;
    const binding = this.bodies.get(`${id}-binding`) as Binding | undefined;
    const namespaces = binding?.matchResources?.namespaceSelector.matchExpressions.flatMap(({ values }) => values);
    const operation = oldObject === undefined ? 'CREATE' : 'UPDATE';
    const { operations, resources } = (this.bodies.get(`${id}-policy`) as Policy | undefined)?.matchConstraints
      .resourceRules[0] ?? { operations: [], resources: [] };
    const door = subResource === undefined ? resource : `${resource}/${subResource}`;
    if (!operations.includes(operation) || !resources.includes(door)) return 'out of scope';
    if (namespaces !== undefined && !namespaces.includes(namespace)) return 'out of scope';
    const labels = Object.entries(binding?.matchResources?.objectSelector.matchLabels ?? {});
    if (labels.some(([key, value]) => object.metadata.labels?.[key] !== value)) return 'out of scope';
    return {
      object,
      oldObject: oldObject ?? null,
      params: binding?.paramRef === undefined ? undefined : { spec: this.bodies.get(`allocation-table-${namespace}`) },
      request: {
        operation,
        namespace,
        resource: { resource },
        userInfo: { username: user },
        ...(subResource === undefined ? {} : { subResource }),
      },
    };
  }
}

type Context = Record<string, unknown>;

interface Policy {
  readonly matchConstraints: { readonly resourceRules: readonly { operations: string[]; resources: string[] }[] };
  readonly matchConditions?: readonly { readonly expression: string }[];
  readonly variables?: readonly { readonly name: string; readonly expression: string }[];
  readonly validations?: readonly { expression: string; message: string; messageExpression?: string }[];
  readonly mutations?: readonly { readonly applyConfiguration: { readonly expression: string } }[];
}

interface Binding {
  readonly paramRef?: object;
  readonly matchResources?: {
    readonly objectSelector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly namespaceSelector: { readonly matchExpressions: readonly { readonly values: readonly string[] }[] };
  };
}

const matches = (policy: Policy, context: Context): boolean =>
  (policy.matchConditions ?? []).every(({ expression }) => evaluate(expression, context) === true);

/** The evaluator has no message literals: of the one in our mutation only the annotations matter. */
const annotationsIn = (applyConfiguration: string): string =>
  /^Object\{metadata: Object\.metadata\{annotations: (.*)\}\}$/.exec(applyConfiguration)![1]!;

const compiled = new Map<string, (context: Context) => unknown>();

function evaluate(expression: string, context: Context): unknown {
  const known = compiled.get(expression) ?? (CEL.parse(expression) as (context: Context) => unknown);
  compiled.set(expression, known);
  return known(context);
}
