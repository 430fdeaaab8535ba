import type { Rule } from '../rule';

export const admissionAfterPods: Rule = {
  id: 'IPAM716',
  name: 'admission-after-pods',
  severity: 'error',
  title: 'admission policy or table that is applied after the pods it is for',
  why: 'Argo CD does not know the kinds of admission policies, and applies what it does not know after workloads of the same wave. A pod that is made before the policy takes effect, about a second after it is there, gets some other address and keeps it as long as it runs.',
  fix: 'Give policies, bindings and tables an earlier sync wave than workloads, as synth does (-22 to -18, and 10).',
  isFinal: false,
  example: {
    kind: 'command',
    bad: `kind: MutatingAdmissionPolicy # no sync-wave
kind: StatefulSet             # no sync-wave`,
    good: `kind: MutatingAdmissionPolicy # sync-wave: "-20"
kind: StatefulSet             # sync-wave: "10"`,
  },
};
