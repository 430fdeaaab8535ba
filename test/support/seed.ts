/** The seed of a model: a new one each time, or that of an environment variable, to go the same way again. */
export const seedOf = (variable: string): number =>
  Number(process.env[variable] ?? Math.floor(Math.random() * 2 ** 31));
