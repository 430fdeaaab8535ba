import { join } from 'node:path';
import type { Minor } from './kubernetes-version';

/** What the servers of a control plane are told. All of them listen on loopback only. */
export interface Ground {
  readonly minor: Minor;
  /** Folder for state, certificates and logs. */
  readonly folder: string;
  readonly ports: { readonly etcd: number; readonly peers: number; readonly api: number; readonly controllers: number };
}

/** Those who make pods, and those who watch what we render; no scheduler, and nothing that wants nodes. */
const CONTROLLERS = [
  'statefulset-controller',
  'deployment-controller',
  'replicaset-controller',
  'garbage-collector-controller',
  'namespace-controller',
  'serviceaccount-controller',
  'validatingadmissionpolicy-status-controller',
];

export function etcdFlags({ folder, ports }: Ground): string[] {
  const [client, peer] = [`http://127.0.0.1:${ports.etcd}`, `http://127.0.0.1:${ports.peers}`];
  return flags({
    'data-dir': join(folder, 'etcd'),
    'listen-client-urls': client,
    'advertise-client-urls': client,
    'listen-peer-urls': peer,
    'initial-advertise-peer-urls': peer,
    'initial-cluster': `default=${peer}`,
    'unsafe-no-fsync': 'true',
    'log-level': 'warn',
  });
}

export function apiServerFlags({ minor, folder, ports }: Ground): string[] {
  return flags({
    'etcd-servers': `http://127.0.0.1:${ports.etcd}`,
    'bind-address': '127.0.0.1',
    'advertise-address': '127.0.0.1',
    'secure-port': String(ports.api),
    'cert-dir': join(folder, 'certificates'),
    'service-cluster-ip-range': '10.0.0.0/24',
    'authorization-mode': 'RBAC',
    'token-auth-file': join(folder, 'tokens.csv'),
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-account-key-file': join(folder, 'service-accounts.pub'),
    'service-account-signing-key-file': join(folder, 'service-accounts.key'),
    // Pods of users would wait for the service account of their namespace.
    'disable-admission-plugins': 'ServiceAccount',
    'allow-privileged': 'true',
    // Nobody may publish an address of loopback for the service of the API itself.
    'endpoint-reconciler-type': 'none',
    'max-requests-inflight': '2000',
    ...MUTATING_POLICIES[minor],
  });
}

/** What turns MutatingAdmissionPolicy on: it is on by itself from 1.36. */
const MUTATING_POLICIES: Readonly<Record<Minor, Readonly<Record<string, string>>>> = {
  '1.36': {},
  '1.34': {
    'feature-gates': 'MutatingAdmissionPolicy=true',
    'runtime-config': 'admissionregistration.k8s.io/v1beta1=true',
  },
};

export function controllerManagerFlags({ folder, ports }: Ground, kubeconfig: string): string[] {
  return flags({
    kubeconfig,
    'authentication-kubeconfig': kubeconfig,
    'authorization-kubeconfig': kubeconfig,
    'use-service-account-credentials': 'true',
    'leader-elect': 'false',
    'service-account-private-key-file': join(folder, 'service-accounts.key'),
    'bind-address': '127.0.0.1',
    'secure-port': String(ports.controllers),
    'kube-api-qps': '200',
    'kube-api-burst': '400',
    controllers: CONTROLLERS.join(','),
  });
}

const flags = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).map(([name, value]) => `--${name}=${value}`);
