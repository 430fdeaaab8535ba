/**
 * Whether a text may have an object of Kubernetes in it, before anybody parses it: both keys stand there that every object
 * has, as YAML or JSON writes them.
 */
export const isManifestText = (text: string): boolean =>
  /\bapiVersion["']?\s*:/.test(text) && /\bkind["']?\s*:/.test(text);
