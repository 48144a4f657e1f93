import type { NativeShape } from '../catalog/shape.ts'
import { Special } from '../catalog/value.ts'
import { numberStep } from './number-step.ts'
import type { Compiling, Place } from './context.ts'
import type { Step } from './step.ts'
import { powerOfTen } from '../random/power-of-ten.ts'

/** A value outside JSON, from its limits alone. */
export function nativeStep(shape: NativeShape, place: Place, context: Compiling): Step | null {
  const { native, limits = {} } = shape
  const sample = (sampler: string, args = {}): Step => ({ do: 'wrap', kind: native, step: { do: 'sample', sampler, args } })
  switch (native) {
    case 'date':
    case 'timestamp':
      return sample('time.instant', range(limits))
    case 'day':
      return sample('time.day', range(limits))
    case 'time':
      return sample('time.clock', range(limits))
    case 'interval':
      return { do: 'wrap', kind: native, step: { do: 'pick', values: ['1 day', '2 hours', '30 minutes', '3 days', '1 month'] } }
    case 'bigint':
    case 'decimal': {
      const step = digits(shape)
      return step && { do: 'wrap', kind: native, step }
    }
    case 'bytes': {
      const min = limits.minLength ?? 8
      const max = Math.max(min, Math.min(limits.maxLength ?? 16, min + 8))
      return sample('identifier.hex', { min: min * 2, max: max * 2, step: 2 })
    }
    case 'regexp':
      return { do: 'wrap', kind: native, step: { do: 'pick', values: ['/^[a-z]+$/', '/\\d+/g', '/^\\S+@\\S+$/i', '/[A-Z]{2,}/'] } }
    case 'url':
      return sample('internet.url')
    case 'symbol':
      return sample('text.word')
    case 'absent':
      return { do: 'literal', value: new Special('absent', '') }
    case 'map':
    case 'set':
    case 'code':
      return members(shape, native, place, context)
  }
}

function range(limits: NonNullable<NativeShape['limits']>): { readonly [name: string]: string } {
  return {
    ...(limits.minimum === undefined ? {} : { minimum: limits.minimum }),
    ...(limits.maximum === undefined ? {} : { maximum: limits.maximum }),
  }
}

function digits(shape: NativeShape): Step | null {
  const { limits = {}, native } = shape
  const scale = native === 'bigint' ? 0 : (limits.scale ?? 2)
  const top = limits.precision === undefined ? 1e6 : powerOfTen(Math.min(15, Math.max(0, limits.precision - scale)))
  const most = Math.min(Number(limits.maximum ?? top), top) - (limits.maximum === undefined ? powerOfTen(-scale) : 0)
  const least = Number(limits.minimum ?? 0)
  return numberStep({ minimum: least, maximum: Math.max(least, limits.minimum === undefined || limits.maximum === undefined ? Math.min(most, Math.max(1000, least + 1000)) : Math.min(most, least + 1e7)),
    multipleOf: [powerOfTen(-Math.min(scale, 10))], decimal: true })
}

function members(
  shape: NativeShape, kind: 'map' | 'set' | 'code', place: Place, context: Compiling,
): Step | null {
  const of: Step[] = []
  for (const one of shape.of ?? []) {
    const step = context.compile(one, { ...place, item: true, depth: place.depth + 1 })
    if (!step) return null
    of.push(step)
  }
  const min = shape.limits?.minLength ?? 1
  return { do: 'special', kind, text: shape.text ?? '', of, min, max: Math.max(min, shape.limits?.maxLength ?? 3) }
}
