const DOWN = /^(?:--|#)[\s/-]*(?:\+(?:goose|migrate)\s+down|migrate:down|rambler\s+down|@undo|!downs)\b/i
const UP = /^(?:--|#)[\s/-]*(?:\+(?:goose|migrate)\s+up|migrate:up|rambler\s+up|!ups)\b/i

/** Blanks the `down` parts of migrations (goose, dbmate, sql-migrate, rambler, MyBatis, Play), so that offsets stay. */
export function upSections(text: string): string {
  if (!new RegExp(DOWN, 'im').test(text)) return text
  let up = true
  return text.split('\n').map((line) => {
    if (DOWN.test(line)) up = false
    else if (UP.test(line)) up = true
    return up ? line : ' '.repeat(line.length)
  }).join('\n')
}
