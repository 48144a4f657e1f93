const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 (RFC 4648 §4, padded) of bytes given as hex digits. */
export function base64OfHex(hex: string): string {
  let text = ''
  for (let i = 0; i < hex.length; i += 6) {
    const part = hex.slice(i, i + 6)
    const bits = Number.parseInt(part.padEnd(6, '0'), 16)
    for (let k = 0; k < 4; k++) {
      text += k <= part.length / 2 ? (ALPHABET[(bits >> (18 - 6 * k)) & 63] ?? '') : '='
    }
  }
  return text
}
