import { z } from 'zod';
import { claimShape } from './claim-schema';
import type { FixedIpStatefulSetProps } from './fixed-ip-stateful-set';
import { count, orNone } from './read-props';

/** The props of a FixedIpStatefulSet, told apart: what Kubernetes gets, what the claim gets, and what both must know. */
export function splitStatefulSetProps(id: string, props: FixedIpStatefulSetProps) {
  const { pools: _, ...claim } = orNone(props);
  const { template, ordinals, serviceName, selector, spec, metadata } = claim;
  const name = metadata?.name ?? id;
  const labelled = withLabels(template as TemplateProps, name);
  const start = ordinals?.start ?? 0;
  return {
    claim,
    shape: { name, replicas: claim.replicas, start },
    spec: {
      ...spec,
      replicas: claim.replicas,
      serviceName: serviceName ?? name,
      selector: selector ?? { matchLabels: { ...labelled.metadata.labels } },
      ...(start === 0 ? {} : { ordinals: { start } }),
      template: labelled,
    },
  };
}

interface TemplateProps {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
  readonly [field: string]: unknown;
}

function withLabels(template: TemplateProps | undefined, name: string) {
  const labels = template?.metadata?.labels ?? { 'app.kubernetes.io/name': name };
  return { ...template, metadata: { ...template?.metadata, labels } };
}

const mapping = (what: string) => z.custom<object>((value) => typeof value === 'object' && value !== null, what);

/** @internal All props but the pools. Template, selector, spec and metadata are Kubernetes' own business. */
export const statefulSetSchema = z.strictObject({
  ...claimShape,
  replicas: count,
  template: mapping('a pod template is wanted, such as { spec: { containers: [ … ] } }'),
  ordinals: z.strictObject({ start: count }).optional(),
  serviceName: z.string().optional(),
  selector: mapping('a label selector is wanted').optional(),
  spec: mapping('fields of a StatefulSet’s spec are wanted').optional(),
  metadata: mapping('metadata is wanted').optional(),
});
