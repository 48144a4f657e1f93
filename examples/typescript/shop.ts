/** Someone who buys. */
export interface Customer {
  id: string
  firstName: string
  lastName: string
  email: string
  phone?: string
  birthDate: Date
  address: Address
  tier: Tier
}

export interface Address {
  street: string
  city: string
  region: string
  postalCode: string
  /** ISO 3166-1 alpha-2 code. */
  countryCode: string
}

export enum Tier {
  Free = 'free',
  Plus = 'plus',
  Business = 'business',
}

export interface Product {
  sku: `SKU-${number}`
  /** @fake commerce.productName */
  name: string
  description: string
  /** @minimum 1 @maximum 500 @multipleOf 0.01 */
  price: number
  tags: string[]
  stock: Record<'berlin' | 'lyon' | 'porto', number>
}

export type Payment =
  | { method: 'card'; brand: 'visa' | 'mastercard'; last4: string }
  | { method: 'transfer'; iban: string }
  | { method: 'invoice'; dueAt: Date }

export interface Order {
  id: string
  customer: Pick<Customer, 'id' | 'firstName' | 'lastName' | 'email'>
  items: [LineItem, ...LineItem[]]
  payment: Payment
  status: 'open' | 'paid' | 'shipped' | 'returned'
  createdAt: Date
  updatedAt: Date
  note: string | null
}

export interface LineItem {
  product: Omit<Product, 'stock' | 'tags'>
  /** @minimum 1 @maximum 9 @asType integer */
  quantity: number
}
