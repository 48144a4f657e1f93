import { element } from './element.ts'

/** A message with its code set as code, and its places (`6:33`) as ways into the source. */
export function messageOf(text: string, reveal: (line: number, column: number) => void): (Node | string)[] {
  return text.split(/(`[^`]+`|\b\d+:\d+\b)/).flatMap((part, i): (Node | string)[] => {
    if (i % 2 === 0) return part === '' ? [] : [part]
    if (part.startsWith('`')) return [element('code', {}, [part.slice(1, -1)])]
    const [line = 1, column = 1] = part.split(':').map(Number)
    const link = element('button', { type: 'button', class: 'spot' }, [part])
    link.addEventListener('click', () => reveal(line, column))
    return [link]
  })
}
