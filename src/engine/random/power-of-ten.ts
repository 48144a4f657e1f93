const table = Array.from({ length: 61 }, (_, i) => Number(`1e${i - 30}`))

/**
 * Ten to the integer `n`, correctly rounded. `10 ** n` is not: Node 20 and Node 24 differ on 10 ** -5 (and on 68 other
 * exponents), so the same request would give other bytes.
 */
export function powerOfTen(n: number): number {
  return table[n + 30] ?? Number(`1e${n}`)
}

/** Digits after the point of a step such as 0.01; 12 where it is written with an exponent. */
export function decimalsOf(step: number): number {
  const text = String(step)
  const point = text.indexOf('.')
  return text.includes('e') ? 12 : point < 0 ? 0 : text.length - point - 1
}
