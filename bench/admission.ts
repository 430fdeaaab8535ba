import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { judged, type Measurement, type NotMeasured } from './measurement';

/** It starts a control plane from the sources, beside which it has to lie. */
const ROOT = resolve(__dirname, '../../..');
const PROGRAM = join(ROOT, 'bench/admission-program.ts');

/** Milliseconds for each pod, all policies together. */
const OF_OURS = { budget: 1, budgetOf: 'value' } as const;
/** What pods that want nothing of us pay. */
const OF_OTHERS = { budget: 0.25, budgetOf: 'value' } as const;

const BACKENDS: Readonly<Record<string, string>> = {
  'admission-calico-3000': 'calico',
  'admission-kube-ovn-3000': 'kube-ovn',
  'admission-tke-3000': 'tke',
};

export const ADMISSION_NAMES = Object.keys(BACKENDS);

/** Makes pods on a real API server in a cluster of 3,000 fixed addresses, and asks it what its policies cost. */
export function measureAdmission(name: string): readonly (Measurement | NotMeasured)[] {
  const backend = BACKENDS[name];
  if (backend === undefined) throw new Error(`no measurement ${name}`);
  const cost = run(backend);
  if ('missing' in cost) return [{ name, notMeasured: cost.missing }];
  const row = { unit: 'ms', baseline: 'the whole request' } as const;
  const values = ({ policies, request }: PodCost) => ({ value: policies, baselineValue: request });
  return [
    judged({ ...row, ...OF_OURS, name, ...values(cost.owned) }),
    judged({ ...row, ...OF_OTHERS, name: `${name}-ordinary`, ...values(cost.ordinary) }),
  ];
}

type Costs = { readonly owned: PodCost; readonly ordinary: PodCost } | { readonly missing: string };

/** Milliseconds. */
interface PodCost {
  readonly policies: number;
  readonly request: number;
}

function run(backend: string): Costs {
  const args = ['--import', 'tsx', PROGRAM, backend];
  const text = execFileSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(text.slice(text.lastIndexOf('\n', text.length - 2) + 1)) as Costs;
}
