import type { ForeignObject } from '../check/foreign-object';

/**
 * gitops: what Argo CD and Flux do with the manifests of an output folder: which objects they see in it, in which order
 * they apply and prune them, what they wait for. Pure: manifests are texts with paths, a plan is a value.
 */

/** A file of an output folder. */
export interface ManifestFile {
  /** Below the output folder, with `/` or `\`. Its first folder is the cluster; beside those lie files of no cluster. */
  readonly path: string;
  readonly text: string;
}

/** One object of a file, as it is written. */
export interface Manifest {
  /** Empty where the file lies in no folder. */
  readonly cluster: string;
  /** The folder that one Application or Kustomization reads, such as `prod` or, for Flux, `prod/infra`. */
  readonly app: string;
  readonly file: string;
  /** The line (1 …) on which its document begins. */
  readonly line: number;
  /** The text of its document; objects of one list have the same. */
  readonly text: string;
  /** Its number in the document, from 0: a list has several. */
  readonly item: number;
  readonly object: ForeignObject;
  /** What is one object in the cluster: `group/kind/namespace/name`. */
  readonly key: string;
}
