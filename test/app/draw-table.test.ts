import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawTable, plainLine, wrap } from '../../src/app/draw-table.ts'

const columns = [{ title: 'name', most: 6 }, { title: 'says' }, { title: 'n', most: 4 }]

describe('drawTable', () => {
  it('aligns, cuts what is longer, and gives the rest of the line to one column', () => {
    expect(
      drawTable(columns, [
        ['Maija', 'Hei', '1'],
        ['Väinämöinen', 'Moi moi', '1000000'],
      ]),
    ).toEqual(['name    says     n', 'Maija   Hei      1', 'Väinä…  Moi moi  100…'])
  })

  it('stays within 120 characters on one line, and acts on no terminal, whatever strangers write', () => {
    const row = fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const lines = drawTable(columns, rows)
        expect(lines).toHaveLength(rows.length + 1)
        for (const line of lines) {
          expect([...line].length).toBeLessThanOrEqual(120)
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u)
        }
      }),
    )
  })

  it('shows no colours, titles or links that a text would set', () => {
    expect(plainLine('\u001b[31mred\u001b[0m \u001b]0;title\u0007\r\nnext\u202e')).toBe('red next')
  })

  it('breaks lines between words', () => {
    expect(wrap('a bb ccc dddd', 5)).toEqual(['a bb', 'ccc', 'dddd'])
  })
})
