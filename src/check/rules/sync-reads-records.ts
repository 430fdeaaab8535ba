import { fields } from '../foreign-object';
import type { Rule } from '../rule';
import { type SyncSource, syncObjectOf } from '../sync-object';

export const syncReadsRecords: Rule = {
  id: 'IPAM726',
  name: 'sync-reads-records',
  severity: 'warning',
  title: 'an Application that reads every file of the output',
  why:
    'Argo CD reads JSON files of a folder too, one object in each. Validations of cdk8s leave construct-metadata.json ' +
    'there, which is no object: the sync fails, or it is taken in without a kind.',
  fix: "Set directory.include: '*.k8s.yaml' on the source.",
  lint: (object) => {
    const sync = syncObjectOf(object);
    if (sync === undefined || sync.kind === 'Kustomization') return [];
    return sync.sources.filter(readsEverything).map(({ path }) => ({
      object,
      path: [...path, 'directory', 'include'],
      message: 'Nothing says which files of the folder are manifests, so construct-metadata.json is read as one.',
    }));
  },
  example: {
    kind: 'manifest',
    bad: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: prod
spec:
  source:
    repoURL: https://git.example.com/addresses.git
    path: dist/prod`,
    good: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: prod
spec:
  source:
    repoURL: https://git.example.com/addresses.git
    path: dist/prod
    directory:
      include: '*.k8s.yaml'`,
  },
};

/** Charts, kustomize and plugins decide for themselves what they read. */
function readsEverything({ value }: SyncSource): boolean {
  if (typeof value.path !== 'string' || ['chart', 'helm', 'kustomize', 'plugin'].some((tool) => tool in value))
    return false;
  const { include, exclude } = fields(value.directory);
  return !reaches(include, 'yaml') && !reaches(exclude, 'json');
}

const reaches = (glob: unknown, extension: string): boolean => typeof glob === 'string' && glob.includes(extension);
