import { CONFIG_ROWS, HARMFUL_ROWS, RESERVATION_ROWS } from './other-rows';
import { POOL_ROWS } from './pool-rows';
import type { Row } from './row';

/** The whole table. */
export const CALICO_ROWS: readonly Row[] = [...POOL_ROWS, ...RESERVATION_ROWS, ...CONFIG_ROWS, ...HARMFUL_ROWS];
