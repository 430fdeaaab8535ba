import { Option } from 'commander';

/**
 * An option of which it is known which words may follow it, so that a shell can complete them. Commander is not told, which
 * would say them in words of its own: the description names them, and whoever reads the option refuses others.
 */
export class WordOption extends Option {
  constructor(
    flags: string,
    description: string,
    readonly words: readonly string[],
  ) {
    super(flags, description);
  }
}
