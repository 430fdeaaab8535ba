import type { Rule } from '../rule';

export const noManifest: Rule = {
  id: 'IPAM410',
  name: 'no-manifest',
  severity: 'error',
  title: 'file in the output folder that is no manifest',
  why: 'Argo CD reads every YAML and JSON file of a folder. A JSON file without `kind` is an error there, or becomes an object without a kind. cdk8s leaves `construct-metadata.json` there when `validations` are configured or metadata is recorded. Other files go with the next synth, which replaces the folder.',
  fix: "Keep it elsewhere, and give the Application `directory.include: '*.k8s.yaml'`.",
  isFinal: false,
  example: {
    kind: 'command',
    bad: `dist/construct-metadata.json
dist/prod/cluster.k8s.yaml`,
    good: 'dist/prod/cluster.k8s.yaml',
  },
};
