// What a native speaker sees at once: script, order and sex of names, forms of firms, language and currency of the country.
import { expect, it } from 'vitest'
import { laneA, laneB } from '../../../src/engine/random/key.ts'
import { loadLocale } from '../../../src/engine/samplers/locales.ts'
import { samplerById } from '../../../src/engine/samplers/registry.ts'

const now = Date.parse('2026-06-15T12:00:00.000Z')
const ROWS = 200

async function made(id: string, sampler: string, args: object = {}): Promise<string[]> {
  const sample = samplerById(sampler)?.make(args as never, { locale: await loadLocale(id), now })
  return Array.from({ length: ROWS }, (_, i) => String(sample?.(laneA(i, 3, 1), laneB(i, 3, 2))))
}

it.each([
  ['ar', /^[\u0600-\u06ff ]+$/],
  ['bn_BD', /^[\u0980-\u09ff ]+$/],
  ['el', /^[\u0370-\u03ff -]+$/],
  ['fa', /^[\u0600-\u06ff\u200c ]+$/],
  ['he', /^[\u0590-\u05ff '"״׳-]+$/],
  ['hy', /^[\u0530-\u058f ]+$/],
  ['ja', /^[\u3040-\u30ff\u3400-\u9fff々 ]+$/],
  ['ka_GE', /^[\u10a0-\u10ff -]+$/],
  ['ko', /^[\uac00-\ud7af]+$/],
  ['ku_ckb', /^[\u0600-\u06ff ]+$/],
  ['mn_MN_cyrl', /^[\u0400-\u04ff -]+$/],
  ['ru', /^[\u0400-\u04ff -]+$/],
  ['ta_IN', /^[\u0b80-\u0bff ]+$/],
  ['th', /^[\u0e00-\u0e7f ]+$/],
  ['uk', /^[\u0400-\u04ff '’-]+$/],
  ['zh_CN', /^[\u3400-\u9fff]+$/],
  ['zh_TW', /^[\u3400-\u9fff]+$/],
])('%s: people have names in their own script, and e-mail addresses in Latin letters', async (id, script) => {
  for (const name of await made(id, 'person.full')) expect(name).toMatch(script)
  for (const city of await made(id, 'place.city', { countries: [] })) expect(city).not.toBe('')
  for (const address of await made(id, 'person.email')) expect(address).toMatch(/^[a-z0-9._-]+@example\.(com|org|net)$/)
})

it.each([
  ['ru', /(ова|ева|ина|ая|ёва)$/, /(ов|ев|ин|ий|ын|ёв)$/],
  ['cs_CZ', /(á|ů|í)$/, /[^á]$/],
  ['pl', /^(?!.*(sk|ck|dzk)i$)/, /^(?!.*(sk|ck|dzk)a$)/],
  ['lv', /(a|e|o|u)$/, /(s|š|a|e|o|u)$/],
  ['az', /(ova|eva|yeva|va|lı|li|zadə)$/, /(ov|ev|yev|v|lı|li|zadə)$/],
])('%s: a family name has the form of the given name’s sex', async (id, woman, man) => {
  const sexes = await made(id, 'person.sex')
  const families = await made(id, 'person.family')
  families.forEach((family, i) => expect(family, `${sexes[i]}`).toMatch(sexes[i] === 'female' ? woman : man))
  expect(new Set(sexes)).toEqual(new Set(['female', 'male']))
})

it('the family comes first where it does', async () => {
  for (const id of ['vi', 'hu', 'ja', 'ko', 'zh_CN', 'zh_TW']) {
    const [whole, families] = [await made(id, 'person.full'), await made(id, 'person.family')]
    whole.forEach((name, i) => expect(name.startsWith(families[i] ?? ''), id).toBe(true))
  }
})

it.each([
  ['de', /( GmbH| AG| KG| & )/],
  ['ja', /(株式|有限)会社/],
  ['zh_CN', /(有限公司|集团)$/],
  ['ru', /^(ООО|АО|ИП|ТД) /],
  ['th', /^(บริษัท|ห้างหุ้นส่วน)/],
  ['pt_BR', /( Ltda\.| S\.A\.|^Grupo | e Associados|^Irmãos | & )/],
])('%s: firms are called as they are there', async (id, form) => {
  const names = await made(id, 'company.name')
  expect(names.filter((name) => form.test(name)).length / ROWS).toBeGreaterThan(0.8)
  expect(names.join('\n')).not.toMatch(/and Sons|Inc\b|LLC/)
})

it.each([
  ['pl', 'PLN', 'pl'],
  ['ru', 'RUB', 'ru'],
  ['ja', 'JPY', 'ja'],
  ['ka_GE', 'GEL', 'ka'],
  ['uz_UZ_latin', 'UZS', 'uz'],
])('%s: prices are in %s, most people speak the language', async (id, currency, language) => {
  const codes = await made(id, 'record.column', { table: 'currency', column: 'code' })
  expect(codes.filter((one) => one === currency).length / ROWS).toBeGreaterThan(0.8)
  const spoken = await made(id, 'record.column', { table: 'language', column: 'code' })
  expect(spoken.filter((one) => one === language).length / ROWS).toBeGreaterThan(0.5)
})

it('a firm that begins with its founder’s name begins with a capital', async () => {
  for (const name of await made('nl', 'company.name')) expect(name).not.toMatch(/^(van|de|den|ter) /)
})
