import type { Path } from './foreign-document';

/** `spec.ips[2]`, `metadata.annotations["cni.projectcalico.org/ipAddrs"]` */
export const fieldName = (path: Path): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : fieldOf(key, i === 0))).join('');

const fieldOf = (key: string, isFirst: boolean): string => {
  if (!/^[\w-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
  return isFirst ? key : `.${key}`;
};
