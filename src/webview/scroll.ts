/** Browsers draw no element higher than some 16 million pixels; ten million rows would be 240 million. */
const CAP = 8_000_000

/** Rows under a scroll bar: beyond the cap a pixel of the bar stands for many of the rows. */
export interface Track {
  readonly rows: number
  readonly rowHeight: number
  /** Height of the part in which rows are seen. */
  readonly view: number
}

/** Height that the scroll bar is told. */
export function trackHeight({ rows, rowHeight }: Pick<Track, 'rows' | 'rowHeight'>): number {
  return Math.min(rows * rowHeight, CAP)
}

/** The pixel of the rows at the top of the view, for a place of the scroll bar. */
export function topOf(scrollTop: number, track: Track): number {
  const full = track.rows * track.rowHeight
  const height = trackHeight(track)
  if (full <= height || height <= track.view) return clampTop(scrollTop, track)
  return clampTop((scrollTop / (height - track.view)) * (full - track.view), track)
}

/** The place of the scroll bar for a pixel of the rows. */
export function scrollOf(top: number, track: Track): number {
  const full = track.rows * track.rowHeight
  const height = trackHeight(track)
  if (full <= height || height <= track.view) return top
  return (top / (full - track.view)) * (height - track.view)
}

/** Within the rows. */
export function clampTop(top: number, { rows, rowHeight, view }: Track): number {
  return Math.max(0, Math.min(top, rows * rowHeight - view))
}

/** The rows that are seen, a cut one at each end among them. */
export function rowsInView(
  top: number,
  { rows, rowHeight, view }: Track,
): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.floor(top / rowHeight))
  return { first, end: Math.min(rows, Math.ceil((top + view) / rowHeight)) }
}

/** The least move that brings a row whole into view. */
export function topToShow(row: number, top: number, { rowHeight, view, ...track }: Track): number {
  const start = row * rowHeight
  const moved = start < top ? start : start + rowHeight > top + view ? start + rowHeight - view : top
  return clampTop(moved, { rowHeight, view, ...track })
}
