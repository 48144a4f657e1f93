/** What a customer bought. */
export interface Order {
  id: string
  /** @fake commerce.productName */
  title: string
  status: 'open' | 'paid' | `refunded-${number}`
  lines: { sku: string; quantity: number; unitPrice: number }[]
  customer: Pick<Customer, 'firstName' | 'lastName' | 'email'>
  placedAt: Date
  shippedAt?: Date
  meta: Map<string, bigint>
}

interface Customer {
  firstName: string
  lastName: string
  email: string
  password: string
}
