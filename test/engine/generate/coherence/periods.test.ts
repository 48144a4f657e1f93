import { describe, it } from 'vitest'
import { at, judge, maybe, moment, object, str, time, type Verdict } from './judge-records.ts'

describe('periods', () => {
  const ordered =
    (...paths: readonly string[]): Verdict =>
    (row) => {
      const moments = paths
        .filter((path) => at(row, path) !== null && at(row, path) !== undefined)
        .map((path) => time(row, path))
      if (moments.some(Number.isNaN)) return 'no moment'
      return moments.every((one, i) => i === 0 || (moments[i - 1] as number) <= one) ? undefined : 'out of order'
    }
  it('start before end, created before updated before deleted', { timeout: 60_000 }, async () => {
    await judge(
      'Event',
      [
        {
          schema: { start_date: moment, end_date: moment, created_at: moment, updated_at: moment, deleted_at: maybe },
          verdict: (row) =>
            ordered('start_date', 'end_date')(row) ?? ordered('created_at', 'updated_at', 'deleted_at')(row),
        },
        {
          schema: { startsAt: moment, endsAt: moment, createdAt: moment, updatedAt: moment, deletedAt: maybe },
          verdict: (row) => ordered('startsAt', 'endsAt')(row) ?? ordered('createdAt', 'updatedAt', 'deletedAt')(row),
        },
        {
          schema: { period: object({ from: moment, to: moment }), meta: object({ created: moment, modified: moment }) },
          verdict: (row) => ordered('period.from', 'period.to')(row) ?? ordered('meta.created', 'meta.modified')(row),
        },
        {
          schema: {
            valid_from: { type: 'string', format: 'date' },
            valid_until: { type: 'string', format: 'date' },
            startTime: moment,
            endTime: moment,
          },
          verdict: (row) => ordered('valid_from', 'valid_until')(row) ?? ordered('startTime', 'endTime')(row),
        },
        {
          schema: {
            billing_start: moment,
            billing_end: moment,
            issuedAt: moment,
            expiresAt: moment,
            creation_date: moment,
            last_modified: moment,
          },
          verdict: (row) =>
            ordered('billing_start', 'billing_end')(row) ??
            ordered('issuedAt', 'expiresAt')(row) ??
            ordered('creation_date', 'last_modified')(row),
        },
      ],
      ['en_US', 'ja'],
    )
  })

  const STATUSES = ['pending', 'paid', 'shipped', 'delivered', 'cancelled']
  const stages =
    (names: { readonly status: string; readonly steps: readonly string[]; readonly cancelled: string }): Verdict =>
    (row) => {
      const status = str(row, names.status)
      const reached = STATUSES.indexOf(status)
      const [, ...later] = names.steps
      const wrong = later.find((path, i) => {
        const filled = at(row, path) !== null
        return status === 'cancelled' ? false : filled !== reached >= i + 1
      })
      if (wrong !== undefined) return `${wrong} beside ${status}`
      if ((at(row, names.cancelled) !== null) !== (status === 'cancelled')) return `${names.cancelled} beside ${status}`
      return ordered(...names.steps)(row) ?? ordered(names.steps[0] ?? '', names.cancelled)(row)
    }
  it('an order is paid, shipped and delivered in turn, each when its status says so', { timeout: 60_000 }, async () => {
    const status = { enum: STATUSES }
    await judge(
      'Order',
      [
        {
          schema: {
            status,
            ordered_at: moment,
            paid_at: maybe,
            shipped_at: maybe,
            delivered_at: maybe,
            cancelled_at: maybe,
          },
          verdict: stages({
            status: 'status',
            steps: ['ordered_at', 'paid_at', 'shipped_at', 'delivered_at'],
            cancelled: 'cancelled_at',
          }),
        },
        {
          schema: {
            orderStatus: status,
            placedAt: moment,
            paidAt: maybe,
            shippedAt: maybe,
            deliveredAt: maybe,
            canceledAt: maybe,
          },
          verdict: stages({
            status: 'orderStatus',
            steps: ['placedAt', 'paidAt', 'shippedAt', 'deliveredAt'],
            cancelled: 'canceledAt',
          }),
        },
        {
          schema: {
            state: status,
            orderDate: moment,
            paymentDate: maybe,
            shippedDate: maybe,
            deliveryDate: maybe,
            cancellationDate: maybe,
          },
          verdict: stages({
            status: 'state',
            steps: ['orderDate', 'paymentDate', 'shippedDate', 'deliveryDate'],
            cancelled: 'cancellationDate',
          }),
        },
        {
          schema: {
            status,
            created_at: moment,
            date_paid: maybe,
            date_shipped: maybe,
            date_delivered: maybe,
            date_cancelled: maybe,
          },
          verdict: stages({
            status: 'status',
            steps: ['created_at', 'date_paid', 'date_shipped', 'date_delivered'],
            cancelled: 'date_cancelled',
          }),
        },
        {
          schema: {
            status,
            timestamps: object({ ordered: moment, paid: maybe, shipped: maybe, delivered: maybe, cancelled: maybe }),
          },
          verdict: stages({
            status: 'status',
            steps: ['ordered', 'paid', 'shipped', 'delivered'].map((name) => `timestamps.${name}`),
            cancelled: 'timestamps.cancelled',
          }),
        },
      ],
      ['en_US', 'fr'],
    )
  })
})
