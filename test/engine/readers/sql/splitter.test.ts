import { expect, test } from 'vitest'
import { dialectOf } from '../../../../src/engine/dialects/dialect.ts'
import { splitStatements } from '../../../../src/engine/readers/sql/splitter.ts'

const cut = (text: string, dialect: string): string[] =>
  [...splitStatements(text, dialectOf(dialect))].map((one) => text.slice(one.start, one.end))

test('semicolons in quotes, dollar quotes and nested comments end nothing', () => {
  expect(cut("select ';'; do $x$ a; b $x$; /* a /* ; */ ; */ select 1", 'postgresql')).toEqual(["select ';'", 'do $x$ a; b $x$', 'select 1'])
})

test('DELIMITER, GO and COPY data are the client\'s', () => {
  expect(cut('DELIMITER //\ncreate procedure p() begin select 1; end//\nDELIMITER ;\nselect 2;', 'mysql').at(-1)).toBe('select 2')
  expect(cut('create table a (b int)\nGO\ncreate table c (d int)\nGO', 'mssql')).toHaveLength(2)
  expect(cut('copy t (a) from stdin;\n1;2\n\\.\nselect 3;', 'postgresql').at(-1)).toBe('select 3')
})
