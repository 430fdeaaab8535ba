import type { ScalarTag, Tags } from 'yaml';

/**
 * How the parser is to read manifests: as kubectl, Helm and Argo CD do, with what YAML 1.1 has besides. `<<` takes over the
 * keys of another mapping, `yes` and `off` are booleans, `010` is eight.
 */
export const AS_KUBECTL_READS = {
  merge: true,
  customTags: (tags: Tags): Tags => [BOOLEAN_WORD, OLDER_INTEGER, ...tags],
  uniqueKeys: false,
  logLevel: 'silent',
} as const;

const BOOLEAN_WORD: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/,
  resolve: (text) => /^(?:y|on)/i.test(text),
};

/** Octal after a bare zero, binary, and digits in groups. */
const OLDER_INTEGER: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?(?:0[0-7_]+|0b[01_]+|[1-9]\d*_[\d_]*)$/,
  resolve: (text) => {
    const digits = text.replace(/^[-+]|_/g, '');
    const size = Number(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
    return text.startsWith('-') ? -size : size;
  },
};
