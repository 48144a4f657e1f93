const DOWN = /^--\s*(?:\+goose\s+down|migrate:down)\b/i
const UP = /^--\s*(?:\+goose\s+up|migrate:up)\b/i

/** Blanks the `down` parts of goose and dbmate migrations, so that offsets stay. */
export function upSections(text: string): string {
  if (!/^--\s*(?:\+goose\s+down|migrate:down)\b/im.test(text)) return text
  let up = true
  return text.split('\n').map((line) => {
    if (DOWN.test(line)) up = false
    else if (UP.test(line)) up = true
    return up ? line : ' '.repeat(line.length)
  }).join('\n')
}
