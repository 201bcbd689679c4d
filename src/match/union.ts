/** Joined sets of the numbers 0 to size - 1 (union-find with path halving); the root of a set is its smallest member. */
export function createUnion(size: number) {
  const parents = Int32Array.from({ length: size }, (_, index) => index)
  const find = (member: number): number => {
    let at = member
    while (parents[at]! !== at) {
      parents[at] = parents[parents[at]!]!
      at = parents[at]!
    }
    return at
  }
  return {
    find,
    join(one: number, other: number) {
      const [a, b] = [find(one), find(other)]
      parents[Math.max(a, b)] = Math.min(a, b)
    },
  }
}
