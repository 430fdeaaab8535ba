import type { Rule } from '../rule';

export const fieldChangedInPlace: Rule = {
  id: 'IPAM713',
  name: 'field-changed-in-place',
  severity: 'error',
  title: 'field that cannot change while its object lives',
  why: 'The API server or the controller refuses the change, or takes no notice of it: the sync fails in that wave and never comes to later ones, or the cluster differs from git and nobody sees it. Replacing the object instead would delete it first, with all that hangs on it.',
  fix: 'Keep the field. Where it has to change, add another object under another name, move there, and remove the old one in a later merge.',
  isFinal: false,
  example: {
    kind: 'command',
    bad: `-    selector: { matchLabels: { app: redis } },
+    selector: { matchLabels: { app: cache } }, // of a StatefulSet`,
    good: '     selector: { matchLabels: { app: redis } },',
  },
};
