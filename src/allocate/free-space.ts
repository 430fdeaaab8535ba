import { BlockTree } from './block-tree';

/** A page has 256 addresses, as an aisle of a /16, or more: so many that there are at most 2^20 pages. */
const SMALLEST_PAGE_ORDER = 8;
const MOST_PAGES_ORDER = 20;

/**
 * Which of 2^order addresses are free (order 0 … 32), by offset. Finding the lowest free address or aligned block, and
 * taking a run, cost the depth of the tree, however full it is. Pages that are wholly free or wholly taken have no tree
 * of their own, so that 2^32 offsets need two megabytes, plus two bytes for each address of the pages in use.
 */
export class FreeSpace {
  /** How many addresses are free. */
  free: number;
  private readonly pageOrder: number;
  private readonly pageSize: number;
  private readonly summary: BlockTree;
  private readonly pages = new Map<number, BlockTree>();
  private freePage: BlockTree | undefined;

  constructor(readonly order: number) {
    this.free = 2 ** order;
    this.pageOrder = Math.min(order, Math.max(SMALLEST_PAGE_ORDER, order - MOST_PAGES_ORDER));
    this.pageSize = 2 ** this.pageOrder;
    this.summary = BlockTree.free(order - this.pageOrder, this.pageOrder);
  }

  get size(): number {
    return 2 ** this.order;
  }

  /** The order of the largest free aligned block, or -1. */
  get largestOrder(): number {
    return this.summary.largest - 1;
  }

  /** Takes addresses, some of which may be taken already. */
  take(first: number, last: number): void {
    for (let at = first; at <= last; ) {
      const end = Math.min(last, this.lastOfPage(at));
      this.free -= this.countFree(at, end);
      this.setInPage(at, end, 'taken');
      at = end + 1;
    }
  }

  /** Gives back addresses that are all taken. */
  give(first: number, last: number): void {
    for (let at = first; at <= last; ) {
      const end = Math.min(last, this.lastOfPage(at));
      this.free += end - at + 1;
      this.setInPage(at, end, 'free');
      at = end + 1;
    }
  }

  /** The lowest free aligned block of 2^order addresses at or after an offset, or -1. */
  firstBlock(order: number, from: number): number {
    if (order > this.order || from >= this.size) return -1;
    if (order > this.pageOrder) return this.offsetOf(this.summary.firstBlock(order, Math.ceil(from / this.pageSize)));
    const inFirst = this.firstBlockInPage(order, from);
    if (inFirst >= 0) return inFirst;
    const page = this.summary.firstBlock(order, this.pageOf(from) + 1);
    return page < 0 ? -1 : this.firstBlockInPage(order, page * this.pageSize);
  }

  /** The lowest free address at or after an offset, or -1. */
  nextFree(from: number): number {
    return this.firstBlock(0, from);
  }

  /** The lowest address at or after an offset that is taken; the size where there is none. */
  nextTaken(from: number): number {
    if (from >= this.size) return this.size;
    const inFirst = this.nextTakenInPage(from);
    if (inFirst >= 0) return inFirst;
    const page = this.summary.firstNotFull(this.pageOf(from) + 1);
    return page < 0 ? this.size : this.nextTakenInPage(page * this.pageSize);
  }

  private pageOf(offset: number): number {
    return Math.floor(offset / this.pageSize);
  }

  private lastOfPage(offset: number): number {
    return (this.pageOf(offset) + 1) * this.pageSize - 1;
  }

  private offsetOf(page: number): number {
    return page < 0 ? -1 : page * this.pageSize;
  }

  private firstBlockInPage(order: number, from: number): number {
    const page = this.pageOf(from);
    if (this.summary.at(page) <= order) return -1;
    const start = page * this.pageSize;
    const tree = this.pages.get(page);
    if (tree) {
      const found = tree.firstBlock(order, from - start);
      return found < 0 ? -1 : start + found;
    }
    const aligned = Math.ceil(from / 2 ** order) * 2 ** order;
    return aligned < start + this.pageSize ? aligned : -1;
  }

  private nextTakenInPage(from: number): number {
    const page = this.pageOf(from);
    const tree = this.pages.get(page);
    if (!tree) return this.summary.at(page) === 0 ? from : -1;
    const found = tree.firstNotFull(from - page * this.pageSize);
    return found < 0 ? -1 : page * this.pageSize + found;
  }

  private countFree(first: number, last: number): number {
    const page = this.pageOf(first);
    const tree = this.pages.get(page);
    if (!tree) return this.summary.at(page) === 0 ? 0 : last - first + 1;
    const start = page * this.pageSize;
    let free = 0;
    for (let at = first - start; at <= last - start; at++) free += tree.at(at);
    return free;
  }

  private setInPage(first: number, last: number, state: 'free' | 'taken'): void {
    const page = this.pageOf(first);
    const start = page * this.pageSize;
    if (last - first + 1 === this.pageSize) {
      this.pages.delete(page);
      this.summary.set(page, page, state === 'free' ? this.pageOrder + 1 : 0);
      return;
    }
    const tree = this.pages.get(page) ?? this.newPage(page);
    tree.set(first - start, last - start, state === 'free' ? 1 : 0);
    this.summary.set(page, page, tree.largest);
  }

  private newPage(page: number): BlockTree {
    const tree = this.summary.at(page) === 0 ? BlockTree.taken(this.pageOrder, 0) : this.copyOfFreePage();
    this.pages.set(page, tree);
    return tree;
  }

  /** Copying a page costs a tenth of building one. */
  private copyOfFreePage(): BlockTree {
    this.freePage ??= BlockTree.free(this.pageOrder, 0);
    return this.freePage.copy();
  }
}
