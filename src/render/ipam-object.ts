import { ApiObject, type ApiObjectMetadata, Lazy } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Answer } from '../model/answer';
import { compareText } from '../net/compare';
import type { RenderedObject } from './rendered-object';
import { SYNC_WAVE_ANNOTATION, syncWaveText } from './sync-wave';

const MANAGED_BY = { 'app.kubernetes.io/managed-by': 'cdk8s-ipam' };

/**
 * Our own L1: an object whose body is asked when it is rendered. Unlike generated classes it has no schema filter, so
 * that patches and fields of newer versions survive, and a cluster-scoped object never gets a namespace.
 */
export class IpamObject extends ApiObject {
  private readonly body: Body;

  constructor(scope: Construct, rendered: RenderedObject, surroundings: Surroundings) {
    const body = lastOf(surroundings.answer, rendered);
    super(scope, rendered.id, {
      apiVersion: rendered.apiVersion,
      kind: rendered.kind,
      metadata: metadataOf(rendered, surroundings),
      ...lazyMembers(body),
    });
    this.body = body;
  }

  /** Undefined where there is nothing to write. */
  override toJson(): unknown {
    return this.body() === undefined ? undefined : super.toJson();
  }
}

/** What an object asks when it is rendered. */
interface Surroundings {
  readonly answer: () => Answer;
  /** Whether Flux applies it. */
  readonly hasFlux: () => boolean;
}

type Body = () => Readonly<Record<string, unknown>> | undefined;

/** The members that Kubernetes objects of ours have beside apiVersion, kind and metadata. */
const MEMBERS = ['data', 'spec'] as const;

const lazyMembers = (body: Body): Record<string, unknown> =>
  Object.fromEntries(MEMBERS.map((member) => [member, Lazy.any({ produce: () => body()?.[member] })]));

/** The body for the newest answer, made once for it. */
function lastOf(answer: () => Answer, rendered: RenderedObject): Body {
  let last: { readonly answer: Answer; readonly body: ReturnType<Body> } | undefined;
  return () => {
    const now = answer();
    if (last?.answer !== now) last = { answer: now, body: rendered.body(now) };
    return last.body;
  };
}

const metadataOf = (rendered: RenderedObject, surroundings: Surroundings): ApiObjectMetadata => ({
  name: nameOf(rendered, surroundings.answer),
  ...(rendered.namespace === undefined ? {} : { namespace: rendered.namespace }),
  labels: sortedRecord({ ...MANAGED_BY, ...rendered.labels }),
  annotations: sortedRecord({
    [SYNC_WAVE_ANNOTATION]: syncWaveText(rendered.wave),
    ...(rendered.isKept === true ? keptBy(surroundings) : {}),
    ...rendered.annotations,
  }),
});

/** Flux knows none of Argo CD's options. */
const keptBy = ({ hasFlux }: Surroundings): Record<string, string> => ({
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'kustomize.toolkit.fluxcd.io/prune': Lazy.any({ produce: () => (hasFlux() ? 'disabled' : undefined) }),
});

const nameOf = ({ name, suffix }: RenderedObject, answer: () => Answer): string =>
  suffix === undefined ? name : Lazy.any({ produce: () => `${name}${suffix(answer())}` });

const sortedRecord = (record: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => compareText(a, b)));
