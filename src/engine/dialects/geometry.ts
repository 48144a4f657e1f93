/** A value of each of PostgreSQL's own types of shapes. */
export const SHAPES: { readonly [name: string]: string } = {
  point: '(1,2)',
  line: '{1,-1,0}',
  lseg: '[(0,0),(1,1)]',
  box: '(1,1),(0,0)',
  path: '[(0,0),(1,1)]',
  polygon: '((0,0),(1,1),(1,0))',
  circle: '<(1,2),3>',
}

const COLUMNS = 1000
/** Degrees: shapes of a few units lie well within a step. */
const SCALE = 0.001
const STEP = 0.02

/** Places of `moved`. */
export const MOST_PLACES = COLUMNS * 500

/** The same shape, smaller and at the n-th of places that lie apart; in well-known text or PostgreSQL's own writing. */
export function moved(text: string, n: number): string {
  const [dx, dy] = [(n % COLUMNS) * STEP, Math.floor(n / COLUMNS) * STEP]
  const at = (value: string, by: number): string => String(Number((Number(value) * SCALE + by).toFixed(4)))
  return text
    .replace(/(?<=\),)(-?\d+(?:\.\d+)?)(?=>)/, (radius) => at(radius, 0))
    .replace(/(?<=[(,] ?)(-?\d+(?:\.\d+)?)([ ,])(-?\d+(?:\.\d+)?)(?=[ ,)])/g, (_: string, x: string, between: string, y: string) => `${at(x, dx)}${between}${at(y, dy)}`)
}
