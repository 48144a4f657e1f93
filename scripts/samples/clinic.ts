export interface Patient {
  id: number
  mrn: string
  firstName: string
  lastName: string
  sex: 'male' | 'female'
  dateOfBirth: string
  bloodType: string
  phone: string
  email: string
  address: { street: string; city: string; postalCode: string; country: string }
  vitals: Vitals
  encounters: Encounter[]
}

export interface Vitals {
  heightCm: number
  weightKg: number
  bmi: number
  systolic: number
  diastolic: number
  heartRate: number
  temperature: number
  measuredAt: Date
}

export interface Encounter {
  encounterType: string
  reason: string
  startedAt: Date
  endedAt: Date | null
  diagnosis: { code: string; description: string }
  prescriptions: Prescription[]
  notes: string
}

export interface Prescription {
  medication: string
  dosage: string
  frequency: string
  refills: number
}

export interface Doctor {
  title: string
  firstName: string
  lastName: string
  specialty: string
  email: string
  licenseNumber: string
}
