import type { ClaimLine, LeaseLine } from '../model/lock';
import { Board, type Lines } from './board';
import { isFreeable } from './census';
import { placeWants } from './place-wants';
import type { Want } from './want';

/**
 * Tries out what would make refused claims fit: they are placed as in earnest, looked at, and taken away again. So what
 * a refusal advises has been tried, and is no estimate.
 */
export class Trial {
  private afterGc: Board | undefined;

  constructor(
    private readonly board: Board,
    /** Every line of the network, the new ones included. */
    private readonly lines: Lines,
  ) {}

  /** Whether these wants find room as things are. */
  fits(wants: readonly Want[]): boolean {
    return fitsOn(this.board, wants);
  }

  /** Whether they find room once `lock gc` has taken away all that it will sooner or later. */
  fitsAfterGc(wants: readonly Want[]): boolean {
    const stays = (line: LeaseLine | ClaimLine) => !isFreeable(line);
    this.afterGc ??= Board.of(this.board.pools, {
      leases: this.lines.leases.filter(stays),
      claims: this.lines.claims.filter(stays),
    });
    return fitsOn(this.afterGc, wants);
  }
}

function fitsOn(board: Board, wants: readonly Want[]): boolean {
  const refused = placeWants(wants, board);
  for (const want of wants) board.undo(want);
  return refused.length === 0;
}
