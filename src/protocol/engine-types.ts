// The engine's plain data, as the hosts of the editor name it: types alone, so no engine code comes with them.
export type { Diagnostic, Span } from '../engine/diagnostics/diagnostic.ts'
export type { Settings } from '../engine/plan/settings.ts'
export type { Needle } from '../engine/find-row.ts'
export type { Variation } from '../engine/generate/varied.ts'
export type { Verdict } from '../engine/check/judge.ts'
export type { PageColumn, Picture, Produced, Request, Summary } from '../engine/requests.ts'
export type { TextStyle } from '../engine/writers/writer.ts'
export type { Filled } from '../engine/fill-data.ts'
