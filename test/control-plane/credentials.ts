import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Credentials {
  /** Token of a member of `system:masters`. */
  readonly admin: string;
  /** Token of the controller manager, which has the rights that RBAC gives it. */
  readonly controllers: string;
}

/** Writes what the API server reads of tokens and of keys for service accounts. */
export function writeCredentials(folder: string): Credentials {
  const [admin, controllers] = [newToken(), newToken()];
  writeFileSync(
    join(folder, 'tokens.csv'),
    `${admin},admin,admin,system:masters\n${controllers},system:kube-controller-manager,controllers\n`,
  );
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(join(folder, 'service-accounts.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }));
  writeFileSync(join(folder, 'service-accounts.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
  return { admin, controllers };
}

const newToken = (): string => randomBytes(16).toString('hex');

/** Writes a kubeconfig for a token, and returns its path. */
export function writeKubeconfig(path: string, { url, token }: { url: string; token: string }): string {
  const authority = join(path, '../certificates/apiserver.crt');
  writeFileSync(
    path,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'test', cluster: { server: url, 'certificate-authority': authority } }],
      users: [{ name: 'test', user: { token } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
      'current-context': 'test',
    }),
  );
  return path;
}
