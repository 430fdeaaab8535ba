import { DEFAULT_PROVIDER } from '../object-names';
import { ASKED_PER_NIC } from './pod-keys';

/** An annotation of Kube-OVN on a pod: what it is about, and for the NIC of which provider. */
export interface PodAnnotation {
  readonly key: string;
  /** `ovn` for the default NIC, else such as `net1.default.ovn`. */
  readonly provider: string;
  /** `ip_pool`, `ip_address`, … */
  readonly what: string;
  readonly value: string;
}

/** The annotations of Kube-OVN among those of an object, which may have values of any type. */
export const podAnnotationsOf = (annotations: Readonly<Record<string, unknown>>): readonly PodAnnotation[] =>
  Object.entries(annotations).flatMap(([key, value]) => {
    const parts = KEY.exec(key);
    if (parts === null || typeof value !== 'string') return [];
    const [, provider = DEFAULT_PROVIDER, what = ''] = parts;
    return { key, provider, what, value };
  });

/** `<provider>.kubernetes.io/<what>`, from 1.16 on with the name of an interface behind it. */
const KEY = new RegExp(`^(ovn|[a-z0-9.-]+\\.[a-z0-9.-]+)\\.kubernetes\\.io/(${ASKED_PER_NIC.join('|')})(?:\\.[^/]+)?$`);
