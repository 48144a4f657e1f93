import { booleanClue } from './clue-booleans.ts'
import { endingClue } from './clue-endings.ts'
import { exampleClue } from './clue-examples.ts'
import { formatClue } from './clue-formats.ts'
import { holderClue } from './clue-holders.ts'
import { idClue } from './clue-ids.ts'
import { nameClue } from './clue-names.ts'
import { ownerClue } from './clue-owners.ts'
import { peopleClue } from './clue-people.ts'
import { pluralClue } from './clue-plurals.ts'
import { standardClue } from './clue-standards.ts'
import { titleClue } from './clue-titles.ts'
import { typeNameClue } from './clue-type-names.ts'
import type { Clue } from './clue.ts'

/** Every kind of clue, in the order in which equal confidence is broken. A new kind is one file and one line. */
export const CLUES: readonly Clue[] = [
  ownerClue,
  nameClue,
  booleanClue,
  idClue,
  typeNameClue,
  titleClue,
  standardClue,
  exampleClue,
  formatClue,
  holderClue,
  endingClue,
  pluralClue,
  peopleClue,
]
