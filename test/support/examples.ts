import { copyFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { App } from 'cdk8s';
import { declare as declareArgoCd } from '../../examples/argocd/app';
import { declare as declareCalico } from '../../examples/calico/app';
import { declare as declareFlux } from '../../examples/flux/app';
import { declare as declareKubeOvn } from '../../examples/kube-ovn/app';
import { declare as declarePlatform } from '../../examples/platform/app';
import { declare as declareTenants } from '../../examples/tenants/app';
import { declare as declareTke } from '../../examples/tke/app';
import { IpamApp, type OutputLayout } from '../../src/index';

export interface Example {
  readonly name: string;
  readonly declare: (app: App) => void;
  /** Where its lock and `dist` are committed. */
  readonly home: string;
  /** Absent: `argo`. */
  readonly layout?: OutputLayout;
}

const ROOT = resolve(__dirname, '../..');

/** The examples; the platform is the reference app of cdk8s.yaml, so its output is the repository's own `dist`. */
export const EXAMPLES: readonly Example[] = [
  { name: 'calico', declare: declareCalico, home: join(ROOT, 'examples/calico') },
  { name: 'kube-ovn', declare: declareKubeOvn, home: join(ROOT, 'examples/kube-ovn') },
  { name: 'tenants', declare: declareTenants, home: join(ROOT, 'examples/tenants') },
  { name: 'tke', declare: declareTke, home: join(ROOT, 'examples/tke') },
  { name: 'argocd', declare: declareArgoCd, home: join(ROOT, 'examples/argocd') },
  { name: 'flux', declare: declareFlux, home: join(ROOT, 'examples/flux'), layout: 'flux' },
  { name: 'platform', declare: declarePlatform, home: ROOT },
];

/** Synthesizes an example into a folder, against a copy of its committed lock (or none). */
export function synthExample(example: Example, folder: string, { fromCommittedLock = true } = {}): void {
  const lockFile = join(folder, 'ipam.lock.yaml');
  const committed = join(example.home, 'ipam.lock.yaml');
  if (fromCommittedLock && existsSync(committed) && !existsSync(lockFile)) copyFileSync(committed, lockFile);
  const { layout = 'argo' } = example;
  const app = new IpamApp({ lockFile, outdir: join(folder, 'dist'), frozen: false, layout });
  example.declare(app);
  app.synth();
}
