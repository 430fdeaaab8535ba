import type { TestProject } from 'vitest/node';
import { findArgoSync } from '../argo-cd/program';
import { findBinaries } from '../control-plane/binaries';

/** Before any test of a version runs, so that two of them never build at once. */
export default function findBinariesOf(project: TestProject): void {
  project.provide('programs', findBinaries(project.getProvidedContext().kubernetes));
  project.provide('argoSync', findArgoSync());
}
