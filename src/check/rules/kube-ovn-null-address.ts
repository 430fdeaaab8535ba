import type { DocumentRule } from '../document-rule';
import { finding } from '../finding';
import { kubeOvnManifest, placeIn } from '../kube-ovn-manifest';

export const kubeOvnNullAddress: DocumentRule = {
  id: 'IPAM337',
  name: 'kube-ovn-null-address',
  severity: 'error',
  title: 'Key without a value in a Kube-OVN object',
  why:
    'A key with nothing after its colon is null, not empty text. Server-side apply refuses it ("must be of type ' +
    'string: null"); client-side apply drops it, so that the object differs from git for ever.',
  fix: 'Leave the key out, or write "" for an empty text.',
  lint: (document) => {
    const manifest = kubeOvnManifest(document);
    if (manifest === undefined) return [];
    return Object.keys(manifest.spec)
      .filter((key) => manifest.spec[key] === null)
      .map((key) =>
        finding(
          kubeOvnNullAddress,
          placeIn(document, manifest, ['spec', key]),
          `spec.${key} has no value: it is null.`,
        ),
      );
  },
};
