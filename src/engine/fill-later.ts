import type * as data from './fill-data.ts'
import type * as here from './fill-here.ts'

// Filling is loaded when it is first asked for.

/** `fillData` of fill-data.ts. */
export const fillData: typeof data.fillData = async (...args) => (await import('./fill-data.ts')).fillData(...args)

/** `fillHere` of fill-here.ts. */
export const fillHere: typeof here.fillHere = async (...args) => (await import('./fill-here.ts')).fillHere(...args)
