import { element } from './element.ts'

/** A text with its code set as code. */
export function codedText(text: string): (Node | string)[] {
  return text
    .split(/(`[^`]+`)/)
    .map((part, i) => (i % 2 === 0 ? part : element('code', {}, [part.slice(1, -1)])))
    .filter((part) => part !== '')
}

/** A message with its code set as code, and its places (`6:33`) as ways into the source. */
export function messageOf(text: string, reveal: (line: number, column: number) => void): (Node | string)[] {
  return text.split(/(`[^`]+`|\b\d+:\d+\b)/).flatMap((part, i): (Node | string)[] => {
    if (i % 2 === 0 || part.startsWith('`')) return codedText(part)
    const [line = 1, column = 1] = part.split(':').map(Number)
    const link = element('button', { type: 'button', class: 'spot' }, [part])
    link.addEventListener('click', () => reveal(line, column))
    return [link]
  })
}
