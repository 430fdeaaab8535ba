import type { FixedIpStatefulSetProps } from './fixed-ip-stateful-set';

/** The props of a FixedIpStatefulSet, told apart: what Kubernetes gets, what the claim gets, and what both must know. */
export function splitStatefulSetProps(id: string, props: FixedIpStatefulSetProps) {
  const { pools: _, template, ordinals, serviceName, selector, spec, metadata, ...claim } = props;
  const name = metadata?.name ?? id;
  const labelled = withLabels(template as TemplateProps, name);
  const start = ordinals?.start ?? 0;
  return {
    claim,
    shape: { name, replicas: props.replicas, start },
    spec: {
      ...spec,
      replicas: props.replicas,
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
