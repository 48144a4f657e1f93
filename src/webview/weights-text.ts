/** Weights as a person types them, `paid: 7, refunded: 1`, from JSON; JSON stays where a value has a comma or colon. */
export function shownWeights(json: string): string {
  const weights = parsed(json)
  const entries = Object.entries(weights ?? {})
  const isPlain = weights !== undefined && entries.every(([value, weight]) => typeof weight === 'number' && value.trim() === value && /^[^,:{}]+$/.test(value))
  return isPlain ? entries.map(([value, weight]) => `${value}: ${String(weight)}`).join(', ') : json
}

/** The JSON of weights as typed; a value without a weight weighs 1. What is no list of values stays as it is, for the reader to refuse. */
export function writtenWeights(typed: string): string {
  const text = typed.trim()
  if (text === '' || text.startsWith('{')) return text
  const pairs = text.split(',').filter((one) => one.trim() !== '').map((one) => /^\s*(.*?)\s*(?:[:=]\s*([\d.]+)\s*)?$/.exec(one))
  const entries = pairs.map((pair) => [pair?.[1] ?? '', Number(pair?.[2] ?? 1)] as const)
  return `{${entries.map(([value, weight]) => `${JSON.stringify(value)}: ${weight}`).join(', ')}}`
}

function parsed(json: string): { readonly [value: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
