import type { Rule } from '../rule';

export const wrongProjectFile: Rule = {
  id: 'IPAM490',
  name: 'wrong-project-file',
  severity: 'error',
  title: 'a cdk8s.yaml that does not say what to run',
  why: 'The command runs the app that cdk8s.yaml names in the working folder, and takes the output folder from it. It makes plain manifests only: a Helm chart is made by `cdk8s synth`.',
  fix: 'Run the command in the folder of cdk8s.yaml, and let it have `app: <command>`; or give --app.',
  example: {
    kind: 'command',
    bad: `echo 'language: typescript' > cdk8s.yaml
cdk8s-ipam synth`,
    good: `echo 'app: npx tsx main.ts' > cdk8s.yaml
cdk8s-ipam synth`,
  },
};
