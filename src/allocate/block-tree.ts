/**
 * A binary tree over 2^height leaves, each node of which knows the largest free aligned block below it: the order of
 * that block plus one, or 0 where nothing is free. Node 1 is the root, node `i` has the children `2i` and `2i + 1`.
 *
 * A leaf stands for 2^`leafOrder` addresses and may be partly free, so that the leaf of one tree can be the root of
 * another.
 */
export class BlockTree {
  private constructor(
    readonly height: number,
    readonly leafOrder: number,
    private readonly nodes: Uint8Array,
  ) {}

  static taken(height: number, leafOrder: number): BlockTree {
    return new BlockTree(height, leafOrder, new Uint8Array(2 << height));
  }

  static free(height: number, leafOrder: number): BlockTree {
    const tree = BlockTree.taken(height, leafOrder);
    for (let depth = 0; depth <= height; depth++) tree.nodes.fill(tree.fullAt(depth), 1 << depth, 2 << depth);
    return tree;
  }

  copy(): BlockTree {
    return new BlockTree(this.height, this.leafOrder, this.nodes.slice());
  }

  /** The largest free order plus one, or 0. */
  get largest(): number {
    return this.nodes[1]!;
  }

  at(leaf: number): number {
    return this.nodes[(1 << this.height) + leaf]!;
  }

  /** Gives the leaves from `first` to `last` a value and brings their ancestors up to date. */
  set(first: number, last: number, value: number): void {
    const { nodes, height } = this;
    let low = (1 << height) + first;
    let high = (1 << height) + last;
    nodes.fill(value, low, high + 1);
    for (let full = this.leafOrder + 1; low > 1; full++) {
      low >>>= 1;
      high >>>= 1;
      for (let node = low; node <= high; node++) {
        const left = nodes[2 * node]!;
        const right = nodes[2 * node + 1]!;
        nodes[node] = left === full && right === full ? full + 1 : left > right ? left : right;
      }
    }
  }

  /**
   * The lowest aligned block of this order at or after a leaf, as the number of its first leaf, or -1. For an order
   * below `leafOrder`: the lowest leaf that has such a block in it.
   */
  firstBlock(order: number, from: number): number {
    const levels = order > this.leafOrder ? order - this.leafOrder : 0;
    const target = 1 << (this.height - levels);
    const start = target + Math.ceil(from / 2 ** levels);
    if (start >= 2 * target) return -1;
    const found = this.firstNode(start, target, (node) => this.nodes[node]! > order);
    return found < 0 ? -1 : (found - target) * 2 ** levels;
  }

  /** The lowest leaf at or after this one that is not wholly free, or -1. */
  firstNotFull(from: number): number {
    const target = 1 << this.height;
    if (from >= target) return -1;
    const found = this.firstNode(target + from, target, (node) => this.nodes[node]! < this.fullAt(depthOf(node)));
    return found < 0 ? -1 : found - target;
  }

  /** Walks right and up from a node until one fits, then down to the leftmost fitting node of the target level. */
  private firstNode(start: number, target: number, fits: (node: number) => boolean): number {
    let node = start;
    while (!fits(node)) {
      while (node & 1) node >>>= 1;
      if (node === 0) return -1;
      node++;
    }
    while (node < target) {
      node *= 2;
      if (!fits(node)) node++;
    }
    return node;
  }

  private fullAt(depth: number): number {
    return this.height - depth + this.leafOrder + 1;
  }
}

const depthOf = (node: number): number => 31 - Math.clz32(node);
