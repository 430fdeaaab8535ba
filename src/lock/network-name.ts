const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** What YAML 1.1 or 1.2 reads as a truth value, nothing, a number or a date instead of a text. */
const NOT_TEXT =
  /^(?:null|true|false|yes|no|on|off|y|n|[0-9][0-9_.]*|(?:[0-9][0-9_.]*)?e-?[0-9]+|0b[01_]+|0x[0-9a-f_]+|0o[0-7]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)$/i;

/**
 * Whether the lock can have a network of this name: letters, digits, `-`, `_` and `.`, letter or digit at both ends, and
 * nothing that YAML takes for another type (`on`, `12`, `1e3`, `2026-11-01`; `e3` too, which some readers take for a
 * number), since the name is a plain YAML key.
 */
export const isNetworkName = (name: string): boolean => NAME.test(name) && !NOT_TEXT.test(name);
