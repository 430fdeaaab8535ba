/** As much as we use of @marcbachmann/cel-js, which is not there where nobody has rules in CEL. */
export interface CelLibrary<E extends CelEnvironment = CelEnvironment> {
  readonly Environment: new (options: CelOptions) => E;
}

export interface CelOptions {
  /** Whether a variable that nobody has registered may have any value. */
  readonly unlistedVariablesAreDyn?: boolean;
  readonly enableOptionalTypes?: boolean;
  readonly homogeneousAggregateLiterals?: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: the values of CEL have the types that the signature says, as text
type CelFunction = (...values: any[]) => unknown;

export interface CelEnvironment {
  registerType(name: string, type: new (...values: never[]) => object): this;
  registerFunction(signature: string, run: CelFunction): this;
  registerOperator(signature: string, run: CelFunction): this;
  registerVariable(name: string, type: string): this;
  parse(text: string): CelProgram;
}

/** A parsed expression, which is called with the values of its variables. */
export interface CelProgram {
  (variables: Readonly<Record<string, unknown>>): unknown;
  check(): { readonly valid: boolean; readonly error?: Error; readonly type?: string };
}
