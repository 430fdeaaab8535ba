import type { TkeConfig } from '../../model/snapshot';
import { isAtLeast } from '../../model/version';
import { SINCE } from './annotation-keys';

/** Whether the ipamd of a cluster understands something. */
export const knows = ({ ipamd }: TkeConfig, what: keyof typeof SINCE): boolean => isAtLeast(ipamd, SINCE[what]);
