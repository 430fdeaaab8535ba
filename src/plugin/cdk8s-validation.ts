/*
 * What cdk8s-cli gives to a validation plugin and takes from it, as far as it is used here: declared again, because
 * cdk8s-cli is no dependency of this package.
 */

/** The context of a validation of cdk8s-cli. */
export interface ValidationContext {
  /** Paths of the YAML files of the output folder. */
  readonly manifests: readonly string[];
  readonly report: ValidationReport;
}

/** The report of a validation of cdk8s-cli. */
export interface ValidationReport {
  addViolation(violation: ValidationViolation): void;
  submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
}

/** A rule that is broken, and where. */
export interface ValidationViolation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly ValidationResource[];
}

/** An object in a file, and the places in it. */
export interface ValidationResource {
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}
