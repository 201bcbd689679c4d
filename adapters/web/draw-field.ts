import type { DialogField } from '../../src/core/dialog.ts'
import { type Markup, markup } from './markup.ts'

/** More choices than this are a list to pick from rather than buttons in plain sight. */
const mostRadios = 7

/**
 * One field of a dialog: its label, what is said of it, why it was not taken. What is filled in is the person's own, and
 * labels may be names: all of it is text. `focus`: the field that is gone to first. `optional`: the word that marks what
 * may be left empty, where that is not plain as it is with boxes to tick.
 */
export function drawField(field: DialogField, focus: boolean, optional: string): Markup {
  const { kind, options, required } = field
  if (kind === 'many' || (kind === 'one' && options.length <= mostRadios)) return drawChoices(field, focus)
  return markup`<div class="field" data-name="${field.name}">
    <label for="${idOf(field)}">${field.label}${
      !required && markup` <span class="optional">(${optional})</span>`
    }</label>
    ${drawTies(field)}
    ${kind === 'one' ? drawSelect(field, focus) : drawInput(field, focus)}
  </div>`
}

const idOf = ({ name }: DialogField) => `dialog-${name}`

function drawChoices(field: DialogField, focus: boolean): Markup {
  const { name, kind, label, options, value, required, fault } = field
  const one = kind === 'one'
  const chosen = options.findIndex((option) => value.includes(option.value))
  // Arrow keys walk from the chosen radio on, so that is where the focus begins.
  const first = one ? Math.max(0, chosen) : 0
  return markup`<fieldset class="field" data-name="${name}"${one && markup` role="radiogroup"`}${
    one && required && markup` aria-required="true"`
  }${one && fault && markup` aria-invalid="true"`}${describedBy(field)}>
    <legend>${label}</legend>
    ${drawTies(field)}
    <div class="choices ${fitOf(field)}">${options.map(
      (
        option,
        place,
      ) => markup`<label class="choice"><input type="${one ? 'radio' : 'checkbox'}" name="${name}"
        id="${idOf(field)}-${place}" value="${option.value}"${value.includes(option.value) && markup` checked`}${
          !one && fault && markup` aria-invalid="true"`
        }${focus && place === first && markup` autofocus`}><span>${option.label}</span></label>`,
    )}</div>
  </fieldset>`
}

/** Choices of a word stand in a row, short ones in columns, long ones each on a line. */
function fitOf({ options }: DialogField): 'row' | 'columns' | 'stacked' {
  const longest = Math.max(...options.map(({ label }) => label.length))
  if (longest <= 10) return 'row'
  return longest <= 22 ? 'columns' : 'stacked'
}

function drawSelect(field: DialogField, focus: boolean): Markup {
  const { options, value } = field
  return markup`<select ${commonOf(field, focus)}><option value="">–</option>${options.map(
    (option) =>
      markup`<option value="${option.value}"${value.includes(option.value) && markup` selected`}>${option.label}</option>`,
  )}</select>`
}

function drawInput(field: DialogField, focus: boolean): Markup {
  const [said = ''] = field.value
  const common = markup`${commonOf(field, focus)} maxlength="${field.most}"`
  // The first line break after the tag is no part of the text.
  if (field.kind === 'text') return markup`<textarea ${common} rows="3">\n${said}</textarea>`
  return markup`<input ${common} value="${said}" autocomplete="off">`
}

const commonOf = (field: DialogField, focus: boolean) =>
  markup`id="${idOf(field)}" name="${field.name}"${
    field.required && markup` aria-required="true"`
  }${field.fault && markup` aria-invalid="true"`}${describedBy(field)}${focus && markup` autofocus`}`

/** What is read out with a field: its hint, and why it was not taken. */
function describedBy(field: DialogField): Markup | false {
  const ids = [field.hint && `${idOf(field)}-hint`, field.fault && `${idOf(field)}-fault`].filter(Boolean)
  return ids.length > 0 && markup` aria-describedby="${ids.join(' ')}"`
}

const drawTies = (field: DialogField): Markup =>
  markup`${field.hint && markup`<p class="tip" id="${idOf(field)}-hint">${field.hint}</p>`}
    ${field.fault && markup`<p class="fault" id="${idOf(field)}-fault">${field.fault}</p>`}`
