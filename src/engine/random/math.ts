/**
 * Transcendental functions from + − × ÷ and √ only: `Math.log`, `Math.exp` and their like differ in the last bits
 * between engines (seen between Node 20 and 24), and a value must not.
 */

const LN2 = 0.6931471805599453

/** Natural logarithm of `x` > 0; `-Infinity` at 0. Relative error under 1e-15. */
export function ln(x: number): number {
  if (!(x > 0)) return -Infinity
  let exponent = 0
  let m = x
  while (m >= 1.5) {
    m /= 2
    exponent++
  }
  while (m < 0.75) {
    m *= 2
    exponent--
  }
  const t = (m - 1) / (m + 1)
  const square = t * t
  let term = t
  let sum = 0
  for (let k = 1; k < 40; k += 2) {
    sum += term / k
    term *= square
  }
  return 2 * sum + exponent * LN2
}

/** e to the power `x`, |x| ≤ 700. */
export function exp(x: number): number {
  const n = Math.round(x / LN2)
  const r = x - n * LN2
  let term = 1
  let sum = 1
  for (let k = 1; k < 22; k++) {
    term = (term * r) / k
    sum += term
  }
  let result = sum
  for (let i = 0; i < Math.abs(n); i++) result = n > 0 ? result * 2 : result / 2
  return result
}

/** The standard normal distribution's inverse at `u` in (0, 1) (Acklam's rational approximation, error 1.2e-9). */
export function normalInverse(u: number): number {
  const p = Math.min(Math.max(u, 1e-12), 1 - 1e-12)
  if (p < 0.02425) return tail(Math.sqrt(-2 * ln(p)))
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * ln(1 - p)))
  const q = p - 0.5
  const r = q * q
  const top = ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r
    - 30.66479806614716) * r + 2.506628277459239
  const bottom = ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r
    - 13.28068155288572) * r + 1
  return (top * q) / bottom
}

function tail(q: number): number {
  const top = ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q
    + 4.374664141464968) * q + 2.938163982698783
  const bottom = (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q
    + 1
  return top / bottom
}
