import type { Problem } from '../model/problem';
import type { DocumentRule } from './document-rule';
import type { ForeignDocument } from './foreign-document';
import { kubeOvnIpNotRestored } from './rules/kube-ovn-ip-not-restored';
import { kubeOvnIppoolItems } from './rules/kube-ovn-ippool-items';
import { kubeOvnNullAddress } from './rules/kube-ovn-null-address';
import { kubeOvnPastedListing } from './rules/kube-ovn-pasted-listing';

const DOCUMENT_RULES: readonly DocumentRule[] = [
  kubeOvnIppoolItems,
  kubeOvnNullAddress,
  kubeOvnIpNotRestored,
  kubeOvnPastedListing,
];

/** The mistakes in Kube-OVN objects that were written by hand, in the order of the documents. */
export const lintKubeOvnDocuments = (documents: readonly ForeignDocument[]): readonly Problem[] =>
  documents.flatMap((document) => DOCUMENT_RULES.flatMap((rule) => rule.lint(document)));
