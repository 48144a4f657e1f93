const table = Array.from({ length: 61 }, (_, i) => Number(`1e${i - 30}`))

/**
 * Ten to the integer `n`, correctly rounded. `10 ** n` is not: Node 20 and Node 24 differ on 10 ** -5 (and on 68 other
 * exponents), so the same request would give other bytes.
 */
export function powerOfTen(n: number): number {
  return table[n + 30] ?? Number(`1e${n}`)
}
